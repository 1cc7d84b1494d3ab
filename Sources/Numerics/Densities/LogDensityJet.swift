/// The value, first and second derivative of a log density at a point, with bounds on their errors.
public struct LogDensityJet: Sendable, Hashable {
  /// The log density, up to a constant; minus infinity where there is no mass.
  public var value: Double
  /// A bound on the error of `value`.
  public var valueError: Double
  /// The first derivative, which is the score.
  public var slope: Double
  /// A bound on the error of `slope`.
  public var slopeError: Double
  /// The second derivative.
  public var curvature: Double
  /// A bound on the error of `curvature`.
  public var curvatureError: Double

  /// A log density with its derivatives.
  public init(
    value: Double, valueError: Double, slope: Double, slopeError: Double, curvature: Double,
    curvatureError: Double
  ) {
    self.value = value
    self.valueError = valueError
    self.slope = slope
    self.slopeError = slopeError
    self.curvature = curvature
    self.curvatureError = curvatureError
  }

  /// A place without mass.
  static let nowhere = LogDensityJet(
    value: -.infinity, valueError: 0, slope: .nan, slopeError: 0, curvature: .nan,
    curvatureError: 0)
}

/// A log density up to a constant, as a function with its derivatives.
public typealias LogDensity = @Sendable (Double) -> LogDensityJet
