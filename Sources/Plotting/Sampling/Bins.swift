import Arithmetic

/// The bins of a histogram.
public struct Bins: Sendable, Hashable {
  enum Rule: Sendable, Hashable {
    case automatic
    case count(Int)
    case width(Double)
    case edges([Double])
  }

  let rule: Rule

  /// Bins by the rule of Freedman and Diaconis (1981), width 2·IQR·n^(−1/3), rounded to 1, 2 or 5
  /// times a power of ten. Histograms of one panel with automatic bins share them: the geometric
  /// mean of the widths that they want, and at most a thirtieth of the axis.
  public static let automatic = Bins(rule: .automatic)
  /// A number of bins of equal width from the least to the greatest value that is shown.
  public static func count(_ count: Int) -> Bins { Bins(rule: .count(count)) }
  /// Bins of one width, with edges at its multiples.
  public static func width(_ width: Double) -> Bins { Bins(rule: .width(width)) }
  /// The edges themselves, rising.
  public static func edges(_ edges: [Double]) -> Bins { Bins(rule: .edges(edges)) }

  /// The most bins that are drawn.
  static let limit = 2000

  /// The edges of the bins for some samples on an axis, each sample sorted and with a place on the
  /// axis.
  func edges(for samples: [[Double]], on axis: Axis, mark: String) throws(PlotError) -> [Double] {
    var extent = Extent()
    for sample in samples {
      if let first = sample.first, let last = sample.last {
        extent.include(first.clamped(axis.domain.lower, axis.domain.upper))
        extent.include(last.clamped(axis.domain.lower, axis.domain.upper))
      }
    }
    let lower = extent.isEmpty ? axis.domain.lower : extent.lower
    let upper = extent.isEmpty ? axis.domain.upper : extent.upper
    switch rule {
    case .edges(let edges):
      let rises = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
      guard edges.count >= 2, edges.count <= Self.limit + 1, rises,
        edges.allSatisfy(axis.canPlace)
      else { throw .invalidBins(mark: mark, reason: .edges) }
      return edges
    case .count(let count):
      guard count >= 1, count <= Self.limit else {
        throw .invalidBins(mark: mark, reason: .count(count, limit: Self.limit))
      }
      let (from, to) = lower < upper ? (lower, upper) : (axis.domain.lower, axis.domain.upper)
      let span = Axis(domain: Domain(from: from, to: to), scale: axis.scale)
      return (0...count).map { span.value(at: Double($0) / Double(count)) }
    case .width(let width):
      guard width > 0, (upper - lower) / width <= Double(Self.limit) else {
        throw .invalidBins(mark: mark, reason: .width(width, limit: Self.limit))
      }
      return Self.multiples(of: width, from: lower, to: upper).filter(axis.canPlace)
    case .automatic:
      let isLog = axis.scale == .log
      let place: (Double) -> Double = { isLog ? decimalLogarithm($0) : $0 }
      let from = place(lower)
      let to = place(upper)
      let shown = place(axis.domain.upper) - place(axis.domain.lower)
      let widths = samples.compactMap { Self.width(of: $0.map(place), over: to - from) }
      // Of several wishes their geometric mean; no wider than lets a panel show its shapes.
      let logs = widths.map(decimalLogarithm)
      let mean = logs.isEmpty ? shown / 10 : powerOfTen(logs.reduce(0, +) / Double(logs.count))
      let count = samples.map(\.count).max() ?? 0
      let widest = shown / min(30, max(5, 2 * Double(count).squareRoot()))
      let wanted = max(min(mean, widest), shown / 100)
      let edges = Self.multiples(of: Self.rounded(wanted), from: from, to: to)
      return isLog ? edges.map(powerOfTen) : edges
    }
  }

  /// The width by Freedman and Diaconis, at most what Sturges' number of bins gives; nil when the
  /// sample has no spread.
  static func width(of sorted: [Double], over span: Double) -> Double? {
    guard sorted.count > 1, span > 0 else { return nil }
    let count = Double(sorted.count)
    let spread = quantile(0.75, of: sorted) - quantile(0.25, of: sorted)
    let most = span / (1 + decimalLogarithm(count) / decimalLogarithm(2))
    let width = 2 * spread / cubeRoot(count)
    return width > 0 ? min(width, most) : most
  }

  /// The quantile of a sorted sample, linear between neighbours.
  private static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    let position = level * Double(sorted.count - 1)
    let index = Int(exactly: position.rounded(.down)) ?? 0
    guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  /// The number of the form 1, 2 or 5 times a power of ten that is nearest in ratio.
  private static func rounded(_ width: Double) -> Double {
    guard width > 0 else { return 1 }
    let power = decimalLogarithm(width).rounded(.down)
    let ratio = width / powerOfTen(power)
    let factor =
      ratio < 2.0.squareRoot() ? 1.0 : ratio < 3.1622776601683795 ? 2 : ratio < 7.0710678 ? 5 : 10
    return power < 0 ? factor / powerOfTen(-power) : factor * powerOfTen(power)
  }

  /// The multiples of a width that enclose an interval, with at least one bin.
  ///
  /// An end that misses a multiple by rounding alone counts as being there.
  private static func multiples(of width: Double, from lower: Double, to upper: Double) -> [Double]
  {
    let slack = 1e-9
    let first = (lower / width + slack).rounded(.down)
    let count = max(1, (upper / width - slack).rounded(.up) - first)
    guard count <= Double(limit) + 2, first.magnitude < 1e15, let count = Int(exactly: count) else {
      let room = upper > lower ? 0 : max(1, lower.magnitude * 1e-3)
      return [lower - room, upper + room]
    }
    // Where one over the width is whole, a quotient is nearer to the decimal number than a product.
    let inverse = 1 / width
    let isWhole = inverse.rounded() == inverse
    var edges = (0...count).map { i in
      isWhole ? (first + Double(i)) / inverse : (first + Double(i)) * width
    }
    edges[0] = min(edges[0], lower)
    edges[edges.count - 1] = max(edges[edges.count - 1], upper)
    return edges
  }
}
