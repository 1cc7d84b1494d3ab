import Diagnostics
import Markdown
import Markup
import Script

/// A numbered table that its author has written, in GitHub's pipe form; its cells are Markdown within a
/// line, so that they can hold formulas, references and inline values.
struct GridDirective: DirectiveKind, WrittenContent {
  static let name = "grid"
  static let summary = "Sets a table written with bars and dashes."
  static let label: LabelKind? = .table
  static let expectation: ProgramUnit.Expectation? = nil
  static let dataSection: String? = "tables"

  /// The caption.
  let caption: OptionText
  /// How each column stands.
  let alignments: [PipeTable.Alignment]
  /// The heads of the columns.
  let heads: [OptionText]
  /// The cells, row by row.
  let rows: [[OptionText]]

  init(_ reading: inout DirectiveReading) {
    caption = reading.caption()
    let (table, diagnostics) = PipeTable.read(reading.body)
    reading.diagnose(diagnostics)
    alignments = table?.alignments ?? []
    func text(_ cell: SourceFragment) -> OptionText { reading.markdownText(cell, in: "a cell") }
    heads = (table?.heads ?? []).map(text)
    rows = (table?.rows ?? []).map { $0.map(text) }
  }

  func node(on page: PagePlace) -> MarkupNode {
    TableBlock(
      identifier: page.cell.name, number: page.cell.number ?? "", caption: page.line(caption),
      columns: zip(heads, alignments).map { head, alignment in
        TableBlock.Column(title: page.line(head), alignment: TableBlock.Alignment(alignment))
      },
      rows: rows.map { row in
        row.enumerated().map { index, cell in
          TableBlock.Cell(content: page.line(cell), isRowHeader: index == 0)
        }
      }
    ).node
  }

  func data(at cell: Cell) -> (any Encodable)? {
    Data(
      place: CellPlace(cell), number: cell.number, caption: caption.text,
      columns: heads.map(\.text),
      rows: rows.map { $0.map { Data.Cell(text: $0.text) } })
  }

  private struct Data: Encodable {
    struct Cell: Encodable {
      let text: String
    }

    let place: CellPlace
    let number: String?
    let caption: String
    let columns: [String]
    let rows: [[Cell]]
  }
}

extension TableBlock.Alignment {
  fileprivate init(_ alignment: PipeTable.Alignment) {
    switch alignment {
    case .none, .left: self = .text
    case .center: self = .center
    case .right: self = .number
    }
  }
}
