/// When an iteration may stop, and when it must.
public struct Tolerance: Sendable, Hashable {
  /// Stop when the error bound is below this part of the result's absolute value.
  public var relative: Double
  /// Stop when the error bound is below this number.
  public var absolute: Double
  /// Stop, not converged, after this many evaluations.
  public var maximumEvaluations: Int

  /// A stopping rule; either tolerance being met is enough.
  public init(
    relative: Double = 1e-13, absolute: Double = 0, maximumEvaluations: Int = 500_000
  ) {
    self.relative = relative
    self.absolute = absolute
    self.maximumEvaluations = maximumEvaluations
  }

  /// The default rule: 1e-13 relative, 500,000 evaluations.
  public static let standard = Tolerance()

  func check() throws(NumericsError) {
    guard relative >= 0, relative.isFinite else {
      throw .invalidParameter(
        name: "relativeTolerance", value: relative, requirement: "a number that is not negative")
    }
    guard absolute >= 0, absolute.isFinite else {
      throw .invalidParameter(
        name: "absoluteTolerance", value: absolute, requirement: "a number that is not negative")
    }
    try Domain.checkCount(maximumEvaluations, name: "maximumEvaluations", atLeast: 1)
  }
}
