import Plotting
import Script

/// A mark as an author described it: what it shows, as data and functions of the language.
///
/// Unlike `Plotting.Mark` it can be written as a value and read back, once its functions have been
/// sampled.
struct PlotMark: Sendable {
  /// What is shown.
  enum Content: Sendable {
    case line(PlotCurve)
    case area(PlotCurve, baseline: Double)
    case points([Double], [Double])
    case histogram([Double], bins: BinRule, scale: Mark.HistogramScale)
    case rule(Mark.RulePosition, label: String?)
    case stripX(Double, Double)
    case stripY(Double, Double)
    case band([Double], lower: [Double], upper: [Double])
    case bandBetween(PlotFunction, PlotFunction)
    case text(String, x: Double, y: Double)
    case interval([Double], lower: [Double], upper: [Double], centers: [Double])
  }

  /// The bins of a histogram.
  enum BinRule: Sendable, Hashable {
    case automatic
    case count(Int)
    case width(Double)
    case edges([Double])

    var bins: Bins {
      switch self {
      case .automatic: .automatic
      case .count(let count): .count(count)
      case .width(let width): .width(width)
      case .edges(let edges): .edges(edges)
      }
    }
  }

  var content: Content
  var name: String?
  var role: Role?
  var dash: Dash?
  var axis: AxisSide

  static let typeName = "mark"

  /// The functions in it, in order.
  var functions: [PlotFunction] {
    switch content {
    case .line(.function(let function)), .area(.function(let function), _): [function]
    case .bandBetween(let lower, let upper): [lower, upper]
    default: []
    }
  }

  /// The mark with other functions, as many as ``functions`` gives.
  func replacing(_ functions: [PlotFunction]) -> PlotMark {
    var mark = self
    switch (content, functions.first, functions.last) {
    case (.line(.function), let function?, _): mark.content = .line(.function(function))
    case (.area(.function, let baseline), let function?, _):
      mark.content = .area(.function(function), baseline: baseline)
    case (.bandBetween, let lower?, let upper?): mark.content = .bandBetween(lower, upper)
    default: break
    }
    return mark
  }

  /// Whether the mark says over which x to draw the functions beside it.
  var givesDomain: Bool {
    switch content {
    case .line(.points(let xs, _)), .area(.points(let xs, _), _), .points(let xs, _),
      .band(let xs, _, _), .interval(let xs, _, _, _):
      Set(xs.prefix(1000)).count > 1
    case .histogram: true
    default: false
    }
  }

  /// The kind of mark, as an author writes it.
  var kind: String {
    switch content {
    case .line: "line"
    case .area: "area"
    case .points: "points"
    case .histogram: "histogram"
    case .rule: "rule"
    case .stripX, .stripY, .band, .bandBetween: "band"
    case .text: "text"
    case .interval: "interval"
    }
  }
}

/// A curve: the graph of a function, or joined points.
enum PlotCurve: Sendable {
  case function(PlotFunction)
  case points([Double], [Double])
}

/// A function of one number in a mark: one that a program defines, or its samples.
enum PlotFunction: Sendable {
  case program(Function)
  case samples(SampledFunction)
}

/// A function as its values at the abscissae for which it was once asked.
struct SampledFunction: Sendable, Hashable {
  /// The abscissae, rising.
  let xs: [Double]
  /// The values.
  let ys: [Double]

  /// The samples in a table, in any order.
  init(_ table: [Double: Double]) {
    xs = table.keys.sorted()
    ys = xs.map { table[$0] ?? .nan }
  }

  /// The samples of two columns; nil unless they are of one length and the abscissae rise.
  init?(xs: [Double], ys: [Double]) {
    guard xs.count == ys.count, zip(xs, xs.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.xs = xs
    self.ys = ys
  }

  /// The value at `x`, nil when the function was never asked for it.
  ///
  /// - Complexity: O(log n) in the number of samples.
  func callAsFunction(_ x: Double) -> Double? {
    var low = 0
    var high = xs.count
    while low < high {
      let middle = (low + high) / 2
      if xs[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low < xs.count && xs[low] == x ? ys[low] : nil
  }
}
