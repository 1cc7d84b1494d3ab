import Arithmetic
import Diagnostics
import Plotting
import Script

/// The most panels that a figure can have; more cannot be read.
private let mostPanels = 200

/// The word that repeats a plot over a grid of values.
let facetWords: [Word] = [
  Word(
    "facet", category: "Plots",
    summary: "Repeats a plot for each value of a row and a column variable, in a grid.",
    documentation: """
      Each of `rows:` and `columns:` is one name with the values that it takes; one of them may be \
      left out, and the function then takes one argument. Numbers label the strips as \
      `name = value`, texts stand for themselves. The panels are computed in parallel; the result \
      does not depend on how many threads there are.

      With `scales: .shared` all panels have the same axes, with `.free` each has its own, with \
      `.freeX` or `.freeY` only one kind is free.
      """,
    parameters: [
      Parameter(
        "rows", .dictionary(.array(.any)), .nonempty, optional: true,
        "The variable that changes from row to row: its name with its values."),
      Parameter(
        "columns", .dictionary(.array(.any)), .nonempty, optional: true,
        "The variable that changes from column to column: its name with its values."),
      Parameter(
        "scales", .symbol(["shared", "free", "freeX", "freeY"]), default: .symbol("shared"),
        "Whether the panels have their axes in common."),
      Parameter(
        unlabelled: "panel",
        .oneOf([
          .function([.any], .object(plotTypeName)), .function([.any, .any], .object(plotTypeName)),
        ]),
        "The plot for a value of the row variable and one of the column variable."),
    ],
    result: .object(plotTypeName),
    expectedRule: { index, types in index == 3 ? panelType(types[0], types[1]) : nil },
    examples: [
      Example(
        """
        facet(rows: ["mean": [0, 1]], columns: ["sd": [1, 2, 4]]) { mean, sd in
          plot([line(normal(mean: mean, sd: sd).pdf)], x: -10...10)
        }
        """, "a plot")
    ],
    body: { (arguments, context) throws(WordError) in
      .object(Object(plotTypeName, payload: try facet(arguments, context)))
    })
]

/// The type of the function of a facet from those of its rows and columns, which are `.any` when they
/// are left out or not known.
private func panelType(_ rows: ValueType, _ columns: ValueType) -> ValueType {
  func element(_ type: ValueType) -> ValueType? {
    if case .dictionary(.array(let element)) = type { return element }
    return nil
  }
  let plot = ValueType.object(plotTypeName)
  let row = element(rows)
  let column = element(columns)
  let both = ValueType.function([row ?? .any, column ?? .any], plot)
  if row != nil, column != nil { return both }
  return .oneOf([.function([row ?? column ?? .any], plot), both])
}

/// A variable that changes along rows or columns.
private struct Variable {
  let values: [Value]
  let strips: [String]

  /// How many values a variable has, 1 when it is left out.
  static func count(_ name: String, _ arguments: Arguments) throws(WordError) -> Int {
    guard arguments[name] != nil else { return 1 }
    return try arguments.dictionary(name).first?.value.count ?? 1
  }

  init?(_ name: String, _ arguments: Arguments) throws(WordError) {
    guard arguments[name] != nil else { return nil }
    let entries = try arguments.dictionary(name)
    guard let entry = entries.first, entries.count == 1 else {
      throw WordError(
        "invalid-argument",
        "'\(name)' takes one name with its values, not \(entries.count)", parameter: name)
    }
    guard let values = entry.value.elements, !values.isEmpty else {
      throw WordError(
        "invalid-argument", "'\(entry.key)' needs an array of at least one value", parameter: name)
    }
    var strips: [String] = []
    for value in values {
      switch value {
      case .number(let number): strips.append("\(entry.key) = \(strip(number))")
      case .text(let text): strips.append(text)
      default:
        throw WordError(
          "type-mismatch",
          "the values of '\(entry.key)' must be numbers or texts, not \(value.phrase)",
          parameter: name)
      }
    }
    self.values = values
    self.strips = strips
  }
}

/// A number on a strip, with a real minus sign.
private func strip(_ number: Estimate) -> String {
  let printed = number.printed()
  let text = printed.text
  return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
}

private func facet(_ arguments: Arguments, _ context: EvaluationContext) throws(WordError) -> Figure
{
  guard arguments["rows"] != nil || arguments["columns"] != nil else {
    throw WordError("missing-argument", "'facet' needs rows: or columns:")
  }
  // Before anything is made of the values, of which there may be millions.
  let height = try Variable.count("rows", arguments)
  let width = try Variable.count("columns", arguments)
  let (count, overflows) = height.multipliedReportingOverflow(by: width)
  guard !overflows, count <= mostPanels else {
    throw WordError(
      "too-many-panels",
      "\(height) rows of \(counted(width, "panel")) cannot be read; a figure has at most "
        + "\(mostPanels) panels", parameter: height > 1 ? "rows" : "columns")
  }
  let rows = try Variable("rows", arguments)
  let columns = try Variable("columns", arguments)
  let function = try arguments.function("panel")
  let expected = (rows == nil ? 0 : 1) + (columns == nil ? 0 : 1)
  guard function.parameterCount.contains(expected) else {
    throw WordError(
      "wrong-argument-count",
      "the function of this facet must take \(counted(expected, "argument")), not "
        + "\(function.parameterCount.lowerBound)",
      parameter: "panel")
  }
  let cells = try WordError.wrapping { () throws(EvaluationFailure) in
    try context.workers.map(count: count) { index throws(EvaluationFailure) -> Value in
      let row = rows.map { [$0.values[index / width]] } ?? []
      let column = columns.map { [$0.values[index % width]] } ?? []
      return try function(row + column, context)
    }
  }
  var panels: [Panel] = []
  for cell in cells { panels.append(try onlyPanel(cell)) }
  let scales = try arguments.symbol("scales")
  return Figure(
    rows: rows?.strips ?? [""], columns: columns?.strips ?? [""],
    panels: stride(from: 0, to: count, by: width).map { Array(panels[$0..<$0 + width]) },
    xSharing: scales == "free" || scales == "freeX" ? .free : .shared,
    ySharing: scales == "free" || scales == "freeY" ? .free : .shared)
}

private func onlyPanel(_ value: Value) throws(WordError) -> Panel {
  guard case .object(let object) = value, let figure = object.payload as? Figure else {
    throw WordError(
      "type-mismatch",
      "the function of a facet must give a plot that does not move, not \(value.phrase)",
      parameter: "panel")
  }
  guard figure.panels.count == 1, figure.panels[0].count == 1 else {
    throw WordError(
      "nested-facet", "a panel of a facet cannot be a facet itself", parameter: "panel")
  }
  return figure.panels[0][0]
}
