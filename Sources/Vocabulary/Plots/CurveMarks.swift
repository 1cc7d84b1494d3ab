import Plotting
import Script

private let curveType = ValueType.oneOf([numberFunction, .numbers])

private let curveParameters = [
  Parameter(
    unlabelled: "curve", curveType, optional: true,
    """
    A function of one number, drawn over the plot's range of x; or the heights of points at \
    1, 2, 3, ...; or, before a second array, the abscissae of points.
    """),
  Parameter(
    unlabelled: "heights", .numbers, optional: true, "The heights of points, one for each abscissa."),
  Parameter("x", .numbers, optional: true, "The abscissae of points, when written with labels."),
  Parameter("y", .numbers, optional: true, "The heights of points, when written with labels."),
]

/// The words that draw curves: `line` and `area`.
let curveMarkWords: [Word] = [
  Word(
    "line", category: "Marks",
    summary: "A line: the graph of a function, or points joined in their order.",
    documentation: """
      A function is sampled where its graph bends, so that the line is right to a tenth of a \
      pixel; jumps are left open. Values that have no place on a logarithmic axis leave gaps.
      """,
    parameters: curveParameters + [
      MarkParameters.name, MarkParameters.axis, MarkParameters.role, MarkParameters.dash,
    ],
    result: .object(PlotMark.typeName),
    examples: [
      Example("line({ x in pow(x, 2) }, name: \"parabola\")", "a mark"),
      Example("line([1, 2, 4], [0.5, 0.25, 0.125], name: \"error\", role: .reference)", "a mark"),
    ],
    body: { (arguments, _) throws(WordError) in
      try MarkLook(arguments).mark(.line(try curve(arguments)))
    }),
  Word(
    "area", category: "Marks",
    summary: "The region between a curve and a baseline, filled, with the curve as its outline.",
    documentation: """
      The curve is given as for `line`. On a logarithmic axis a baseline that is not positive \
      means the lower end of the axis.
      """,
    parameters: curveParameters + [
      Parameter(
        "baseline", .number, default: .number(0), "The height that the region starts from."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role, MarkParameters.dash,
    ],
    result: .object(PlotMark.typeName),
    examples: [Example("area(normal(mean: 0, sd: 1).pdf, name: \"density\")", "a mark")],
    body: { (arguments, _) throws(WordError) in
      try MarkLook(arguments).mark(
        .area(try curve(arguments), baseline: try arguments.double("baseline")))
    }),
]

/// The curve of `line` and `area` in whichever form it is given.
private func curve(_ arguments: Arguments) throws(WordError) -> PlotCurve {
  if arguments["x"] != nil || arguments["y"] != nil {
    guard arguments["curve"] == nil, arguments["heights"] == nil else {
      throw WordError(
        "conflicting-arguments",
        "'\(arguments.word)' takes a curve either without labels or as x: and y:, not both",
        parameter: arguments["x"] != nil ? "x" : "y")
    }
    guard arguments["x"] != nil else {
      return .points(
        positions(try arguments.numbers("y").count), try arguments.numbers("y").values)
    }
    guard arguments["y"] != nil else {
      throw WordError("missing-argument", "the points have x: but no y:", parameter: "x")
    }
    let (xs, ys) = try arguments.columns("x", "y")
    return .points(xs, ys)
  }
  switch arguments["curve"] {
  case nil:
    throw WordError(
      "missing-argument",
      "'\(arguments.word)' needs a function of one number, or the heights of points")
  case .function(let function)?:
    guard arguments["heights"] == nil else {
      throw WordError(
        "conflicting-arguments", "a function is drawn alone, without heights beside it",
        parameter: "heights")
    }
    guard function.parameterCount.contains(1) else {
      throw WordError(
        "type-mismatch",
        "'\(arguments.word)' draws a function of one number; this one takes "
          + counted(function.parameterCount.lowerBound, "argument"),
        parameter: "curve")
    }
    return .function(.program(function))
  default:
    guard arguments["heights"] != nil else {
      let heights = try arguments.numbers("curve").values
      return .points(positions(heights.count), heights)
    }
    let (xs, ys) = try arguments.columns("curve", "heights")
    return .points(xs, ys)
  }
}
