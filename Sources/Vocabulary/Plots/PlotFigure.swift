import Plotting
import Script

extension Plot {
  /// How a function of a mark gives its values: all of one round at once.
  typealias Batch = @Sendable ([Double]) throws -> [Double]

  /// The plot as Plotting takes it.
  ///
  /// - Parameter batch: Makes the values of a function, given with the name of its mark; called
  ///   once for each function, in order.
  func figure(
    batch: (PlotFunction, String) throws(EvaluationFailure) -> Batch
  ) throws(EvaluationFailure) -> Figure {
    var grid: [[Panel]] = []
    for row in panels {
      var line: [Panel] = []
      for panel in row { line.append(try panel.panel(batch: batch)) }
      grid.append(line)
    }
    return Figure(
      rows: rows, columns: columns, panels: grid, xSharing: xSharing, ySharing: ySharing)
  }
}

extension PlotPanel {
  fileprivate func panel(
    batch: (PlotFunction, String) throws(EvaluationFailure) -> Plot.Batch
  ) throws(EvaluationFailure) -> Panel {
    var drawn: [Mark] = []
    for mark in marks { drawn.append(try mark.mark(batch: batch)) }
    return Panel(
      marks: drawn, x: x, y: y, y2: right, title: title, alignsZeros: alignsZeros)
  }
}

extension PlotMark {
  fileprivate func mark(
    batch: (PlotFunction, String) throws(EvaluationFailure) -> Plot.Batch
  ) throws(EvaluationFailure) -> Mark {
    let label = name ?? kind
    func curve(_ curve: PlotCurve) throws(EvaluationFailure) -> Curve {
      switch curve {
      case .function(let function): .function(batch: try batch(function, label))
      case .points(let xs, let ys): .points(xs, ys)
      }
    }
    switch content {
    case .line(let source):
      return .line(try curve(source), name: name, axis: axis, role: role, dash: dash)
    case .area(let source, let baseline):
      return .area(
        try curve(source), baseline: baseline, name: name, axis: axis, role: role, dash: dash)
    case .points(let xs, let ys): return .points(xs, ys, name: name, axis: axis, role: role)
    case .histogram(let values, let bins, let scale):
      return .histogram(
        values, bins: bins.bins, scale: scale, name: name, axis: axis, role: role)
    case .rule(let position, let label):
      return .rule(
        position, label: label, name: name, axis: axis, role: role ?? .reference, dash: dash)
    case .stripX(let from, let to):
      return .band(.x(from, to), name: name, axis: axis, role: role ?? .muted)
    case .stripY(let from, let to):
      return .band(.y(from, to), name: name, axis: axis, role: role ?? .muted)
    case .band(let xs, let lower, let upper):
      return .band(
        .points(xs, lower: lower, upper: upper), name: name, axis: axis, role: role ?? .muted)
    case .bandBetween(let lower, let upper):
      return .band(
        .functions(lower: try batch(lower, label), upper: try batch(upper, label)), name: name,
        axis: axis, role: role ?? .muted)
    case .text(let words, let x, let y):
      return .text(words, x: x, y: y, axis: axis, role: role ?? .target)
    case .interval(let xs, let lower, let upper, let centers):
      return .interval(
        xs, lower: lower, upper: upper, centers: centers, name: name, axis: axis, role: role)
    }
  }
}
