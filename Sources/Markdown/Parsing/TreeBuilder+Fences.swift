import Diagnostics

extension TreeBuilder {
  /// Appends a fence that holds a program or a formula; false when it holds code.
  mutating func appendFence(_ block: Block, _ record: NodeRecord) -> Bool {
    guard block.kind == .fence else { return false }
    let lines = scanner.lines(of: block)
    guard let first = lines.first else { return false }
    let start = text.skippingBlanks(Int(first.start), to: Int(first.end))
    guard text.at(start) == 0x7B || text.hasExactPrefix("math", at: start) else { return false }
    var record = record
    let range = SourceRange(
      file: document.file, bytes: Int(record.lower)..<Int(record.upper))
    let body = lines.dropFirst().map { sourceRange($0) }
    switch reader.info(sourceRange(first)) {
    case .none: return false
    case .directive(let kind, let label):
      record.kind = .directive
      document.constructs.append(
        .directive(
          reader.directive(
            kind: kind, label: label, range: range, fence: fence(block, body), lines: body)))
    case .formula(let label):
      record.kind = .displayMath
      document.constructs.append(
        .mathematics(
          Mathematics(
            range: range, isDisplay: true, fence: fence(block, body), label: label,
            tex: reader.fragment(body[...], emptyAt: sourceRange(first).upperBound))))
    }
    record.construct = Int32(document.constructs.count - 1)
    append(record)
    return true
  }

  private func fence(_ block: Block, _ body: [Range<Int>]) -> Fence {
    let closing =
      block.isClosed
      ? sourceRange(Segment(start: block.detail.lowerBound, end: block.detail.upperBound)) : nil
    let swallowed = reader.directiveHead(in: body) { mark, length in
      closing == nil || mark == block.mark && length >= Int(block.fenceLength)
    }
    return Fence(
      closing: closing.map { SourceRange(file: document.file, bytes: $0) }, swallowed: swallowed,
      nested: swallowed == nil ? reader.directiveHead(in: body) { _, _ in true } : nil)
  }

  private func sourceRange(_ segment: Segment) -> Range<Int> {
    Int(segment.start)..<Int(max(segment.start, segment.end))
  }
}
