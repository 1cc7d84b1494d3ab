/// An array of numbers, held flat: the form of every array whose elements are all numbers.
public struct Numbers: Sendable, Hashable {
  /// The computed numbers.
  public let values: [Double]
  /// The error bounds, one for each value; empty when all values are exact.
  public let errors: [Double]
  /// What is known besides; nil when values and bounds are all.
  private let draws: Draws?
  /// How the numbers came about, where that is known of one, and values and bounds are all besides; else
  /// empty.
  private let lineages: [Lineage]

  /// What is known besides about the numbers of an array.
  fileprivate enum Draws: Sendable, Hashable {
    /// All come from draws and none has an interval; their ancestries, none where nothing is known of any.
    case bare([Ancestry])
    /// Each number with its interval, or as a literal.
    case each([Estimate])

    subscript(_ index: Int, _ value: Double, _ error: Double) -> Estimate {
      switch self {
      case .bare(let ancestries):
        ancestries.isEmpty
          ? Estimate(drawn: value, error: error)
          : Estimate(drawn: value, error: error).rooted(in: ancestries[index])
      case .each(let numbers): numbers[index]
      }
    }
  }

  /// Exact numbers.
  public init(_ values: [Double]) {
    self.values = values
    errors = []
    draws = nil
    lineages = []
  }

  /// Numbers with error bounds: as many bounds as values, or none when all are exact. Missing
  /// bounds are taken as 0 and superfluous ones are dropped.
  ///
  /// - Parameter lineages: How they came about, one for each value; empty where that is not known.
  public init(_ values: [Double], errors: [Double], lineages: [Lineage] = []) {
    self.init(values, errors: errors, draws: nil, lineages: lineages)
  }

  fileprivate init(
    _ values: [Double], errors: [Double], draws: Draws?, lineages: [Lineage] = []
  ) {
    self.values = values
    self.draws = draws
    self.lineages = lineages.count == values.count ? lineages : []
    if errors.allSatisfy({ $0 == 0 }) {
      self.errors = []
    } else if errors.count == values.count {
      self.errors = errors
    } else {
      self.errors = values.indices.map { $0 < errors.count ? errors[$0] : 0 }
    }
  }

  /// Numbers from draws of which no interval is known.
  public init(drawn values: [Double], errors: [Double] = []) {
    self.init(values, errors: errors, draws: values.isEmpty ? nil : .bare([]))
  }

  /// The numbers as ones from draws without an interval.
  public var bare: Numbers {
    switch draws {
    case .bare?: self
    case .each(let numbers)?: Numbers(numbers.map(\.bare))
    case nil: Numbers(drawn: values, errors: errors)
    }
  }

  /// The numbers as ones from draws without an interval.
  ///
  /// - Parameter ancestry: The draws that the number at an index is made from, given its own.
  public func bare(from ancestry: (Int, Ancestry) -> Ancestry) -> Numbers {
    Numbers(
      values.indices.map { index in
        let number = self[index]
        return number.bare(from: ancestry(index, number.ancestry))
      })
  }

  /// The draws that the numbers are made from.
  public var ancestry: Ancestry {
    switch draws {
    case nil: .none
    case .bare(let ancestries): ancestries.joined
    case .each(let numbers): numbers.map(\.ancestry).joined
    }
  }

  /// The numbers as ones of whose draws nothing is told.
  public var withoutAncestry: Numbers {
    switch draws {
    case nil: self
    case .bare: Numbers(drawn: values, errors: errors)
    case .each(let numbers): Numbers(numbers.map { $0.rooted(in: .none) })
    }
  }

  /// Whether two of the numbers from draws were made from one draw, or may have been.
  ///
  /// - Complexity: O(n log n).
  public var commonDraws: CommonDraws {
    switch draws {
    case nil: .none
    case .bare(let ancestries):
      ancestries.isEmpty ? (count > 1 ? .unknown : .none) : ancestries.commonDraws
    case .each(let numbers): numbers.filter(\.isDrawn).map(\.ancestry).commonDraws
    }
  }

  /// The numbers of an array.
  public init(_ numbers: [Estimate]) {
    values = numbers.map(\.value)
    errors = numbers.allSatisfy { $0.error == 0 } ? [] : numbers.map(\.error)
    if numbers.allSatisfy({ $0.isPlain && !$0.isLiteral }) {
      draws = nil
      lineages =
        numbers.contains { !$0.isExact && $0.lineage != .unknown } ? numbers.map(\.lineage) : []
    } else {
      lineages = []
      let areBare = numbers.allSatisfy { $0.failure == 1 && !$0.isEstimated && !$0.isRepeated }
      let ancestries = areBare ? numbers.map(\.ancestry) : []
      draws =
        areBare
        ? .bare(ancestries.contains { $0 != .none } ? ancestries : []) : .each(numbers)
    }
  }

  /// How many there are.
  public var count: Int { values.count }
  /// Whether there are none.
  public var isEmpty: Bool { values.isEmpty }
  /// Whether one of them comes from draws.
  public var haveDraws: Bool {
    switch draws {
    case nil: false
    case .bare: true
    case .each(let numbers): numbers.contains(where: \.isDrawn)
    }
  }
  /// Whether values and bounds are all: none comes from draws, no error is an estimate, and none is a
  /// literal that differs from its decimal.
  public var arePlain: Bool { draws == nil }
  /// Whether all are exact, and nothing else is known about them.
  public var areExact: Bool { errors.isEmpty && draws == nil }

  /// The numbers as arguments: literals are their doubles there.
  public var argument: Numbers {
    guard case .each(let numbers)? = draws, numbers.contains(where: \.isLiteral) else {
      return self
    }
    return Numbers(numbers.map(\.argument))
  }

  /// The number at `index`, which must be one of `0..<count`.
  public subscript(_ index: Int) -> Estimate {
    let error = errors.isEmpty ? 0 : errors[index]
    guard let draws else {
      let number = Estimate(values[index], error: error)
      return error == 0 || lineages.isEmpty ? number : number.of(lineages[index])
    }
    return draws[index, values[index], error]
  }

  /// How the numbers came about; empty where nothing is known of any.
  public var knownLineages: [Lineage] { lineages }

  /// The numbers at `indices`, all of which must be among `0..<count`.
  public subscript(_ indices: ClosedRange<Int>) -> Numbers {
    if draws != nil { return Numbers(indices.map { self[$0] }) }
    return Numbers(
      Array(values[indices]), errors: errors.isEmpty ? [] : Array(errors[indices]),
      lineages: lineages.isEmpty ? [] : Array(lineages[indices]))
  }

  /// The numbers one by one.
  public var array: [Estimate] { values.indices.map { self[$0] } }
}

extension Numbers {
  /// Whether all that is known of the numbers is the same; how they came about does not count.
  public static func == (a: Numbers, b: Numbers) -> Bool {
    a.values == b.values && a.errors == b.errors && a.draws == b.draws
  }

  /// Adds what the comparison of arrays looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(values)
    hasher.combine(errors)
    hasher.combine(draws)
  }
}

/// Collects numbers into a flat array; what only some numbers have takes no room until one has it.
public struct NumbersBuilder {
  private var values: [Double] = []
  private var errors: [Double] = []
  private var lineages: [Lineage] = []
  private var marked: [Estimate] = []
  private let capacity: Int

  /// A builder for about `capacity` numbers.
  public init(capacity: Int) {
    self.capacity = capacity
    values.reserveCapacity(capacity)
  }

  /// Adds a number.
  public mutating func append(_ number: Estimate) {
    if !number.isPlain || number.isLiteral || !marked.isEmpty { mark(number) }
    if !lineages.isEmpty {
      lineages.append(number.lineage)
    } else if marked.isEmpty, number.error > 0, number.lineage != .unknown {
      lineages.reserveCapacity(capacity)
      lineages.append(contentsOf: repeatElement(.unknown, count: values.count))
      lineages.append(number.lineage)
    }
    if number.error > 0, errors.isEmpty {
      errors.reserveCapacity(capacity)
      errors.append(contentsOf: repeatElement(0, count: values.count))
      errors.append(number.error)
    } else if !errors.isEmpty {
      errors.append(number.error)
    }
    values.append(number.value)
  }

  private mutating func mark(_ number: Estimate) {
    if marked.isEmpty { marked = numbers.array }
    marked.append(number)
  }

  /// The numbers added so far.
  public var numbers: Numbers {
    marked.isEmpty ? Numbers(values, errors: errors, lineages: lineages) : Numbers(marked)
  }
}
