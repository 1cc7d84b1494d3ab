/// A place where a function changes, and the length over which it does.
///
/// Landmarks tell the quadrature where to look: it refines around `location` in steps of `scale`.
public struct Landmark: Sendable, Hashable {
  /// Where the function changes.
  public let location: Double
  /// The length over which it changes, positive.
  public let scale: Double

  /// A landmark.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless `location` is finite and `scale` is positive,
  ///   both within 1e100 (and `scale` at least 1e-100).
  public init(location: Double, scale: Double) throws(NumericsError) {
    try Domain.checkLocation(location, name: "location")
    try Domain.checkScale(scale, name: "scale")
    self.location = location
    self.scale = scale
  }

  /// A landmark whose parts are forced into range.
  init(clampedLocation location: Double, scale: Double) {
    self.location = min(max(location, -Domain.largestLocation), Domain.largestLocation)
    self.scale = min(max(scale, Domain.smallestScale), Domain.largestScale)
  }
}
