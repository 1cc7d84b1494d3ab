import Arithmetic

/// The polygon with points left out that lie within a tolerance of the line through their
/// neighbours.
///
/// From each kept point a cone is carried along, narrow enough to pass every later point within the
/// tolerance; the point before the first one outside the cone is kept next.
/// - Complexity: O(n).
func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var kept = [points[0]]
  var anchor = points[0]
  var cone: Cone?
  var farthest = 0.0
  var i = 1
  while i < points.count {
    let point = points[i]
    let distance = anchor.distance(to: point)
    let isInside = cone.map { $0.contains(point, from: anchor) } ?? true
    if (isInside && distance >= farthest - tolerance) || anchor == points[i - 1] {
      farthest = max(farthest, distance)
      if distance > tolerance {
        let next = Cone(from: anchor, around: point, distance: distance, radius: tolerance)
        cone = cone.map { $0.narrowed(by: next) } ?? next
      }
      i += 1
    } else {
      anchor = points[i - 1]
      kept.append(anchor)
      cone = nil
      farthest = 0
      // The same point is looked at again from its new anchor, which is its direct neighbour.
    }
  }
  kept.append(points[points.count - 1])
  return kept
}

/// The directions from a point between two others, less than a half turn apart.
private struct Cone {
  var left: Point
  var right: Point

  /// The directions that pass a point within a radius smaller than its distance.
  init(from anchor: Point, around point: Point, distance: Double, radius: Double) {
    let (dx, dy) = ((point.x - anchor.x) / distance, (point.y - anchor.y) / distance)
    let sine = radius / distance
    let cosine = max(0, 1 - sine * sine).squareRoot()
    left = Point(dx * cosine - dy * sine, dy * cosine + dx * sine)
    right = Point(dx * cosine + dy * sine, dy * cosine - dx * sine)
  }

  private static func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }

  func contains(_ point: Point, from anchor: Point) -> Bool {
    let direction = Point(point.x - anchor.x, point.y - anchor.y)
    return Self.cross(right, direction) >= 0 && Self.cross(direction, left) >= 0
  }

  func narrowed(by other: Cone) -> Cone {
    var cone = self
    if Self.cross(other.left, left) > 0 { cone.left = other.left }
    if Self.cross(right, other.right) > 0 { cone.right = other.right }
    return cone
  }
}

/// Of many points in each column of half a pixel, the first, the lowest, the highest and the last:
/// the drawing stays the same and its size no longer grows with the data.
///
/// Only for points that rise in x; others are returned as they are.
func thinnedByColumn(_ points: [Point]) -> [Point] {
  guard points.count > 4000, zip(points, points.dropFirst()).allSatisfy({ $0.x <= $1.x }) else {
    return points
  }
  var thinned: [Point] = []
  var start = 0
  while start < points.count {
    let column = (points[start].x * 2).rounded(.down)
    var end = start
    var low = start
    var high = start
    while end < points.count, (points[end].x * 2).rounded(.down) == column {
      if points[end].y < points[low].y { low = end }
      if points[end].y > points[high].y { high = end }
      end += 1
    }
    for i in Set([start, low, high, end - 1]).sorted() { thinned.append(points[i]) }
    start = end
  }
  return thinned
}
