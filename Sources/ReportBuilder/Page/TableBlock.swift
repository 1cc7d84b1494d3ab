import Markup

/// A numbered table.
struct TableBlock: Sendable {
  /// How the cells of a column stand.
  enum Alignment: String, Sendable, Hashable {
    case text
    case center
    case number
  }

  /// A column.
  struct Column: Sendable {
    /// The head of the column as inline markup.
    var title: MarkupNode
    /// How its cells stand.
    var alignment: Alignment
    /// The unit, shown under the head.
    var unit: String?
  }

  /// A cell.
  struct Cell: Sendable {
    /// What it shows.
    var content: MarkupNode
    /// Whether it names its row.
    var isRowHeader = false
    /// The number that it shows, where reading it off the text would not give it back.
    var value: String?
  }

  /// The anchor.
  var identifier: String
  /// The number: `1.2`.
  var number: String
  /// The caption as inline markup.
  var caption: MarkupNode
  /// The columns.
  var columns: [Column]
  /// The rows; each as long as ``columns``.
  var rows: [[Cell]]
  /// The lines of the chapter that made it.
  var source: SourceListing?
}

extension TableBlock {
  /// The table.
  var node: MarkupNode {
    let head = columns.map { column in
      MarkupNode.element(
        "th", ["scope": "col", "class": column.alignment.styleClass],
        [column.title]
          + (column.unit.map { [.element("span", ["class": "unit"], text: $0)] } ?? []))
    }
    let table = MarkupNode.element(
      "table", ["id": identifier],
      [
        .element(
          "caption", [:],
          [
            .element(
              "div", ["class": "fitted"],
              [
                .element(
                  "a", ["class": "label", "href": "#" + fragment(identifier)],
                  text: "Table \(number)"), " ", caption,
              ])
          ]),
        .element("thead", [:], [.element("tr", [:], head)]),
        .element("tbody", [:], rows.map { .element("tr", [:], cells(of: $0)) }),
      ])
    return .element(
      "div", ["class": "table-block"],
      [scrollRegion(label: "Table \(number)", [table])]
        + SourceListing.group(source.map { [$0.node()] } ?? []))
  }

  private func cells(of row: [Cell]) -> [MarkupNode] {
    row.enumerated().map { index, cell in
      let style = index < columns.count ? columns[index].alignment.styleClass : nil
      return cell.isRowHeader
        ? .element(
          "th", ["scope": "row", "class": style, "data-value": cell.value], [cell.content])
        : .element("td", ["class": style, "data-value": cell.value], [cell.content])
    }
  }
}

extension TableBlock.Alignment {
  fileprivate var styleClass: String? {
    switch self {
    case .text: nil
    case .center: "c"
    case .number: "n"
    }
  }
}
