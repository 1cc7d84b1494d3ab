import Arithmetic
import Diagnostics

/// Resolves the names of expressions, infers their types and reports what cannot be right; gives
/// code that is ready to run.
///
/// What has an error has the type `.any`, so that one mistake is one message.
struct ExpressionChecker {
  /// An expression after checking.
  struct Checked {
    let type: ValueType
    let code: any Code
  }

  /// How many types inside each other are told apart; what is deeper is of any type.
  private static let typeNesting = 20

  let invocations: InvocationTable
  let definitions: DefinitionTable
  let chapter: String
  var sink: DiagnosticSink
  /// The name outside of all functions that is being defined, and how many sums and products it has so far.
  private(set) var definedName = ""
  var chainCount = 0
  /// Whether all expressions could be parsed.
  private(set) var isSound = true
  /// Whether messages about unknown names say what was probably meant, which costs time.
  var offersNames = true

  init(
    invocations: InvocationTable, definitions: DefinitionTable, chapter: String,
    source: SourceFragment
  ) {
    self.invocations = invocations
    self.definitions = definitions
    self.chapter = chapter
    sink = DiagnosticSink(source: source)
  }

  /// Takes note of something that could not be parsed.
  mutating func markUnsound() { isSound = false }

  var words: WordTable { invocations.words }

  func fits(_ given: ValueType, _ expected: ValueType) -> Bool {
    invocations.matching.fits(given, expected)
  }

  func place(_ range: Range<Int>) -> SourceRange { sink.source.range(range) }

  /// What stands for an expression with an error.
  func unknown(_ range: Range<Int>) -> Checked {
    Checked(type: .any, code: UncheckedCode(place(range)))
  }

  private func constant(_ value: Value, _ range: Range<Int>) -> Checked {
    Checked(type: value.type, code: ConstantCode(value, place(range)))
  }

  /// Checks an expression.
  ///
  /// - Parameters:
  ///   - expected: The type that the place of the expression wants, which tells closures the types
  ///     of their parameters.
  ///   - name: The name that the value is given, for messages about closures.
  mutating func check(
    _ expression: Expression, in scope: Scope, expected: ValueType = .any, name: String? = nil
  ) -> Checked {
    if let name, scope.isOutermost {
      definedName = name
      chainCount = 0
    }
    let checked = checkKind(of: expression, in: scope, expected: expected, name: name)
    // What is nested deeper in values is refused when they are made.
    guard checked.type.isNested(beyond: Self.typeNesting) else { return checked }
    return Checked(type: .any, code: checked.code)
  }

  private mutating func checkKind(
    of expression: Expression, in scope: Scope, expected: ValueType, name: String?
  ) -> Checked {
    let range = expression.range
    if sink.isFull { return unknown(range) }
    switch expression.kind {
    case .invalid:
      markUnsound()
      return unknown(range)
    case .number(let value): return constant(.number(value), range)
    case .truth(let value): return constant(.truth(value), range)
    case .text(let text): return constant(.text(text), range)
    case .interpolation(let parts, let end):
      return checkInterpolation(parts, end: end, range, in: scope)
    case .symbol(let name): return constant(.symbol(name), range)
    case .name(let name): return checkName(name, range, in: scope)
    case .array(let elements): return checkArray(elements, range, in: scope, expected: expected)
    case .dictionary(let entries):
      return checkDictionary(entries, range, in: scope, expected: expected)
    case .range(let lower, let upper): return checkRange(lower, upper, range, in: scope)
    case .member(let base, let member): return checkMember(base, member, range, in: scope)
    case .element(let base, let index): return checkElement(base, index, range, in: scope)
    case .call(let call): return checkCall(call, range, in: scope)
    case .closure(let closure):
      return checkClosure(closure, expression, in: scope, expected: expected, name: name)
    default: return checkOperation(expression, in: scope, expected: expected)
    }
  }

  // MARK: Names

  mutating func checkName(
    _ name: String, _ range: Range<Int>, in scope: Scope, orChapters chapters: Set<String> = []
  ) -> Checked {
    if let entry = scope.local(name) {
      return Checked(type: entry.type, code: SlotCode(entry.slot, place(range)))
    }
    if let index = definitions[chapter, name] { return checkDefinition(index, range, in: scope) }
    if let invocation = invocations[name] { return reference(invocation, nil, range, in: scope) }
    if sink.isFull { return unknown(range) }
    if definitions.chapters.contains(name) {
      sink.report(
        "unknown-name", "'\(name)' is a chapter; its definitions are written \(name).name", range)
      return unknown(range)
    }
    // Looking for what was meant costs time; after so many errors it is no help any more.
    if sink.diagnostics.count > 20 || !offersNames {
      sink.report("unknown-name", "'\(name)' is not defined", range)
      return unknown(range)
    }
    if let other = words.otherNames[name] {
      sink.report("unknown-name", "'\(name)' is not defined; write \(other)", range)
      return unknown(range)
    }
    let candidates =
      scope.localNames + definitions.names(in: chapter) + chapters.sorted()
      + words.words.map(\.name)
    var notes: [Diagnostic.Note] = []
    if nearest(to: name, in: candidates) == nil {
      for other in definitions.chapters.sorted() where definitions[other, name] != nil {
        notes.append(
          Diagnostic.Note("another chapter defines it; from here it is \(other).\(name)"))
      }
    }
    // Every name of one letter is near to every other one.
    let offer = name.count > 1 ? suggestion(for: name, in: candidates) : ""
    sink.report("unknown-name", "'\(name)' is not defined\(offer)", range, notes: notes)
    return unknown(range)
  }

  func checkDefinition(_ index: Int, _ range: Range<Int>, in scope: Scope) -> Checked {
    let entry = definitions.entries[index]
    let type = definitions.type(at: index)
    let slot = scope.global(entry.name, type)
    return Checked(type: type, code: SlotCode(slot, place(range)))
  }

  /// A word or member that is named and not called: its value when it has no parameters, else the
  /// function.
  func reference(
    _ invocation: Invocation, _ receiver: Checked?, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let word = invocation.word
    scope.note(word)
    guard !word.parameters.isEmpty else {
      let code = WordCode(
        invocation, receiver: receiver?.code, arguments: [], chapter: chapter, place(range))
      return Checked(type: resultType(word, receiver, []), code: code)
    }
    let needed = word.parameters.filter { !$0.isOptional }
    let shown = needed.isEmpty ? word.parameters : needed
    let anyCount =
      word.parameters.contains(where: \.isVariadic) || shown.count != word.parameters.count
    return Checked(
      type: anyCount ? .any : .function(shown.map(\.type), word.result),
      code: WordReferenceCode(
        invocation, receiver: receiver?.code, chapter: chapter, place(range)))
  }

  func resultType(_ word: Word, _ receiver: Checked?, _ arguments: [ValueType]) -> ValueType {
    word.resultRule?((receiver.map { [$0.type] } ?? []) + arguments) ?? word.result
  }

  /// Reports a local definition whose name is taken in the same scope.
  mutating func reportIfTaken(_ name: Name, in scope: Scope) {
    guard let earlier = scope.own(name.text) else { return }
    sink.report(
      "duplicate-definition", "'\(name.text)' is defined twice here", name.range,
      notes: earlier.place.map { [Diagnostic.Note("the first one is here", at: place($0))] } ?? [])
  }

  // MARK: Collections

  private mutating func checkArray(
    _ elements: [Expression], _ range: Range<Int>, in scope: Scope, expected: ValueType
  ) -> Checked {
    let wanted = expected.elementType
    var codes: [any Code] = []
    var type: ValueType?
    codes.reserveCapacity(elements.count)
    for element in elements {
      let checked = check(element, in: scope, expected: wanted)
      codes.append(checked.code)
      type = type.map { $0.joined(checked.type) } ?? checked.type
    }
    let constants = codes.compactMap { ($0 as? ConstantCode)?.value }
    if constants.count == codes.count {
      return Checked(
        type: .array(type ?? .any), code: ConstantCode(.list(constants), place(range)))
    }
    return Checked(type: .array(type ?? .any), code: ArrayCode(codes, place(range)))
  }

  private mutating func checkRange(
    _ lower: Expression, _ upper: Expression, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let low = check(lower, in: scope)
    let high = check(upper, in: scope)
    for (end, checked) in [(lower, low), (upper, high)] where !fits(checked.type, .number) {
      sink.report(
        "type-mismatch", "the end of a range is a number, not \(checked.type.phrase)", end.range)
    }
    if let a = (low.code as? ConstantCode)?.value, let b = (high.code as? ConstantCode)?.value,
      case .number(let a) = a, case .number(let b) = b
    {
      if a.value <= b.value {
        return constant(.range(lower: a.argument, upper: b.argument), range)
      }
      sink.report(
        "empty-range", "a range goes from its lower end to its upper end", range,
        annotation: "\(b.printed().text)...\(a.printed().text)")
    }
    return Checked(type: .range, code: RangeCode(low.code, high.code, place(range)))
  }
}

extension ValueType {
  /// The type of the elements of an array or dictionary, as far as it is known.
  public var elementType: ValueType {
    switch self {
    case .array(let element), .dictionary(let element): element
    case .oneOf(let types):
      types.lazy.map(\.elementType).first { $0 != .any } ?? .any
    default: .any
    }
  }

  /// Whether it has more than `limit` types inside each other.
  ///
  /// - Complexity: O(min(n, 2^limit)) in the number of types that it is made of; O(limit) for arrays of
  ///   arrays.
  func isNested(beyond limit: Int) -> Bool {
    if limit < 0 { return true }
    switch self {
    case .array(let element), .dictionary(let element): return element.isNested(beyond: limit - 1)
    case .function(let parameters, let result):
      return result.isNested(beyond: limit - 1)
        || parameters.contains { $0.isNested(beyond: limit - 1) }
    case .oneOf(let types): return types.contains { $0.isNested(beyond: limit - 1) }
    case .any, .number, .truth, .text, .symbol, .range, .object, .record: return false
    }
  }

  /// The narrowest simple type that holds both.
  public func joined(_ other: ValueType) -> ValueType {
    if self == other { return self }
    switch (self, other) {
    case (.array(let a), .array(let b)): return .array(a.joined(b))
    case (.dictionary(let a), .dictionary(let b)): return .dictionary(a.joined(b))
    case (.symbol(let a), .symbol(let b)):
      // A place takes a few symbols at most; comparing thousands with each other would take long.
      return a.count + b.count > 100 ? .symbol([]) : .symbol(a + b.filter { !a.contains($0) })
    default: return .any
    }
  }
}
