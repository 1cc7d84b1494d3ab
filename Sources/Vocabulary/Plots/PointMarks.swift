import Arithmetic
import Diagnostics
import Plotting
import Script

/// The words that draw data: `points`, `histogram` and `interval`.
let pointMarkWords: [Word] = [
  Word(
    "points", category: "Marks",
    summary: "A dot for each pair of numbers.",
    documentation: "With one array the dots stand at 1, 2, 3, ... from left to right.",
    parameters: [
      Parameter(
        unlabelled: "xs", .numbers,
        "The abscissae; or, when it is the only array, the heights at 1, 2, 3, ..."),
      Parameter(unlabelled: "ys", .numbers, optional: true, "The heights, one for each abscissa."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [Example("points([1, 2, 3], [1, 4, 9], name: \"squares\")", "a mark")],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      var (xs, ys): ([Double], [Double])
      if arguments["ys"] == nil {
        ys = try arguments.numbers("xs").values
        xs = positions(ys.count)
      } else {
        (xs, ys) = try arguments.columns("xs", "ys")
      }
      return Mark.points(xs, ys, name: look.name, axis: look.axis, role: look.role)
        .with(arguments.worstError("xs", "ys")).value
    }),
  Word(
    "histogram", category: "Marks",
    summary: "How values are distributed: bars over bins.",
    documentation: """
      The height of a bar is the share of all values per unit of x, so that the bars can be \
      compared with a density; with `scale: .count` it is the number of values. Bins are closed \
      on the left, the last one on both sides. Without `bins:` or `width:` the bins follow the \
      rule of Freedman and Diaconis (1981), width 2 IQR n^(-1/3), and histograms of one plot \
      share them.
      """,
    parameters: [
      Parameter(unlabelled: "values", .numbers, .nonempty, "The values."),
      MarkParameters.name,
      Parameter(
        "bins", .oneOf([.number, .numbers]), optional: true,
        "The number of bins (1 to 2000), or their rising edges."),
      Parameter(
        "width", .number, .positive, optional: true,
        "The width of the bins, in place of their number."),
      Parameter(
        "scale", .symbol(["density", "count"]), default: .symbol("density"),
        "What the height of a bar means."),
      MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [
      Example(
        "histogram(normal(mean: 0, sd: 1).sample(200, key: \"start\"), name: \"start\", bins: 20)",
        "a mark")
    ],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      let values = try arguments.numbers("values").values
      let mark = Mark.histogram(
        values, bins: try bins(arguments),
        scale: Mark.HistogramScale(rawValue: try arguments.symbol("scale")) ?? .density,
        name: look.name, axis: look.axis, role: look.role)
      return mark.with(arguments.worstError("values")).value
    }),
  Word(
    "interval", category: "Marks",
    summary: "Error bars: at each abscissa a vertical line with caps, and a dot at its centre.",
    documentation: """
      With `lower:` and `upper:` the bars run between them. Without, they show what is known of the \
      values themselves: for numbers from draws the ends of their intervals, which need not be equally \
      far, and else the value minus and plus its bound.
      """,
    parameters: [
      Parameter(unlabelled: "xs", .numbers, "The abscissae."),
      Parameter(unlabelled: "values", .numbers, optional: true, "The centres."),
      Parameter("lower", .numbers, optional: true, "The lower ends."),
      Parameter("upper", .numbers, optional: true, "The upper ends."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [
      Example(
        "interval([1, 2], [3, 5], lower: [2.5, 4], upper: [3.5, 6], name: \"mean\")", "a mark")
    ],
    body: { (arguments, _) throws(WordError) in
      try interval(arguments)
    }),
]

private func bins(_ arguments: Arguments) throws(WordError) -> Bins {
  let limit = 2000
  if arguments["width"] != nil {
    guard arguments["bins"] == nil else {
      throw WordError(
        "conflicting-arguments", "a histogram has either bins: or width:, not both",
        parameter: "width")
    }
    return .width(try arguments.double("width"))
  }
  switch arguments["bins"] {
  case nil: return .automatic
  case .number?:
    let count = try arguments.wholeNumber("bins")
    guard (1...limit).contains(count) else {
      throw WordError(
        "invalid-argument", "a histogram has 1 to \(limit) bins, not \(count)", parameter: "bins")
    }
    return .count(count)
  default:
    let edges = try arguments.numbers("bins").values
    let rises = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
    guard edges.count >= 2, edges.count <= limit + 1, rises else {
      throw WordError(
        "invalid-argument",
        "the edges of bins must be at least two numbers, each greater than the one before",
        parameter: "bins")
    }
    return .edges(edges)
  }
}

private func interval(_ arguments: Arguments) throws(WordError) -> Value {
  let look = try MarkLook(arguments)
  let xs = try arguments.numbers("xs").values
  func mark(_ lower: [Double], _ upper: [Double], _ centers: [Double]?) -> Value {
    let mark = Mark.interval(
      xs, lower: lower, upper: upper, centers: centers, name: look.name, axis: look.axis,
      role: look.role
    ).with(arguments.worstError("xs", "values", "lower", "upper"))
    return mark.value
  }
  guard arguments["lower"] != nil || arguments["upper"] != nil else {
    guard arguments["values"] != nil else {
      throw WordError("missing-argument", "'interval' needs values, or lower: and upper:")
    }
    let values = try arguments.numbers("values")
    try Arguments.check([("xs", xs.count), ("values", values.count)])
    if let index = values.array.firstIndex(where: { $0.isDrawn && !$0.hasInterval }) {
      throw WordError(
        "no-interval",
        "the number at place \(index + 1) comes from draws and has no interval; a word such as "
          + "'estimateMean' makes one from the draws", parameter: "values")
    }
    return mark(values.array.map(\.lower), values.array.map(\.upper), values.values)
  }
  let lower = try arguments.numbers("lower").values
  let upper = try arguments.numbers("upper").values
  let centers = try arguments.optionalNumbers("values")?.values
  try Arguments.check([("xs", xs.count), ("lower", lower.count), ("upper", upper.count)])
  if let centers {
    try Arguments.check([("xs", xs.count), ("values", centers.count)])
  }
  if let index = lower.indices.first(where: { lower[$0] > upper[$0] }) {
    throw WordError(
      "invalid-argument",
      "at place \(index + 1) the lower end \(Estimate(lower[index]).printed().text) is above the "
        + "upper end \(Estimate(upper[index]).printed().text)",
      parameter: "lower")
  }
  return mark(lower, upper, centers)
}
