/// The environments that an author may open with `\begin`.
enum Environment {
  /// What follows the name: nothing, a count of columns, or their declaration.
  enum Parameter {
    case none
    case count
    case columns
    /// How the cells of all columns stand, in brackets, where the name has a star.
    case starred
  }

  /// Every environment by its name, without the star that switches numbering off.
  static let all: [String: (layout: TableLayout, parameter: Parameter)] = {
    var result: [String: (layout: TableLayout, parameter: Parameter)] = [:]
    let aligned = TableLayout(columns: .pairs(gap: 2), style: .display, continues: true)
    let joined = TableLayout(columns: .pairs(gap: 0), style: .display, continues: true)
    let gathered = TableLayout(columns: .uniform(.center, gap: 0), style: .display)
    for name in ["aligned", "align", "split", "equation"] { result[name] = (aligned, .none) }
    for name in ["alignedat", "alignat"] { result[name] = (joined, .count) }
    for name in ["gathered", "gather"] { result[name] = (gathered, .none) }
    let cases = TableLayout.Columns.uniform(.left, gap: 1)
    result["cases"] = (TableLayout(columns: cases, left: "{"), .none)
    result["dcases"] = (TableLayout(columns: cases, left: "{", style: .display), .none)
    result["rcases"] = (TableLayout(columns: cases, right: "}"), .none)
    result["drcases"] = (TableLayout(columns: cases, right: "}", style: .display), .none)
    let centred = TableLayout.Columns.uniform(.center, gap: 1)
    for (name, left, right) in [
      ("matrix", "", ""), ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"),
      ("vmatrix", "|", "|"), ("Vmatrix", "‖", "‖"),
    ] { result[name] = (TableLayout(columns: centred, left: left, right: right), .starred) }
    result["smallmatrix"] = (
      TableLayout(columns: .uniform(.center, gap: 0.5), style: .script, isTight: true), .none
    )
    result["CD"] = (TableLayout(columns: .uniform(.center, gap: 0.4), style: .display), .none)
    let declared = TableLayout.Columns.declared([], lines: [])
    result["array"] = (TableLayout(columns: declared), .columns)
    result["darray"] = (TableLayout(columns: declared, style: .display), .columns)
    result["subarray"] = (TableLayout(columns: declared, style: .script, isTight: true), .columns)
    return result
  }()

  /// What takes the place of environments that are known, but not for a formula of a report.
  static let advice = [
    "eqnarray": "write 'aligned'", "multline": "write 'gathered'", "picture": "use a figure",
    "tabular": "write 'array'",
  ]
}
