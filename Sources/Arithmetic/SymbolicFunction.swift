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
  /// All values of the function, where they are bounded whatever its argument is.
  public let image: ClosedRange<Double>?
  /// The composition with a function next to an end, where ``kind`` does not tell it.
  public let atEnd: (@Sendable (EndExpansion) -> EndExpansion?)?

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
    series: (@Sendable (Series) -> Series)? = nil, kind: Kind = .other,
    image: ClosedRange<Double>? = nil, atEnd: (@Sendable (EndExpansion) -> EndExpansion?)? = nil
  ) {
    self.jet = jet
    self.value = value
    self.series = series
    self.kind = kind
    self.image = image
    self.atEnd = atEnd
  }

  /// An extension by the derivatives at a number.
  ///
  /// - Parameter value: The value alone, where that is less work.
  public init(
    derivatives: @escaping JetFunction, value: (@Sendable (Estimate) -> Estimate)? = nil,
    series: (@Sendable (Series) -> Series)? = nil, kind: Kind = .other,
    image: ClosedRange<Double>? = nil, atEnd: (@Sendable (EndExpansion) -> EndExpansion?)? = nil
  ) {
    self.init(
      jet: { $0.composed(with: derivatives($0.value)) }, value: value ?? { derivatives($0).value },
      series: series, kind: kind, image: image, atEnd: atEnd)
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
  /// For functions next to an end, where their ranges do not tell enough.
  public let atEnd: (@Sendable (EndExpansion, EndExpansion) -> EndExpansion?)?

  /// An extension.
  public init(
    jet: @escaping JetOperation, series: @escaping @Sendable (Series, Series) -> Series,
    isPower: Bool = false,
    atEnd: (@Sendable (EndExpansion, EndExpansion) -> EndExpansion?)? = nil
  ) {
    self.jet = jet
    self.series = series
    self.isPower = isPower
    self.atEnd = atEnd
  }
}
