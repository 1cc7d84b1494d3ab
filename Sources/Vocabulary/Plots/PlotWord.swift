import Arithmetic
import Diagnostics
import Plotting
import Script

private let scaleType = ValueType.symbol(["linear", "log"])

/// The type of an array of marks, some of which may stand in arrays of their own.
private let marksType = ValueType.array(
  .oneOf([.object(markTypeName), .array(.object(markTypeName))]))

/// The most marks of a plot; more cannot be told apart.
private let mostMarks = 1_000

/// The word that puts marks into a plot.
let plotWords: [Word] = [
  Word(
    "plot", category: "Plots",
    summary: "Draws marks in one panel with an axis below, one at the left and one at the right.",
    documentation: """
      Marks are drawn in their order. Arrays of marks may stand among them, so that `map` can make \
      some: `plot([line(p.pdf)] + p.modes.map { m in rule(x: m) })` and \
      `plot([line(p.pdf), p.modes.map { m in rule(x: m) }])` are the same.

      What is not given is found from the marks. Functions need a range of x, from `x:` or from \
      data beside them; the x axis of `bars` has their categories and takes no range. The right axis is there when a mark says `axis: .right`.
      """,
    parameters: [
      Parameter(unlabelled: "marks", marksType, .nonempty, "The marks, drawn in this order."),
      Parameter("x", .range, optional: true, "The range of x that is shown."),
      Parameter("y", .range, optional: true, "The range of the left axis."),
      Parameter("right", .range, optional: true, "The range of the right axis."),
      Parameter("xLabel", .text, optional: true, "The title of the x axis."),
      Parameter("yLabel", .text, optional: true, "The title of the left axis."),
      Parameter("rightLabel", .text, optional: true, "The title of the right axis."),
      Parameter(
        "xScale", scaleType, default: .symbol("linear"), "How values are laid along the x axis."),
      Parameter(
        "yScale", scaleType, default: .symbol("linear"), "How values are laid along the left axis."),
      Parameter(
        "rightScale", scaleType, default: .symbol("linear"),
        "How values are laid along the right axis."),
      Parameter("title", .text, .nonempty, optional: true, "A line of text above the panel."),
      Parameter(
        "alignZeros", .truth, default: .truth(false),
        "Whether zero stands at the same height on both vertical axes, where both are linear."),
    ],
    result: .object(plotTypeName),
    examples: [
      Example(
        """
        let p = normal(mean: 0, sd: 1)
        plot([line(p.pdf, name: "density"), line(p.score, name: "score", axis: .right)],
             x: -4...4, xLabel: "x")
        """, "a plot")
    ],
    body: { (arguments, _) throws(WordError) in
      .object(Object(plotTypeName, payload: Figure(try panel(arguments))))
    })
]

/// The type of marks.
let markType = ObjectType(
  markTypeName, phrase: "a mark",
  summary: "Something drawn in a plot: one mark is one series with one entry in the legend.")

/// The type of plots.
let plotType = ObjectType(
  plotTypeName, phrase: "a plot",
  summary: "One panel of marks, or a grid of panels: what a figure shows.")

private func panel(_ arguments: Arguments) throws(WordError) -> Panel {
  var marks: [Mark] = []
  for value in try arguments.array("marks") {
    for element in value.elements ?? [value] {
      guard case .object(let object) = element, let mark = object.payload as? Mark else {
        throw WordError(
          "type-mismatch", "a plot takes marks, not \(element.phrase)", parameter: "marks")
      }
      guard marks.count < mostMarks else {
        throw WordError(
          "too-large",
          "a plot has at most \(mostMarks) marks; one mark can show many points, intervals or rules",
          parameter: "marks")
      }
      marks.append(mark)
    }
  }
  guard !marks.isEmpty else {
    throw WordError("invalid-argument", "a plot needs at least one mark", parameter: "marks")
  }
  try checkRightAxis(marks, arguments)
  try checkCategories(marks, arguments)
  let panel = Panel(
    marks: marks, x: try axis("x", arguments), y: try axis("y", arguments),
    y2: try axis("right", arguments), title: try arguments.optionalText("title"),
    alignsZeros: try arguments.truth("alignZeros").truth == .yes)
  if panel.x.domain == nil { try checkDomain(marks) }
  try checkHeights(marks, panel)
  return panel
}

private func axis(_ name: String, _ arguments: Arguments) throws(WordError) -> AxisSettings {
  let scale = try ScaleKind(rawValue: arguments.symbol("\(name)Scale")) ?? .linear
  let range = try arguments.optionalRange(name)
  if let range {
    guard range.lowerBound < range.upperBound else {
      throw WordError(
        "invalid-argument",
        "the range \(printed(range)) has no extent: its ends must differ", parameter: name)
    }
    guard scale == .linear || range.lowerBound > 0 else {
      throw WordError(
        "invalid-argument",
        "on a logarithmic axis a range starts above 0; this one is \(printed(range))",
        parameter: name)
    }
  }
  return AxisSettings(
    domain: range.map(Domain.init), label: try arguments.optionalText("\(name)Label"),
    scale: scale)
}

private func printed(_ range: ClosedRange<Double>) -> String {
  "\(Estimate(range.lowerBound).printed().text)...\(Estimate(range.upperBound).printed().text)"
}

/// A mark as a message names it.
private func quoted(_ mark: Mark) -> String { mark.name.map { "'\($0)'" } ?? "the \(mark.kind)" }

/// An axis of categories has neither numbers nor a range.
private func checkCategories(_ marks: [Mark], _ arguments: Arguments) throws(WordError) {
  guard let mark = marks.first(where: \.isOverCategories) else { return }
  if let other = marks.first(where: \.isOverNumbers) {
    throw WordError(
      "mixed-axis",
      "'\(mark.displayName)' stands over categories and '\(other.displayName)' over numbers of x; give "
        + "each a plot of its own", parameter: "marks")
  }
  let isLogarithmic = try arguments.symbol("xScale") != ScaleKind.linear.rawValue
  if arguments["x"] != nil || isLogarithmic {
    throw WordError(
      "unused-axis",
      "the x axis has the categories of '\(mark.displayName)'; it takes no range and no scale",
      parameter: arguments["x"] != nil ? "x" : "xScale")
  }
}

/// A function needs to know over which x it is drawn.
private func checkDomain(_ marks: [Mark]) throws(WordError) {
  guard !marks.contains(where: \.givesDomain), let mark = marks.first(where: \.needsDomain)
  else { return }
  throw WordError(
    "missing-range",
    "nothing says over which x to draw \(quoted(mark)); "
      + "add a range, for example x: -10...10")
}

/// A function of x and y needs to know over which y it is drawn.
private func checkHeights(_ marks: [Mark], _ panel: Panel) throws(WordError) {
  for mark in marks where mark.needsHeights {
    let isLeft = mark.axis == .left
    guard (isLeft ? panel.y : panel.y2).domain == nil else { continue }
    throw WordError(
      "missing-range",
      "nothing says over which y to draw \(quoted(mark)); "
        + "add a range, for example \(isLeft ? "y" : "right"): 0...1")
  }
}

/// Settings of the right axis without a mark on it are a slip.
private func checkRightAxis(_ marks: [Mark], _ arguments: Arguments) throws(WordError) {
  guard !marks.contains(where: { $0.axis == .right }) else { return }
  for name in ["right", "rightLabel"] where arguments[name] != nil {
    throw WordError(
      "unused-axis", "no mark is on the right axis; add axis: .right to a mark", parameter: name)
  }
}
