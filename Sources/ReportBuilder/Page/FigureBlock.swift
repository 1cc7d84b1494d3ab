import Arithmetic
import Markup

/// A figure with its caption, its data and its source.
struct FigureBlock: Sendable {
  /// The numbers behind a drawing.
  struct DataTable: Sendable, Hashable {
    /// The columns' names.
    var columns: [String]
    /// The rows; each as long as ``columns``.
    var rows: [[PrintedText]]
    /// How many rows there are in all, where these are a choice.
    var total: Int?
  }

  /// The anchor.
  var identifier: String
  /// The number: `1.2`.
  var number: String
  /// The caption as inline markup.
  var caption: MarkupNode
  /// The drawing for wide windows and paper, with its role, title and description.
  var wide: MarkupNode
  /// The drawing for phones; absent where the wide one serves both.
  var narrow: MarkupNode?
  /// Chosen frames of a sweep, wide and narrow, for readers who cannot move it.
  var stills: [MarkupNode] = []
  /// The frames of a sweep as JSON, see ``FigureJSON``.
  var frames: String?
  /// The data.
  var data: DataTable?
  /// The data as JSON, for readers who take them away, see ``FigureJSON``.
  var file: String?
  /// The lines of the chapter that made it.
  var source: SourceListing?
  /// The definitions that made it, which lead to the claims that rest on the same.
  var uses: [String] = []
}

extension FigureBlock {
  /// The most rows of data that the page carries. Of more, every so many are shown, the first and
  /// the last among them, and the page says so.
  static let mostRows = 30

  /// The figure.
  var node: MarkupNode {
    // The style sheet of plots shows the drawing that fits the width.
    let moving = MarkupNode.element(
      "div", ["class": "drawing plot\(stills.isEmpty ? "" : " moving")"],
      [wide, narrow].compactMap { $0 })
    var drawings = [moving]
    if !stills.isEmpty {
      drawings.append(.element("div", ["class": "drawing plot stills"], stills))
    }
    drawings.append(numberedCaption("figcaption", "Figure \(number)", identifier, caption))
    let disclosures = [data.map { dataNode($0) }, source?.node()].compactMap { $0 }
    return .element(
      "div",
      [
        "class": "figure", "id": identifier,
        "data-uses": uses.isEmpty ? nil : uses.joined(separator: " "),
      ],
      [.element("figure", [:], drawings)] + SourceListing.group(disclosures)
        + [block("frames", frames), block("file", file)].compactMap { $0 })
  }

  /// Data for the script of the page; browsers run no block of this type.
  private func block(_ name: String, _ json: String?) -> MarkupNode? {
    json.map {
      .element("script", ["type": "application/json", "class": name], [.trusted($0)])
    }
  }

  private func dataNode(_ data: DataTable) -> MarkupNode {
    let shown = data.total == nil ? thinned(data.rows) : data.rows
    let total = data.total ?? data.rows.count
    let count =
      shown.count == total
      ? "\(total) \(total == 1 ? "row" : "rows")"
      : "\(shown.count) of \(total) rows, evenly chosen"
    let head = MarkupNode.element(
      "tr", [:], data.columns.map { .element("th", ["scope": "col"], text: $0) })
    let body = shown.map { row in
      MarkupNode.element("tr", [:], row.map { .element("td", text: $0.typeset) })
    }
    return .element(
      "details", ["class": "data"],
      [
        .element(
          "summary", [:],
          ["Data of this figure ", .element("span", ["class": "place"], text: count)]),
        // Without the script the table is there; the script unfolds it when it is asked for, so that
        // a long report is not made of thousands of cells that nobody looks at.
        .element(
          "noscript", [:],
          [
            scrollRegion(
              label: "Data of figure \(number)",
              [
                .element(
                  "table", ["class": "numbers"],
                  [
                    .element("thead", [:], [head]), .element("tbody", [:], body),
                  ])
              ])
          ]),
      ])
  }
}

extension FigureBlock {
  private func thinned(_ rows: [[PrintedText]]) -> [[PrintedText]] {
    let most = FigureBlock.mostRows
    guard rows.count > most else { return rows }
    return (0..<most).map { rows[$0 * (rows.count - 1) / (most - 1)] }
  }
}

/// The caption of a figure or table: its number, which links to it, and the text.
func numberedCaption(
  _ tag: String, _ label: String, _ identifier: String, _ text: MarkupNode
) -> MarkupNode {
  .element(
    tag, [:],
    [
      .element("a", ["class": "label", "href": "#" + fragment(identifier)], text: label), " ", text,
    ])
}
