import Arithmetic

/// Inexact arguments of words that do not compute with errors themselves.
extension Invocation {
  /// Where an inexact value stands in a call.
  private enum Place {
    case receiver
    case argument(Int)

    /// The index of the argument; nil for the receiver.
    var index: Int? {
      if case .argument(let index) = self { index } else { nil }
    }

    /// The value that stands there.
    func value(_ values: [Value?], _ receiver: Value?) -> Value? {
      if case .argument(let index) = self { values[index] } else { receiver }
    }
  }

  /// The variations of the call's arguments, each with the place of the argument; empty when the word
  /// computes with the errors itself or all arguments are exact.
  private func variations(
    _ values: [Value?], _ receiver: Value?
  ) -> [(place: Place, variation: Variation)] {
    guard word.errors == .varied else { return [] }
    var result: [(place: Place, variation: Variation)] = []
    func add(_ place: Place, _ index: Int, _ variations: [Variation]) {
      result += variations.map { (place, $0.of($0.source.at(index))) }
    }
    if let receiver, variesReceiver(receiver) { add(.receiver, -1, followed(receiver)) }
    for (index, parameter) in word.parameters.enumerated() where !parameter.carriesError {
      guard let value = values[index] else { continue }
      if parameter.movesCaptured {
        add(.argument(index), index, value.variationsWithCaptured)
      } else if parameter.type.isNumeric || value.isMade {
        add(.argument(index), index, followed(value))
      }
    }
    return result
  }

  /// The variations of a value that its own bounds do not hold for the word.
  private func followed(_ value: Value) -> [Variation] {
    guard word.heldErrors == .read, case .object = value else { return value.variations }
    return value.variations.filter { !$0.isHeld }
  }

  /// Whether what the word makes holds in itself what a variation does.
  private func holds(_ member: (place: Place, variation: Variation)) -> Bool {
    word.heldErrors == .kept && member.variation.isHeld
  }

  private func variesReceiver(_ value: Value) -> Bool {
    if case .object = value { return true }
    return false
  }

  /// Runs the word; where an argument is inexact, at its value and moved within its bound.
  func runWithErrors(
    _ values: [Value?], _ receiver: Value?, _ chapter: String, _ context: EvaluationContext,
    _ run: ([Value?], Value?) throws(WordError) -> Value
  ) throws(WordError) -> Value {
    if word.errors == .ignored { return try run(values, receiver) }
    let given = Arguments(signature, receiver: receiver, values: values, chapter: chapter)
    if let enclosing = word.enclosing, let value = try enclosing(given) {
      return value
    }
    let found = variations(values, receiver)
    guard !found.isEmpty else { return try run(values, receiver) }
    let result = try runVaried(values, receiver, found, run)
    // What the object holds in itself needs no enclosure.
    guard case .object(let object) = result,
      object.storage.variations.contains(where: { !$0.isHeld }), tellsAll(receiver),
      let enclosure = try word.enclosure?(given, context)
    else { return result }
    return .object(object.enclosed(by: enclosure))
  }

  /// Whether all that the receiver may be is known: what it is made of is exact, or it is enclosed. Else
  /// nothing that its word makes can be.
  private func tellsAll(_ receiver: Value?) -> Bool {
    guard case .object(let object)? = receiver, object.enclosure == nil else { return true }
    return object.storage.variations.allSatisfy(\.isHeld)
  }

  /// Runs the word at the values of inexact arguments and moved within their bounds.
  private func runVaried(
    _ values: [Value?], _ receiver: Value?, _ found: [(place: Place, variation: Variation)],
    _ run: ([Value?], Value?) throws(WordError) -> Value
  ) throws(WordError) -> Value {
    let nominal = nominal(values)
    let nominalReceiver = receiver.map { variesReceiver($0) ? $0.nominal : $0 }
    let result = try run(nominal, nominalReceiver)
    let call = Variation.Source.newCall()
    let groups = grouped(found.filter { $0.variation.partners.isEmpty })
    // The quantities as the result knows them.
    let quantities = groups.map { group in
      Variation(
        source: group[0].variation.source.given(to: call), moved: group[0].variation.moved,
        stretch: group[0].variation.stretch,
        isEstimated: group.contains(where: \.variation.isEstimated),
        isHeld: group.allSatisfy(holds))
    }
    // The result with some of the quantities at one of their places.
    func made(_ moves: [(index: Int, place: Int)]) throws(WordError) -> Value? {
      var arguments = nominal
      var target = nominalReceiver
      let own = moves.map { (source: groups[$0.index][0].variation.source, place: $0.place) }
      for member in moves.flatMap({ groups[$0.index] }) {
        guard let moved = self.moved(member, by: own, values, receiver) else { return nil }
        if let index = member.place.index { arguments[index] = moved } else { target = moved }
      }
      do throws(WordError) { return try run(arguments, target) } catch {
        throw refusal(of: groups[moves[0].index][0].place, values)
      }
    }
    var moved: [Variation] = []
    for (index, quantity) in quantities.enumerated() {
      var results: [Value] = []
      for place in quantity.moved.indices {
        if let value = try made([(index, place)]) { results.append(value) }
      }
      moved.append(quantity.replaced(by: results))
    }
    let isOpen = quantities.count > 1 && result.isOpenToPairs(moved)
    let keepsPairs = quantities.count <= Self.mostInPairs && result.keepsPairs
    let pairs = try Variation.pairs(of: quantities) { i, j in
      isOpen || keepsPairs || !quantities[i].isShort && !quantities[j].isShort
    } _: { moves throws(WordError) in
      try made(moves)
    }
    do throws(VariationError) {
      var covered = try result.covering(moved + pairs)
      if isOpen, pairs.count < quantities.count * (quantities.count - 1) / 2 {
        // What two of many do at once is not known.
        covered = covered.doubted(bits: Estimate(0).estimated.doubtBits)
      }
      return word.confine?(covered) ?? covered
    } catch {
      throw refusal(of: found[0].place, values)
    }
  }

  /// The arguments without what is not known of them, where the word does not carry that on itself.
  private func nominal(_ values: [Value?]) -> [Value?] {
    var nominal = values
    for (index, parameter) in word.parameters.enumerated() where !parameter.carriesError {
      guard let value = values[index] else { continue }
      if parameter.movesCaptured {
        // A closure that is known but for roundings stays as it is.
        if !value.variationsWithCaptured.isEmpty { nominal[index] = value.nominalWithCaptured }
      } else if parameter.type.isNumeric || value.isMade {
        nominal[index] = value.nominal
      }
    }
    return nominal
  }

  /// The argument, or the receiver, that varies, moved by quantities to some of their places; nil where it
  /// cannot be.
  private func moved(
    _ member: (place: Place, variation: Variation),
    by moves: [(source: Variation.Source, place: Int)], _ values: [Value?], _ receiver: Value?
  ) -> Value? {
    if moves.count == 1 {
      return member.variation.moved.indices.contains(moves[0].place)
        ? member.variation.moved[moves[0].place] : member.variation.moved.last
    }
    let index = member.place.index
    return member.place.value(values, receiver)?.moved(
      by: moves, withCaptured: index.map { word.parameters[$0].movesCaptured } ?? false
    ) { $0.at(index ?? -1) }
  }

  /// The most quantities of which an object or a function keeps what two of them do at once.
  private static let mostInPairs = 3

  /// The variations with what moves together put together, in the order in which they first stand.
  private func grouped(
    _ found: [(place: Place, variation: Variation)]
  ) -> [[(place: Place, variation: Variation)]] {
    var places: [Variation.Source: Int] = [:]
    var groups: [[(place: Place, variation: Variation)]] = []
    for member in found {
      if let index = places[member.variation.source] {
        groups[index].append(member)
      } else {
        places[member.variation.source] = groups.count
        groups.append([member])
      }
    }
    return groups
  }

  /// What is told when a word has no result for all that an argument may be.
  private func refusal(of place: Place, _ values: [Value?]) -> WordError {
    guard case .argument(let index) = place else {
      return WordError(
        .inexactArgument,
        "'\(word.name)' has no result for all that the errors of its receiver allow")
    }
    let parameter = word.parameters[index]
    var found = ""
    if case .number(let number)? = values[index] { found = ", \(number.printed(.full).text)" }
    return WordError(
      .inexactArgument,
      "'\(parameter.name)' of '\(word.name)' is not known well enough\(found): the word has no result "
        + "for all that its error allows; '.value' takes it as exact", parameter: parameter.name)
  }

  /// Refuses a number that is not certain where a count or an option is wanted.
  func checkCertain(_ value: Value, _ parameter: Parameter) throws(WordError) {
    let isWhole = parameter.requirement?.isWhole ?? false
    guard isWhole || parameter.mustBeCertain else { return }
    let numbers: [Estimate] =
      switch value {
      case .number(let number): [number]
      case .numbers(let numbers) where !numbers.areExact: numbers.array
      default: []
      }
    guard let found = numbers.first(where: { isWhole ? !$0.isExact : !$0.isCertain }) else {
      return
    }
    throw WordError(
      .inexactArgument,
      "'\(parameter.name)' of '\(word.name)' takes a number that is certain, not "
        + found.printed(.full).text + (found.isDrawn ? "" : "; '.value' takes it as exact"),
      parameter: parameter.name)
  }
}

extension Estimate {
  /// Whether the number is no more than a few roundings from the truth.
  fileprivate var isCertain: Bool { !isDrawn && !isEstimated && error <= 8 * value.ulp }
}

extension Value {
  /// Whether it keeps how it varies, for what is made of it later.
  fileprivate var keepsPairs: Bool {
    switch self {
    case .object, .function: true
    default: false
    }
  }

  /// Whether a word made the value, and it may vary with what it was made from.
  fileprivate var isMade: Bool {
    switch self {
    case .object: true
    case .function(let function): function.body is VariedFunction
    default: false
    }
  }
}

extension ValueType {
  /// Whether numbers or arrays of them are of the type, and nothing is left open.
  fileprivate var isNumeric: Bool {
    switch self {
    case .number, .range: true
    case .array(let element): element.isNumeric
    case .oneOf(let types): types.contains(where: \.isNumeric)
    default: false
    }
  }
}

extension Requirement {
  /// Whether a whole number is wanted.
  var isWhole: Bool {
    switch self {
    case .whole, .wholePositive, .wholeNonnegative: true
    default: false
    }
  }
}
