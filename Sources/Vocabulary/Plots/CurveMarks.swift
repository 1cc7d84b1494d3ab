import Arithmetic
import Diagnostics
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
    unlabelled: "heights", .numbers, optional: true, "The heights of points, one for each abscissa."
  ),
  Parameter("x", .numbers, optional: true, "The abscissae of points, when written with labels."),
  Parameter("y", .numbers, optional: true, "The heights of points, when written with labels."),
  MarkParameters.name,
  Parameter(
    "including", .numbers, default: .array([]),
    """
    Abscissae at which a function must be sampled, for example a peak that is much narrower than \
    the plot.
    """),
]

/// The words that draw curves: `line` and `area`.
let curveMarkWords: [Word] = [
  Word(
    "line", category: "Marks",
    summary: "A line: the graph of a function, or points joined in their order.",
    documentation: """
      A function is sampled where its graph bends, so that the line is right to a tenth of a \
      pixel; jumps are left open. A function of arithmetic, comparisons, elementary functions and \
      functions of densities is enclosed between the samples, so no peak is missed. Of a function that \
      calls a word which integrates, fits or simulates a peak narrower than a hundredth of the plot \
      may be: name its place in `including:`. Values that have no place on a logarithmic axis leave \
      gaps.
      """,
    parameters: curveParameters + [
      MarkParameters.axis, MarkParameters.role, MarkParameters.dash,
    ],
    result: .object(markTypeName),
    examples: [
      Example("line({ x in pow(x, 2) }, name: \"parabola\")", "a mark"),
      Example("line([1, 2, 4], [0.5, 0.25, 0.125], name: \"error\", role: .reference)", "a mark"),
    ],
    body: { (arguments, context) throws(WordError) in
      let look = try MarkLook(arguments)
      let source = try CurveSource(arguments, context)
      let mark = Mark.line(
        source.curve, name: look.name, axis: look.axis, role: look.role, dash: look.dash)
      return source.value(of: mark, arguments)
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
      MarkParameters.axis, MarkParameters.role, MarkParameters.dash,
    ],
    result: .object(markTypeName),
    examples: [Example("area(normal(mean: 0, sd: 1).pdf, name: \"density\")", "a mark")],
    body: { (arguments, context) throws(WordError) in
      let look = try MarkLook(arguments)
      let source = try CurveSource(arguments, context)
      let mark = Mark.area(
        source.curve, baseline: try arguments.double("baseline"), name: look.name,
        axis: look.axis, role: look.role, dash: look.dash)
      return source.value(of: mark, arguments)
    }),
]

/// The curve of `line` and `area` in whichever form it is given.
private struct CurveSource {
  let curve: Curve
  /// The greatest error of a function's values.
  private let functionError: WorstError?

  private init(_ curve: Curve, functionError: WorstError? = nil) {
    self.curve = curve
    self.functionError = functionError
  }

  private init(_ xs: [Double], _ ys: [Double]) { self.init(.points(xs, ys)) }

  init(_ arguments: Arguments, _ context: EvaluationContext) throws(WordError) {
    if arguments["x"] != nil || arguments["y"] != nil {
      self = try Self.labelled(arguments)
      return
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
      let plotted = PlotFunction(function, in: context)
      let including = try arguments.numbers("including").values
      self.init(
        .batched(including: including, range: Enclosure.range(of: function, context)) { xs in
          try plotted(xs)
        }, functionError: plotted.error)
    default:
      guard arguments["heights"] != nil else {
        let heights = try arguments.numbers("curve").values
        self.init(positions(heights.count), heights)
        return
      }
      let (xs, ys) = try arguments.columns("curve", "heights")
      self.init(xs, ys)
    }
  }

  /// The points of `x:` and `y:`.
  private static func labelled(_ arguments: Arguments) throws(WordError) -> CurveSource {
    guard arguments["curve"] == nil, arguments["heights"] == nil else {
      throw WordError(
        "conflicting-arguments",
        "'\(arguments.word)' takes a curve either without labels or as x: and y:, not both",
        parameter: arguments["x"] != nil ? "x" : "y")
    }
    guard arguments["x"] != nil else {
      let heights = try arguments.numbers("y").values
      return CurveSource(positions(heights.count), heights)
    }
    guard arguments["y"] != nil else {
      throw WordError("missing-argument", "the points have x: but no y:", parameter: "x")
    }
    let (xs, ys) = try arguments.columns("x", "y")
    return CurveSource(xs, ys)
  }

  /// A mark along this curve as a value.
  func value(of mark: Mark, _ arguments: Arguments) -> Value {
    mark.with(functionError ?? arguments.worstError("curve", "heights", "x", "y")).value
  }
}
