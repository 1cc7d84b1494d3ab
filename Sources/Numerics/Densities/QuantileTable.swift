import Bisection
import Synchronization

/// The inverse of a distribution function as a table, for many draws from a density that has none in
/// closed form.
///
/// Cubic Hermite interpolation of x over u = P(X <= x) on cells that are halved until the interpolant's
/// u is right to 1e-12 at the middle (Hörmann and Leydold, 2003). The table is made when it is first
/// needed; the tails beyond a mass of 1e-13 on either side are cut off.
final class QuantileTable: Sendable {
  private struct Node {
    let u: Double
    let x: Double
    /// dx/du, one over the density.
    let slope: Double
  }

  private let nodes: Mutex<[Node]?> = Mutex(nil)

  /// The x with P(X <= x) = u, to within 1e-11 in u but for the extreme tails.
  func quantiles(
    _ us: [Double], _ distribution: CumulativePanels, _ pdf: (Double) -> Double
  ) -> [Double] {
    let nodes = nodes.withLock { table in
      if let table { return table }
      let made = Self.nodes(distribution, pdf)
      table = made
      return made
    }
    return us.map { Self.interpolate(nodes, $0) }
  }

  private static func nodes(
    _ distribution: CumulativePanels, _ pdf: (Double) -> Double
  ) -> [Node] {
    let tail = 1e-13
    var result: [Node] = []
    func node(_ x: Double) -> Node {
      let density = pdf(x)
      return Node(
        u: distribution.lowerMass(at: x, pdf), x: x, slope: density > 0 ? 1 / density : .infinity)
    }
    // Half of a cell at a time, from left to right; depth is bounded by the number of halvings.
    func append(_ left: Node, _ right: Node, _ depth: Int) {
      let width = right.u - left.u
      guard width > 0 else { return }
      let x = left.x + 0.5 * (right.x - left.x)
      // Next to a pole the pieces never come to agree.
      guard depth < 60, result.count < 20_000, x > left.x, x < right.x else {
        result.append(right)
        return
      }
      // The interpolant at the middle in u, and the u that belongs to it.
      let u = left.u + 0.5 * width
      let error = abs(distribution.lowerMass(at: interpolate(left, right, u), pdf) - u)
      if width < tail || (error < 1e-12 && width < 0.02) {
        result.append(right)
        return
      }
      let middle = node(x)
      append(left, middle, depth + 1)
      append(middle, right, depth + 1)
    }
    let places = distribution.places(below: tail)
    var last: Node?
    for x in places {
      let next = node(x)
      if let last { append(last, next, 0) } else { result.append(next) }
      last = next
    }
    return result
  }

  private static func interpolate(_ nodes: [Node], _ u: Double) -> Double {
    guard let first = nodes.first, let last = nodes.last else { return .nan }
    if u <= first.u { return first.x }
    if u >= last.u { return last.x }
    let next = nodes.partitioningIndex { $0.u > u }
    return interpolate(nodes[next - 1], nodes[next], u)
  }

  /// The cubic through both ends with their slopes; the chord where that is not monotone or a slope is
  /// not finite.
  private static func interpolate(_ a: Node, _ b: Node, _ u: Double) -> Double {
    let width = b.u - a.u
    let t = (u - a.u) / width
    let chord = b.x - a.x
    let first = a.slope * width
    let second = b.slope * width
    guard first.isFinite, second.isFinite, first <= 3 * chord, second <= 3 * chord else {
      return a.x + t * chord
    }
    let x =
      a.x + t * (first + t * ((3 * chord - 2 * first - second) + t * (first + second - 2 * chord)))
    return min(max(x, a.x), b.x)
  }
}
