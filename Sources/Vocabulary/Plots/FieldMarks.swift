import Arithmetic
import Diagnostics
import Plotting
import Script

/// The type of a function from two numbers to a number.
private let fieldFunction = ValueType.function([.number, .number], .number)

private let fieldParameters = [
  Parameter(
    unlabelled: "field", .oneOf([fieldFunction, .numbers]),
    """
    A function of x and y, drawn over the plot's ranges of both; or, before heights and \
    `values:`, the rising abscissae of given values.
    """),
  Parameter(
    unlabelled: "heights", .numbers, optional: true, "The rising heights of given values."),
  Parameter(
    "values", .array(.numbers), optional: true,
    "Given values: for each height an array with a value for each abscissa."),
  MarkParameters.name,
  Parameter(
    "levels", .numbers, .nonempty, optional: true,
    """
    The levels that are told apart, at most \(mostLevels); without them about eight round numbers.
    """),
]

/// The most levels of a map.
private let mostLevels = 20

private let samplingNote = """
  A function is sampled on a grid of 64 by 48 cells, and on a grid twice as fine where a level \
  passes. What is smaller than a cell can be missed. Values that are not finite leave the map open.
  """

/// The words that draw fields of two coordinates: `heatmap` and `contour`.
let fieldMarkWords: [Word] = [
  Word(
    "heatmap", category: "Marks",
    summary:
      "A map of a function of x and y: bands between levels, darker for greater values.",
    documentation: """
      On a dark page the bands are lighter for greater values. The \
      plot needs `x:` and `y:`. The scale of the bands stands above the plot, and each level is \
      written on its line where there is room. Bands differ in lightness alone, so that they can be \
      told apart without colours, and lines drawn after the map stand out on it.

      \(samplingNote)
      """,
    parameters: fieldParameters + [MarkParameters.axis],
    result: .object(markTypeName),
    examples: [
      Example("heatmap({ x, y in x * y }, name: \"product\", levels: [-2, -1, 0, 1, 2])", "a mark"),
      Example("heatmap([0, 1, 2], [0, 1], values: [[1, 2, 3], [2, 4, 6]])", "a mark"),
    ],
    body: { (arguments, context) throws(WordError) in
      let look = try MarkLook(arguments)
      let source = try FieldSource(arguments, context)
      return Mark.heatmap(source.field, levels: source.levels, name: look.name, axis: look.axis)
        .with(source.error).value
    }),
  Word(
    "contour", category: "Marks",
    summary: "The lines on which a function of x and y has given values.",
    documentation: """
      The plot needs `x:` and `y:`. Each line is labelled with its value where there is room.

      \(samplingNote)
      """,
    parameters: fieldParameters + [MarkParameters.axis, MarkParameters.role, MarkParameters.dash],
    result: .object(markTypeName),
    examples: [
      Example(
        "contour({ x, y in sqrt(pow(x, 2) + pow(y, 2)) }, name: \"radius\", levels: [1, 2])",
        "a mark")
    ],
    body: { (arguments, context) throws(WordError) in
      let look = try MarkLook(arguments)
      let source = try FieldSource(arguments, context)
      return Mark.contour(
        source.field, levels: source.levels, name: look.name, axis: look.axis,
        role: look.role ?? .target, dash: look.dash
      ).with(source.error).value
    }),
]

/// The field of `heatmap` and `contour` in whichever form it is given.
private struct FieldSource {
  let field: Field
  let levels: [Double]?
  let error: WorstError

  init(_ arguments: Arguments, _ context: EvaluationContext) throws(WordError) {
    levels = try arguments.optionalNumbers("levels")?.values
    if let levels, Set(levels).count > mostLevels {
      throw WordError(
        "invalid-argument",
        "\(levels.count) levels cannot be told apart; a map has at most \(mostLevels)",
        parameter: "levels")
    }
    if case .function(let function)? = arguments["field"] {
      for name in ["heights", "values"] where arguments[name] != nil {
        throw WordError(
          "conflicting-arguments", "a function is drawn alone, without given values beside it",
          parameter: name)
      }
      let plotted = PlotFunction(function, in: context)
      field = .batched { xs, ys in try plotted(xs, ys) }
      error = plotted.error
      return
    }
    let xs = try arguments.numbers("field").values
    guard arguments["heights"] != nil, arguments["values"] != nil else {
      throw WordError(
        "missing-argument",
        "'\(arguments.word)' needs a function of x and y, or abscissae, heights and values:")
    }
    let ys = try arguments.numbers("heights").values
    var rows: [[Double]] = []
    error = arguments.worstError("field", "heights")
    for row in try arguments.array("values") {
      guard case .numbers(let numbers) = row else {
        throw WordError(
          "type-mismatch", "each row of values must be an array of numbers, not \(row.phrase)",
          parameter: "values")
      }
      rows.append(numbers.values)
      for number in numbers.array { error.include(number) }
    }
    try Arguments.check([("heights", ys.count), ("values", rows.count)])
    for row in rows { try Arguments.check([("field", xs.count), ("values", row.count)]) }
    for (name, values) in [("field", xs), ("heights", ys)]
    where values.count < 2 || !zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) {
      throw WordError(
        "invalid-argument",
        "a map needs at least two abscissae and two heights, each greater than the one before",
        parameter: name)
    }
    field = .grid(xs, ys, rows: rows)
  }
}
