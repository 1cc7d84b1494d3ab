import Diagnostics
import Markdown
import Script

extension SourceListing {
  /// The lines of a directive, in which what is no program stands out: fences, options and comments.
  init(_ cell: Cell, facts: String? = nil) {
    let file = cell.range.file
    func toEndOfLine(_ start: Int) -> Range<Int> {
      start..<max(start, file.lineBytes(file.lineIndex(at: start)).upperBound)
    }
    var marked: [(place: Range<Int>, kind: Part.Kind)] =
      [(toEndOfLine(cell.range.bytes.lowerBound), .fence)]
      + (cell.directive?.options ?? []).map {
        (toEndOfLine($0.keyRange.bytes.lowerBound - 1), .option)
      }
      + cell.program.comments.map { (cell.program.source.range($0).bytes, .comment) }
    if let closing = cell.directive?.fence.closing { marked.append((closing.bytes, .fence)) }
    var parts: [Part] = []
    var position = cell.range.bytes.lowerBound
    func append(upTo end: Int, _ kind: Part.Kind) {
      guard position < end else { return }
      parts.append(Part(text: file.text(position..<end), kind: kind))
      position = end
    }
    for (place, kind) in marked.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      append(upTo: place.lowerBound, .program)
      append(upTo: place.upperBound, kind)
    }
    append(upTo: cell.range.bytes.upperBound, .program)
    self.init(file: file.path, firstLine: cell.range.start.line, parts: parts, facts: facts)
  }
}
