/// Where the points of a curve come from: a function of x, or given points.
public struct Curve: Sendable {
  enum Source: Sendable {
    case function(
      @Sendable ([Double]) throws -> [Double], including: [Double],
      range: (@Sendable (Double, Double) -> ClosedRange<Double>?)?)
    case points([Double], [Double])
  }

  let source: Source

  /// The graph of a function, sampled where it bends.
  ///
  /// - Parameters:
  ///   - including: abscissae that must be sampled, for example narrow peaks.
  ///   - function: called with some tens or hundreds of numbers in several rounds. Values that are
  ///     not finite leave gaps; what it throws stops the drawing and is passed on.
  public static func function(
    including: [Double] = [], _ function: @escaping @Sendable (Double) throws -> Double
  ) -> Curve {
    Curve(source: .function({ xs in try xs.map(function) }, including: including, range: nil))
  }

  /// The graph of a function that takes all abscissae of a round at once and returns as many
  /// values.
  ///
  /// - Parameter range: What the function may be between two abscissae, nil where nothing is known: no
  ///   peak between samples is missed where it is.
  public static func batched(
    including: [Double] = [],
    range: (@Sendable (Double, Double) -> ClosedRange<Double>?)? = nil,
    _ function: @escaping @Sendable ([Double]) throws -> [Double]
  ) -> Curve {
    Curve(source: .function(function, including: including, range: range))
  }

  /// Given points, joined in the order given. Points that are not finite leave gaps.
  ///
  /// Drawing throws ``PlotError/unequalLengths(mark:lengths:)`` when the columns differ in length.
  public static func points(_ xs: [Double], _ ys: [Double]) -> Curve {
    Curve(source: .points(xs, ys))
  }
}
