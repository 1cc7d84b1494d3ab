import Diagnostics

extension MarkdownDocument {
  /// Takes the footnotes out of the flow, numbers them by their first reference and tells what is
  /// wrong with them.
  mutating func finishFootnotes(_ mask: CarrierMask) -> [Diagnostic] {
    var diagnostics = takeFootnotes(mask)
    let names = Dictionary(
      footnotes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let candidates = footnotes.prefix(200).map(\.name)
    var queue = [root]
    var next = 0
    var number = 0
    while next < queue.count {
      for node in Array(descendants(queue[next])) {
        guard let index = carrierIndex(node) else { continue }
        switch carriers[index] {
        case .statement(let statement): if let title = statement.title { queue.append(title) }
        case .footnoteReference(var reference):
          if let footnote = names[reference.name] {
            if footnotes[footnote].number == nil {
              number += 1
              footnotes[footnote].number = number
              queue.append(footnotes[footnote].node)
            }
            footnotes[footnote].references += 1
            reference.footnote = footnote
            reference.occurrence = footnotes[footnote].references
            carriers[index] = .footnoteReference(reference)
          } else {
            diagnostics.append(
              Diagnostic(
                "unknown-footnote",
                "no footnote is called '\(reference.name)'"
                  + (diagnostics.count < 100
                    ? suggestion(for: reference.name, in: candidates) : ""),
                at: reference.range))
          }
        default: break
        }
      }
      next += 1
    }
    for footnote in footnotes where footnote.number == nil {
      diagnostics.append(
        Diagnostic(
          "unused-footnote", "nothing refers to the footnote '\(footnote.name)'",
          at: footnote.nameRange, severity: .warning))
    }
    return diagnostics
  }

  private func carrierIndex(_ node: NodeID) -> Int? {
    let index = Int(nodes[Int(node.index)].carrier)
    return index < 0 ? nil : index
  }

  /// Moves the blocks of footnotes, which stand first in the tree, to nodes of their own.
  private mutating func takeFootnotes(_ mask: CarrierMask) -> [Diagnostic] {
    guard !mask.footnotes.isEmpty, footnoteMarks == mask.footnotes.count + 1 else { return [] }
    var diagnostics: [Diagnostic] = []
    var places: [String: SourceRange] = [:]
    var child = nodes[0].firstChild
    for found in mask.footnotes {
      // The mark, then its quotation unless the footnote is empty.
      child = child < 0 ? child : nodes[Int(child)].next
      let node = Int32(nodes.count)
      var record = NodeRecord(kind: .footnoteDefinition)
      record.lower = Int32(found.range.lowerBound)
      record.upper = Int32(found.range.upperBound)
      if child >= 0, nodes[Int(child)].kind == .blockQuote || nodes[Int(child)].kind == .statement {
        record.firstChild = nodes[Int(child)].firstChild
        record.lastChild = nodes[Int(child)].lastChild
        var inner = record.firstChild
        while inner >= 0 {
          nodes[Int(inner)].parent = node
          inner = nodes[Int(inner)].next
        }
        child = nodes[Int(child)].next
      }
      nodes.append(record)
      let nameRange = SourceRange(file: file, bytes: found.nameRange)
      if let first = places[found.name] {
        diagnostics.append(
          Diagnostic(
            "duplicate-footnote", "the footnote '\(found.name)' is defined twice", at: nameRange,
            notes: [Diagnostic.Note("the first definition is here", at: first)]))
        continue
      }
      places[found.name] = nameRange
      footnotes.append(
        FootnoteDefinition(
          name: found.name, nameRange: nameRange, node: NodeID(index: node), number: nil,
          references: 0))
    }
    // The last mark ends the footnotes.
    nodes[0].firstChild = child < 0 ? -1 : nodes[Int(child)].next
    if nodes[0].firstChild < 0 { nodes[0].lastChild = -1 }
    return diagnostics
  }
}
