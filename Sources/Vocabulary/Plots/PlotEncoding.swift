import Plotting
public import Script

extension ResolvedPlot {
  static let typeName = "plot-data"

  /// The plot as a record of plain data, to be kept in a result store.
  public var value: Value {
    var panels: [Value] = []
    for row in plot.panels { panels.append(.array(row.map(\.value))) }
    return .record(
      Record(
        Self.typeName,
        fields: [
          ("rows", .array(plot.rows.map { .text($0) })),
          ("columns", .array(plot.columns.map { .text($0) })),
          ("xSharing", .text(plot.xSharing.rawValue)),
          ("ySharing", .text(plot.ySharing.rawValue)),
          ("panels", .array(panels)),
        ]))
  }

  /// The plot that ``value`` wrote; nil for any other value.
  public init?(_ value: Value) {
    guard let fields = Fields(value, Self.typeName), let rows = fields.texts("rows"),
      let columns = fields.texts("columns"), let grid = fields.array("panels"),
      let xSharing = fields.text("xSharing").flatMap(Figure.Sharing.init),
      let ySharing = fields.text("ySharing").flatMap(Figure.Sharing.init)
    else { return nil }
    var panels: [[PlotPanel]] = []
    for row in grid {
      guard case .array(let cells) = row else { return nil }
      let line = cells.compactMap { PlotPanel($0) }
      guard line.count == cells.count else { return nil }
      panels.append(line)
    }
    var plot = Plot(rows: rows, columns: columns, panels: panels)
    plot.xSharing = xSharing
    plot.ySharing = ySharing
    self.init(unchecked: plot)
  }
}

/// The fields of a record that is read back.
private struct Fields {
  let record: Record

  init?(_ value: Value, _ typeName: String) {
    guard case .record(let record) = value, record.typeName == typeName else { return nil }
    self.record = record
  }

  func text(_ name: String) -> String? {
    guard case .text(let text)? = record[name] else { return nil }
    return text
  }

  func number(_ name: String) -> Double? {
    guard case .number(let number)? = record[name] else { return nil }
    return number.value
  }

  func truth(_ name: String) -> Bool? {
    guard case .truth(let judgement)? = record[name] else { return nil }
    return judgement.truth == .yes
  }

  func numbers(_ name: String) -> [Double]? {
    switch record[name] {
    case .numbers(let numbers)?: numbers.values
    case .array(let elements)? where elements.isEmpty: []
    default: nil
    }
  }

  func array(_ name: String) -> [Value]? {
    guard case .array(let elements)? = record[name] else { return nil }
    return elements
  }

  func texts(_ name: String) -> [String]? {
    guard let elements = array(name) else { return nil }
    var texts: [String] = []
    for element in elements {
      guard case .text(let text) = element else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension PlotPanel {
  fileprivate var value: Value {
    var fields: [(name: String, value: Value)] = [
      ("marks", .array(marks.map(\.value))), ("x", x.value), ("y", y.value),
      ("right", right.value), ("alignsZeros", .truth(alignsZeros)),
    ]
    if let title { fields.append(("title", .text(title))) }
    return .record(Record("panel", fields: fields))
  }

  fileprivate init?(_ value: Value) {
    guard let fields = Fields(value, "panel"), let elements = fields.array("marks"),
      let x = fields.record["x"].flatMap(AxisSettings.init(_:)),
      let y = fields.record["y"].flatMap(AxisSettings.init(_:)),
      let right = fields.record["right"].flatMap(AxisSettings.init(_:)),
      let alignsZeros = fields.truth("alignsZeros")
    else { return nil }
    let marks = elements.compactMap { PlotMark($0) }
    guard marks.count == elements.count else { return nil }
    self.init(
      marks: marks, x: x, y: y, right: right, title: fields.text("title"),
      alignsZeros: alignsZeros)
  }
}

extension AxisSettings {
  fileprivate var value: Value {
    var fields: [(name: String, value: Value)] = [("scale", .text(scale.rawValue))]
    if let domain {
      fields.append(("from", .number(domain.start)))
      fields.append(("to", .number(domain.end)))
    }
    if let label { fields.append(("label", .text(label))) }
    return .record(Record("axis", fields: fields))
  }

  fileprivate init?(_ value: Value) {
    guard let fields = Fields(value, "axis"),
      let scale = fields.text("scale").flatMap(ScaleKind.init)
    else { return nil }
    var domain: Domain?
    if let from = fields.number("from"), let to = fields.number("to") {
      domain = Domain(from: from, to: to)
    }
    self.init(domain: domain, label: fields.text("label"), scale: scale)
  }
}

extension PlotMark {
  fileprivate var value: Value {
    var fields: [(name: String, value: Value)] = [("axis", .text(axis.rawValue))]
    if let name { fields.append(("name", .text(name))) }
    if let role { fields.append(("role", .text(role.rawValue))) }
    if let dash { fields.append(("dash", .text(dash.rawValue))) }
    fields += contentFields
    return .record(Record(PlotMark.typeName, fields: fields))
  }

  private var contentFields: [(name: String, value: Value)] {
    switch content {
    case .line(let curve): return [("kind", .text("line"))] + curve.fields
    case .area(let curve, let baseline):
      return [("kind", .text("area")), ("baseline", .number(baseline))] + curve.fields
    case .points(let xs, let ys):
      return [("kind", .text("points")), ("xs", .numbers(xs)), ("ys", .numbers(ys))]
    case .histogram(let values, let bins, let scale):
      return [
        ("kind", .text("histogram")), ("values", .numbers(values)), ("bins", bins.value),
        ("scale", .text(scale.rawValue)),
      ]
    case .rule(let position, let label):
      let place: (name: String, value: Value) =
        switch position {
        case .x(let x): ("x", .number(x))
        case .y(let y): ("y", .number(y))
        }
      return [("kind", .text("rule")), place] + (label.map { [("label", .text($0))] } ?? [])
    case .stripX(let from, let to):
      return [("kind", .text("stripX")), ("from", .number(from)), ("to", .number(to))]
    case .stripY(let from, let to):
      return [("kind", .text("stripY")), ("from", .number(from)), ("to", .number(to))]
    case .band(let xs, let lower, let upper):
      return [
        ("kind", .text("band")), ("xs", .numbers(xs)), ("lower", .numbers(lower)),
        ("upper", .numbers(upper)),
      ]
    case .bandBetween(let lower, let upper):
      return [("kind", .text("bandBetween"))] + lower.fields("lower") + upper.fields("upper")
    case .text(let words, let x, let y):
      return [
        ("kind", .text("text")), ("words", .text(words)), ("x", .number(x)), ("y", .number(y)),
      ]
    case .interval(let xs, let lower, let upper, let centers):
      return [
        ("kind", .text("interval")), ("xs", .numbers(xs)), ("lower", .numbers(lower)),
        ("upper", .numbers(upper)), ("centers", .numbers(centers)),
      ]
    }
  }

  fileprivate init?(_ value: Value) {
    guard let fields = Fields(value, PlotMark.typeName),
      let axis = fields.text("axis").flatMap(AxisSide.init),
      let content = Content(fields)
    else { return nil }
    self.init(
      content: content, name: fields.text("name"), role: fields.text("role").flatMap(Role.init),
      dash: fields.text("dash").flatMap(Dash.init), axis: axis)
  }
}

extension PlotMark.Content {
  fileprivate init?(_ fields: Fields) {
    switch fields.text("kind") {
    case "line":
      guard let curve = PlotCurve(fields) else { return nil }
      self = .line(curve)
    case "area":
      guard let curve = PlotCurve(fields), let baseline = fields.number("baseline") else {
        return nil
      }
      self = .area(curve, baseline: baseline)
    case "points":
      guard let xs = fields.numbers("xs"), let ys = fields.numbers("ys") else { return nil }
      self = .points(xs, ys)
    case "histogram":
      guard let values = fields.numbers("values"),
        let bins = fields.record["bins"].flatMap(PlotMark.BinRule.init(_:)),
        let scale = fields.text("scale").flatMap(Mark.HistogramScale.init)
      else { return nil }
      self = .histogram(values, bins: bins, scale: scale)
    case "rule":
      if let x = fields.number("x") {
        self = .rule(.x(x), label: fields.text("label"))
      } else if let y = fields.number("y") {
        self = .rule(.y(y), label: fields.text("label"))
      } else {
        return nil
      }
    case "stripX", "stripY":
      guard let from = fields.number("from"), let to = fields.number("to") else { return nil }
      self = fields.text("kind") == "stripX" ? .stripX(from, to) : .stripY(from, to)
    case "band", "interval":
      guard let xs = fields.numbers("xs"), let lower = fields.numbers("lower"),
        let upper = fields.numbers("upper")
      else { return nil }
      if let centers = fields.numbers("centers") {
        self = .interval(xs, lower: lower, upper: upper, centers: centers)
      } else {
        self = .band(xs, lower: lower, upper: upper)
      }
    case "bandBetween":
      guard let lower = PlotFunction(fields, "lower"), let upper = PlotFunction(fields, "upper")
      else { return nil }
      self = .bandBetween(lower, upper)
    case "text":
      guard let words = fields.text("words"), let x = fields.number("x"),
        let y = fields.number("y")
      else { return nil }
      self = .text(words, x: x, y: y)
    default: return nil
    }
  }
}

extension PlotMark.BinRule {
  fileprivate var value: Value {
    switch self {
    case .automatic: .text("automatic")
    case .count(let count): .number(Double(count))
    case .width(let width): .range(lower: 0, upper: width)
    case .edges(let edges): .numbers(edges)
    }
  }

  fileprivate init?(_ value: Value) {
    switch value {
    case .text("automatic"): self = .automatic
    case .number(let number):
      guard let count = Int(exactly: number.value) else { return nil }
      self = .count(count)
    case .range(_, let width): self = .width(width)
    case .numbers(let edges): self = .edges(edges.values)
    default: return nil
    }
  }
}

extension PlotCurve {
  fileprivate var fields: [(name: String, value: Value)] {
    switch self {
    case .function(let function): function.fields("function")
    case .points(let xs, let ys): [("xs", .numbers(xs)), ("ys", .numbers(ys))]
    }
  }

  fileprivate init?(_ fields: Fields) {
    if let function = PlotFunction(fields, "function") {
      self = .function(function)
    } else if let xs = fields.numbers("xs"), let ys = fields.numbers("ys") {
      self = .points(xs, ys)
    } else {
      return nil
    }
  }
}

extension PlotFunction {
  fileprivate func fields(_ name: String) -> [(name: String, value: Value)] {
    switch self {
    case .program: []
    case .samples(let samples):
      [("\(name) xs", .numbers(samples.xs)), ("\(name) ys", .numbers(samples.ys))]
    }
  }

  fileprivate init?(_ fields: Fields, _ name: String) {
    guard let xs = fields.numbers("\(name) xs"), let ys = fields.numbers("\(name) ys"),
      let samples = SampledFunction(xs: xs, ys: ys)
    else { return nil }
    self = .samples(samples)
  }
}
