import Arithmetic
import Diagnostics
import Plotting
import Script

private let variablesNote = """
  The names of the variables stand beside their sliders; their values are numbers or texts. All frames \
  have the same axes and the same marks in the same order. They are computed in the build, in \
  parallel; the page carries what differs between them.
  """

/// The words that repeat a plot over values that the reader moves through: `sweep` and `animate`.
let sweepWords: [Word] = [
  Word(
    "sweep", category: "Plots",
    summary: "Repeats a plot for each value of one or two variables that the reader moves.",
    documentation: """
      \(variablesNote)

      Without JavaScript and on paper some frames stand side by side: those of `stills:`, or the \
      first, the middle and the last value of each variable.
      """,
    parameters: [
      Parameter(
        unlabelled: "variables", .dictionary(.array(.any)), .nonempty,
        "The variables: each name with the values that it takes, in their order."),
      Parameter(
        "start", .array(.any), optional: true,
        "The value of each variable that is shown first; without it the last."),
      Parameter(
        "stills", .dictionary(.array(.any)), optional: true,
        "For some of the variables the values that are shown where nothing can be moved."),
      Parameter(
        unlabelled: "frame",
        .oneOf([
          .function([.any], .object(plotTypeName)), .function([.any, .any], .object(plotTypeName)),
        ]),
        "The plot for a value of each variable."),
    ],
    result: .object(plotTypeName),
    expectedRule: { index, types in index == 3 ? frameType(types[0]) : nil },
    examples: [
      Example(
        """
        sweep(["gap": linspace(1, 12, 12)], stills: ["gap": [2, 8]]) { gap in
          plot([line(normal(mean: gap / 2, sd: 1).pdf)], x: -10...10)
        }
        """, "a plot")
    ],
    body: { (arguments, context) throws(WordError) in
      let sweep = try sweep(arguments, context, isPlayed: false)
      return .object(Object(plotTypeName, payload: sweep))
    }),
  Word(
    "animate", category: "Plots",
    summary: "Repeats a plot for each step of a variable, to be played.",
    documentation: """
      As `sweep` with one variable and a button that plays its frames in their order. Nothing moves \
      by itself; what is shown first is the last frame.

      \(variablesNote)
      """,
    parameters: [
      Parameter(
        unlabelled: "variables", .dictionary(.array(.any)), .nonempty,
        "The variable: its name with the values that it takes, in their order."),
      Parameter(
        "stills", .dictionary(.array(.any)), optional: true,
        "The values that are shown where nothing can be moved."),
      Parameter(
        unlabelled: "frame", .function([.any], .object(plotTypeName)),
        "The plot for a value of the variable."),
    ],
    result: .object(plotTypeName),
    expectedRule: { index, types in index == 2 ? frameType(types[0]) : nil },
    examples: [
      Example(
        """
        animate(["step": linspace(0, 10, 11)]) { step in
          plot([line(normal(mean: step, sd: 1).pdf)], x: -5...15)
        }
        """, "a plot")
    ],
    body: { (arguments, context) throws(WordError) in
      let sweep = try sweep(arguments, context, isPlayed: true)
      return .object(Object(plotTypeName, payload: sweep))
    }),
]

/// The type of the function of a sweep from that of its variables.
private func frameType(_ variables: ValueType) -> ValueType? {
  guard case .dictionary(.array(let element)) = variables else { return nil }
  let plot = ValueType.object(plotTypeName)
  return .oneOf([.function([element], plot), .function([element, element], plot)])
}

private func sweep(
  _ arguments: Arguments, _ context: EvaluationContext, isPlayed: Bool
) throws(WordError) -> Sweep {
  let entries = try arguments.dictionary("variables")
  let most = isPlayed ? 1 : 2
  guard (1...most).contains(entries.count) else {
    throw WordError(
      "invalid-argument",
      "'\(arguments.word)' takes \(isPlayed ? "one variable" : "one or two variables"), not "
        + "\(entries.count)", parameter: "variables")
  }
  var values: [[Value]] = []
  var variables: [Sweep.Variable] = []
  let start = arguments["start"] == nil ? nil : try arguments.array("start")
  let stills = arguments["stills"] == nil ? [] : try arguments.dictionary("stills")
  // Before anything is made of the values, of which there may be millions.
  try checkFrames(entries, "variables")
  try checkFrames(stills, "stills")
  for (key, _) in stills where !entries.contains(where: { $0.key == key }) {
    throw WordError(
      "unknown-variable", "there is no variable '\(key)'", parameter: "stills")
  }
  if let start, start.count != entries.count {
    throw WordError(
      "invalid-argument",
      "the start needs a value for each of \(counted(entries.count, "variable")), not \(start.count)",
      parameter: "start")
  }
  for (index, entry) in entries.enumerated() {
    let (taken, own) = try variable(
      entry, start: start.map { $0[index] },
      stills: stills.first { $0.key == entry.key }?.value.elements)
    variables.append(own)
    values.append(taken)
  }
  return Sweep(
    variables: variables, frames: try frames(values, arguments, context), isPlayed: isPlayed)
}

/// A variable of a sweep with its values.
///
/// - Parameters:
///   - start: The value that is shown first; the last one if not given.
///   - stills: The values that are shown on paper; the first, the middle and the last one if not given.
private func variable(
  _ entry: (key: String, value: Value), start: Value?, stills: [Value]?
) throws(WordError) -> (values: [Value], variable: Sweep.Variable) {
  guard let taken = entry.value.elements, !taken.isEmpty else {
    throw WordError(
      "invalid-argument", "'\(entry.key)' needs an array of at least one value",
      parameter: "variables")
  }
  var labels: [String] = []
  for value in taken { labels.append(try label(value, of: entry.key, "variables")) }
  if let twin = firstTwin(labels) {
    throw WordError(
      "invalid-argument", "'\(entry.key)' takes \(twin) twice; each value has one frame",
      parameter: "variables")
  }
  var shown = Set([0, (taken.count - 1) / 2, taken.count - 1]).sorted()
  if let stills {
    guard !stills.isEmpty else {
      throw WordError(
        "invalid-argument", "'\(entry.key)' needs an array of at least one value",
        parameter: "stills")
    }
    shown = []
    for value in stills {
      shown.append(try place(of: value, in: taken, labels, entry.key, "stills"))
    }
  }
  let first = try start.map { value throws(WordError) in
    try place(of: value, in: taken, labels, entry.key, "start")
  }
  return (
    taken,
    Sweep.Variable(
      name: entry.key, labels: labels, start: first ?? taken.count - 1, stills: shown)
  )
}

/// The first text that was there before, but for blanks, which nobody sees.
private func firstTwin(_ labels: [String]) -> String? {
  var seen: Set<[Substring]> = []
  return labels.first { !seen.insert($0.split(whereSeparator: \.isWhitespace)).inserted }
}

/// Refuses variables with more values than a sweep has frames.
private func checkFrames(
  _ entries: [(key: String, value: Value)], _ parameter: String
) throws(WordError) {
  var count = 1
  for entry in entries {
    let values = entry.value.count ?? 0
    let (product, overflows) = count.multipliedReportingOverflow(by: max(1, values))
    guard !overflows, product <= Sweep.frameLimit else {
      throw WordError(
        "too-many-frames",
        "\(overflows ? values : product) frames cannot be carried; a sweep has at most "
          + "\(Sweep.frameLimit)", parameter: parameter)
    }
    count = product
  }
}

private func frames(
  _ values: [[Value]], _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> [Figure] {
  let width = values[values.count - 1].count
  let count = values.reduce(1) { $0 * $1.count }
  let function = try arguments.function("frame")
  guard function.parameterCount.contains(values.count) else {
    throw WordError(
      "wrong-argument-count",
      "the function of this '\(arguments.word)' must take \(counted(values.count, "argument")), not "
        + "\(function.parameterCount.lowerBound)", parameter: "frame")
  }
  let plots = try WordError.wrapping { () throws(EvaluationFailure) in
    try context.workers.map(count: count) { index throws(EvaluationFailure) -> Value in
      let last = values[values.count - 1][index % width]
      return try function(values.count == 1 ? [last] : [values[0][index / width], last], context)
    }
  }
  var figures: [Figure] = []
  for plot in plots {
    guard case .object(let object) = plot, let figure = object.payload as? Figure else {
      throw WordError(
        "type-mismatch",
        "the function of '\(arguments.word)' must give a plot that does not move itself, not "
          + plot.phrase, parameter: "frame")
    }
    figures.append(figure)
  }
  return figures
}

/// A value as the reader sees it, with a real minus sign.
private func label(
  _ value: Value, of name: String, _ parameter: String
) throws(WordError) -> String {
  switch value {
  case .number(let number):
    let text = number.printed(.general(digits: 4)).text
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  case .text(let text): return text
  default:
    throw WordError(
      "type-mismatch", "the values of '\(name)' must be numbers or texts, not \(value.phrase)",
      parameter: parameter)
  }
}

/// The index of a value among those of a variable, as the reader sees them.
private func place(
  of value: Value, in values: [Value], _ labels: [String], _ name: String, _ parameter: String
) throws(WordError) -> Int {
  let wanted = try label(value, of: name, parameter)
  if let index = labels.firstIndex(of: wanted) { return index }
  var shown = labels
  if labels.count > 8 {
    // Of many values the two that are nearest.
    let distances = values.map { other in
      guard case .number(let wanted) = value, case .number(let other) = other else {
        return Double.infinity
      }
      return abs(other.value - wanted.value)
    }
    let nearest = labels.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(2)
    shown = nearest.sorted().map { labels[$0] }
  }
  throw WordError(
    "invalid-argument",
    "'\(name)' does not take the value \(wanted); it takes "
      + (labels.count > 8
        ? "\(counted(labels.count, "value")), \(shown.joined(separator: " and ")) among them"
        : shown.joined(separator: ", ")),
    parameter: parameter)
}
