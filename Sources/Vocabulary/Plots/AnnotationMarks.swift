import Arithmetic
import Diagnostics
import Plotting
import Script

/// The words that remark on data: `rule`, `band` and `text`.
let annotationMarkWords: [Word] = [
  Word(
    "rule", category: "Marks",
    summary: "A line across the plot at a value of x or of y.",
    parameters: [
      Parameter("x", .number, optional: true, "Where a vertical line stands."),
      Parameter("y", .number, optional: true, "Where a horizontal line stands."),
      MarkParameters.name,
      Parameter("label", .text, .nonempty, optional: true, "What is written beside the line."),
      MarkParameters.axis, MarkParameters.role, MarkParameters.dash,
    ],
    result: .object(markTypeName),
    examples: [Example("rule(x: 0, label: \"midpoint\")", "a mark")],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      let place: Mark.RulePosition
      switch (try arguments.optionalNumber("x"), try arguments.optionalNumber("y")) {
      case (let x?, nil): place = .x(x.value)
      case (nil, let y?): place = .y(y.value)
      case (nil, nil): throw WordError("missing-argument", "'rule' needs x: or y:")
      default:
        throw WordError(
          "conflicting-arguments", "a rule stands at x: or at y:, not at both", parameter: "y")
      }
      let mark = Mark.rule(
        place, label: try arguments.optionalText("label"), name: look.name, axis: look.axis,
        role: look.role ?? .reference, dash: look.dash)
      return mark.with(arguments.worstError("x", "y")).value
    }),
  Word(
    "band", category: "Marks",
    summary: "A filled strip: over a range of x or of y, or between two curves.",
    documentation: """
      `band(x: a...b)` runs over the whole height, `band(y: a...b)` over the whole width. With \
      `lower:` and `upper:` the band lies between two functions, or between two arrays of heights \
      at the abscissae of the first argument.
      """,
    parameters: [
      Parameter(
        unlabelled: "xs", .numbers, optional: true,
        "The abscissae, when lower: and upper: are arrays."),
      Parameter("x", .range, optional: true, "The part of the x axis that is filled."),
      Parameter("y", .range, optional: true, "The part of the y axis that is filled."),
      Parameter(
        "lower", .oneOf([numberFunction, .numbers]), optional: true, "The lower edge."),
      Parameter(
        "upper", .oneOf([numberFunction, .numbers]), optional: true, "The upper edge."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [
      Example("band(x: -1...1, name: \"overlap\")", "a mark"),
      Example("band(lower: { x in -abs(x) }, upper: { x in abs(x) })", "a mark"),
    ],
    body: { (arguments, context) throws(WordError) in
      let look = try MarkLook(arguments)
      return Mark.band(
        try bandEdges(arguments, context), name: look.name, axis: look.axis,
        role: look.role ?? .muted
      ).with(arguments.worstError("xs", "x", "y", "lower", "upper")).value
    }),
  Word(
    "text", category: "Marks",
    summary: "Words at a place in the plot.",
    documentation: "They move to the other side of the place where they would leave the plot.",
    parameters: [
      Parameter(unlabelled: "words", .text, .nonempty, "What is written."),
      Parameter("x", .number, "The abscissa."),
      Parameter("y", .number, "The height."),
      MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [Example("text(\"peak\", x: 0, y: 0.4)", "a mark")],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      let mark = Mark.text(
        try arguments.text("words"), x: try arguments.double("x"), y: try arguments.double("y"),
        axis: look.axis, role: look.role ?? .target)
      return mark.with(arguments.worstError("x", "y")).value
    }),
]

private func bandEdges(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Mark.BandEdges {
  let given = ["x", "y", "lower", "upper"].filter { arguments[$0] != nil }
  switch given {
  case ["x"], ["y"]:
    guard arguments["xs"] == nil else {
      throw WordError(
        "conflicting-arguments", "abscissae belong to a band with lower: and upper: as arrays",
        parameter: "xs")
    }
    let range = try arguments.range(given[0])
    return given == ["x"]
      ? .x(range.lowerBound, range.upperBound) : .y(range.lowerBound, range.upperBound)
  case ["lower", "upper"]: return try edgesBetween(arguments, context)
  case ["lower"], ["upper"]:
    throw WordError(
      "missing-argument", "a band between two edges needs both lower: and upper:",
      parameter: given[0])
  case []:
    throw WordError("missing-argument", "'band' needs x:, y:, or lower: and upper:")
  default:
    throw WordError(
      "conflicting-arguments", "a band has x:, or y:, or lower: and upper:, not several of them",
      parameter: given[given.count - 1])
  }
}

private func edgesBetween(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Mark.BandEdges {
  if case .function(let lower)? = arguments["lower"] {
    guard case .function(let upper)? = arguments["upper"] else {
      throw WordError(
        "type-mismatch", "lower: is a function, so upper: must be one too", parameter: "upper")
    }
    guard arguments["xs"] == nil else {
      throw WordError(
        "conflicting-arguments",
        "functions are drawn over the plot's range of x, without abscissae",
        parameter: "xs")
    }
    let below = PlotFunction(lower, in: context)
    let above = PlotFunction(upper, in: context)
    return .functions(lower: { xs in try below(xs) }, upper: { xs in try above(xs) })
  }
  guard arguments["xs"] != nil else {
    throw WordError(
      "missing-argument", "with arrays for lower: and upper: the abscissae come first",
      parameter: "lower")
  }
  let xs = try arguments.numbers("xs").values
  let lower = try arguments.numbers("lower").values
  let upper = try arguments.numbers("upper").values
  try Arguments.check([("xs", xs.count), ("lower", lower.count), ("upper", upper.count)])
  return .points(xs, lower: lower, upper: upper)
}
