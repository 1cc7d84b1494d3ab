/// Where the values of a map come from: a function of x and y, or given values on a grid.
public struct Field: Sendable {
  /// A function that takes all points of a round at once and returns as many values.
  public typealias Function = @Sendable (_ xs: [Double], _ ys: [Double]) throws -> [Double]

  enum Source: Sendable {
    case function(Function)
    case grid(xs: [Double], ys: [Double], rows: [[Double]])
  }

  let source: Source

  /// A function of both coordinates, sampled over the panel.
  ///
  /// Values that are not finite leave the map open; what the function throws stops the drawing.
  public static func batched(_ function: @escaping Function) -> Field {
    Field(source: .function(function))
  }

  /// Given values: `rows[j][i]` belongs to `xs[i]` and `ys[j]`. Both kinds of abscissae rise.
  ///
  /// Drawing throws ``PlotError/unequalLengths(mark:lengths:)`` where the shape of the rows does not
  /// fit, and ``PlotError/invalidGrid(mark:)`` where abscissae do not rise.
  public static func grid(_ xs: [Double], _ ys: [Double], rows: [[Double]]) -> Field {
    Field(source: .grid(xs: xs, ys: ys, rows: rows))
  }

  /// The abscissae that are known before the domain is.
  var xExtent: Extent {
    switch source {
    case .function: Extent()
    case .grid(let xs, _, _): Extent(xs)
    }
  }

  /// Whether the field is a function, which has no values without a domain.
  var isFunction: Bool {
    switch source {
    case .function: true
    case .grid: false
    }
  }
}
