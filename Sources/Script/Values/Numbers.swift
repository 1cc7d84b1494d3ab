/// An array of numbers, held flat: the form of every array whose elements are all numbers.
public struct Numbers: Sendable, Hashable {
  /// The estimates.
  public let values: [Double]
  /// The error bounds, one for each value; empty when all values are exact.
  public let errors: [Double]

  /// Exact numbers.
  public init(_ values: [Double]) {
    self.values = values
    errors = []
  }

  /// Numbers with error bounds: as many bounds as values, or none when all are exact. Missing
  /// bounds are taken as 0 and superfluous ones are dropped.
  public init(_ values: [Double], errors: [Double]) {
    self.values = values
    if errors.allSatisfy({ $0 == 0 }) {
      self.errors = []
    } else if errors.count == values.count {
      self.errors = errors
    } else {
      self.errors = values.indices.map { $0 < errors.count ? errors[$0] : 0 }
    }
  }

  /// The numbers of an array.
  public init(_ numbers: [Number]) {
    values = numbers.map(\.value)
    errors = numbers.allSatisfy(\.isExact) ? [] : numbers.map(\.error)
  }

  /// How many there are.
  public var count: Int { values.count }
  /// Whether there are none.
  public var isEmpty: Bool { values.isEmpty }

  /// The number at `index`, which must be one of `0..<count`.
  public subscript(_ index: Int) -> Number {
    Number(values[index], error: errors.isEmpty ? 0 : errors[index])
  }

  /// The numbers one by one.
  public var array: [Number] { values.indices.map { self[$0] } }
}
