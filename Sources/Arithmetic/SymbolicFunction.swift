/// How a function of one number extends to functions of one variable: to values with derivatives, and to
/// enclosures over an interval; nil where it does not.
public struct SymbolicFunction: Sendable {
  /// The composition with a function that has derivatives.
  public let jet: (@Sendable (Jet) -> Jet)?
  /// The composition with a function on an interval.
  public let series: (@Sendable (Series) -> Series)?

  /// An extension.
  public init(
    jet: (@Sendable (Jet) -> Jet)? = nil, series: (@Sendable (Series) -> Series)? = nil
  ) {
    self.jet = jet
    self.series = series
  }

  /// An extension by the derivatives at a number.
  public init(
    derivatives: @escaping JetFunction, series: (@Sendable (Series) -> Series)? = nil
  ) {
    self.init(jet: { $0.composed(with: derivatives($0.value)) }, series: series)
  }
}

/// How an operation on two numbers extends to functions of one variable.
public struct SymbolicOperation: Sendable {
  /// For functions that have derivatives.
  public let jet: JetOperation
  /// For functions on an interval.
  public let series: @Sendable (Series, Series) -> Series

  /// An extension.
  public init(
    jet: @escaping JetOperation, series: @escaping @Sendable (Series, Series) -> Series
  ) {
    self.jet = jet
    self.series = series
  }
}
