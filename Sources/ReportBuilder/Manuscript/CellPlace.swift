import Diagnostics

/// Where a cell stands, as `report.json` says it.
struct CellPlace: Encodable {
  let chapter: String
  let file: String
  let line: Int
}

extension CellPlace {
  /// The place of a cell.
  init(_ cell: Cell) {
    let file = cell.range.file
    self.init(
      chapter: Chapter.names(of: file).identifier, file: file.path, line: cell.range.start.line)
  }
}
