/// How a function of one number extends to functions of one variable: to values with derivatives, and to
/// enclosures over an interval; nil where it does not.
public struct SymbolicFunction: Sendable {
  /// The composition with a function that has derivatives.
  public let jet: (@Sendable (Jet) -> Jet)?
  /// The value at a number, that of ``jet`` without its derivatives; nil where the jet must tell it.
  public let value: (@Sendable (Estimate) -> Estimate)?
  /// The composition with a function on an interval.
  public let series: (@Sendable (Series) -> Series)?
  /// What the function is beside that.
  public let kind: Kind

  /// What is known of a function where its argument tends to 0 or to infinity.
  public enum Kind: Sendable {
    case exponential, logarithm, squareRoot, absoluteValue
    /// It is 0 at 0, and has a derivative there.
    case vanishing
    case other
  }

  /// An extension.
  public init(
    jet: (@Sendable (Jet) -> Jet)? = nil, value: (@Sendable (Estimate) -> Estimate)? = nil,
    series: (@Sendable (Series) -> Series)? = nil, kind: Kind = .other
  ) {
    self.jet = jet
    self.value = value
    self.series = series
    self.kind = kind
  }

  /// An extension by the derivatives at a number.
  ///
  /// - Parameter value: The value alone, where that is less work.
  public init(
    derivatives: @escaping JetFunction, value: (@Sendable (Estimate) -> Estimate)? = nil,
    series: (@Sendable (Series) -> Series)? = nil, kind: Kind = .other
  ) {
    self.init(
      jet: { $0.composed(with: derivatives($0.value)) }, value: value ?? { derivatives($0).value },
      series: series, kind: kind)
  }
}

/// How an operation on two numbers extends to functions of one variable.
public struct SymbolicOperation: Sendable {
  /// For functions that have derivatives.
  public let jet: JetOperation
  /// For functions on an interval.
  public let series: @Sendable (Series, Series) -> Series
  /// Whether it is the power of the first to the second.
  public let isPower: Bool

  /// An extension.
  public init(
    jet: @escaping JetOperation, series: @escaping @Sendable (Series, Series) -> Series,
    isPower: Bool = false
  ) {
    self.jet = jet
    self.series = series
    self.isPower = isPower
  }
}
