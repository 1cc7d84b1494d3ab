import Markup

extension MathMLWriter {
  /// A table between its delimiters.
  func tableNode(_ table: Table, _ style: MathStyle) -> MarkupNode {
    let layout = table.layout
    let inner = layout.style
    var node = MarkupNode.element(
      "mtable", ["displaystyle": inner == .display ? "true" : nil],
      table.rows.indices.map { index in
        let row = table.rows[index]
        let cells = row.cells.indices.map { column in
          MarkupNode.element(
            "mtd", ["style": cellStyle(table, row: index, column: column)],
            line(row.cells[column], inner, continues: layout.continues && column % 2 == 1))
        }
        return .element("mtr", [:], cells)
      })
    if inner.isScript, !style.isScript { node = .element("mstyle", inner.attributes, [node]) }
    guard !layout.left.isEmpty || !layout.right.isEmpty else { return node }
    // Bars have no room of their own.
    let room = layout.left == "|" || layout.left == "‖" ? space(3 / 18) : .fragment([])
    return .element(
      "mrow", [:],
      [fence(layout.left, "prefix"), room, node, room, fence(layout.right, "postfix")]
        .filter { $0 != .fragment([]) })
  }

  /// Alignment and distances as style: the only way that every engine follows.
  private func cellStyle(_ table: Table, row: Int, column: Int) -> String {
    let isLast = row == table.rows.count - 1
    let columns = table.layout.columns
    var style = "text-align:\(columns.alignment(column).rawValue)"
    style += ";padding-left:\(em(columns.gap(before: column)));padding-right:0"
    if table.layout.isTight { style += ";padding-top:0.1em;padding-bottom:0.1em" }
    let gap = table.rows[row].gap
    if gap != 0, !isLast { style += ";padding-bottom:calc(0.5ex + \(em(gap)))" }
    if let line = table.rows[row].lineAbove { style += ";border-top:1px \(line.rawValue)" }
    if let line = table.lineBelow, isLast { style += ";border-bottom:1px \(line.rawValue)" }
    if case .declared(let all, let lines) = columns {
      if lines.contains(column) { style += ";border-left:1px solid" }
      // Half the distance stands on the other side, so that a line runs in the middle.
      style = style.replacing("padding-right:0", with: "padding-right:0.5em")
      if column == all.count - 1, lines.contains(all.count) { style += ";border-right:1px solid" }
    }
    return style
  }
}

extension TableLayout.Columns {
  /// How the cells of a column stand.
  fileprivate func alignment(_ column: Int) -> TableLayout.Alignment {
    switch self {
    case .uniform(let alignment, _): alignment
    case .pairs: column % 2 == 0 ? .right : .left
    case .declared(let all, _): column < all.count ? all[column] : .center
    }
  }

  /// The distance from the column before, in em.
  fileprivate func gap(before column: Int) -> Double {
    switch self {
    case .uniform(_, let gap): column == 0 ? 0 : gap
    case .pairs(let gap): column > 0 && column % 2 == 0 ? gap : 0
    case .declared: 0.5
    }
  }
}
