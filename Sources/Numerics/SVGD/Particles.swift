/// Points on the real line or in a space of a few dimensions, all of one weight.
///
/// The coordinates are held one axis after the other: first those of all particles along axis 0, then
/// those along axis 1, and so on.
public struct Particles: Sendable, Hashable {
  /// How many there are.
  public let count: Int
  /// The number of coordinates of each.
  public let dimension: Int
  /// The coordinates, axis by axis.
  public internal(set) var coordinates: [Double]

  /// Particles on the real line.
  ///
  /// - Throws: `NumericsError.countMismatch` when there is none, `invalidParameter` when one is not
  ///   within 1e100.
  public init(_ places: [Double]) throws(NumericsError) {
    try self.init(coordinates: places, count: places.count, dimension: 1)
  }

  /// Particles from their points.
  ///
  /// - Throws: `NumericsError.countMismatch` when there is none, or when the points differ in their
  ///   number of coordinates; `invalidParameter` when a coordinate is not within 1e100.
  public init(points: [[Double]]) throws(NumericsError) {
    let dimension = points.first?.count ?? 1
    var coordinates = Array(repeating: 0.0, count: points.count * dimension)
    for (index, point) in points.enumerated() {
      guard point.count == dimension else {
        throw .countMismatch(name: "particles", count: point.count, expected: dimension)
      }
      for axis in 0..<dimension { coordinates[axis * points.count + index] = point[axis] }
    }
    try self.init(coordinates: coordinates, count: points.count, dimension: dimension)
  }

  private init(coordinates: [Double], count: Int, dimension: Int) throws(NumericsError) {
    guard count > 0, dimension > 0 else {
      throw .countMismatch(name: "particles", count: 0, expected: 1)
    }
    for coordinate in coordinates {
      try Domain.checkLocation(coordinate, name: "particles")
    }
    self.coordinates = coordinates
    self.count = count
    self.dimension = dimension
  }

  /// Particle `index` as a point.
  public subscript(index: Int) -> [Double] {
    (0..<dimension).map { coordinates[$0 * count + index] }
  }

  /// The particles as points.
  public var points: [[Double]] { (0..<count).map { self[$0] } }
}
