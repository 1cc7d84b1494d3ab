import Diagnostics

extension MarkdownDocument {
  /// Takes the footnotes out of the flow, numbers them by their first reference and tells what is
  /// wrong with them.
  mutating func finishFootnotes(
    _ found: [(footnote: ConstructMask.Footnote, node: Int32)]
  ) -> [Diagnostic] {
    var diagnostics = takeFootnotes(found)
    let names = Dictionary(
      footnotes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let candidates = footnotes.prefix(200).map(\.name)
    var queue = [root]
    var next = 0
    var number = 0
    while next < queue.count {
      for node in Array(descendants(queue[next])) {
        guard let index = constructIndex(node) else { continue }
        switch constructs[index] {
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
            constructs[index] = .footnoteReference(reference)
          } else {
            diagnostics.append(
              Diagnostic(
                .unknownFootnote,
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

  private func constructIndex(_ node: NodeID) -> Int? {
    let index = Int(nodes[Int(node.index)].construct)
    return index < 0 ? nil : index
  }

  /// Takes up the footnotes, the first of each name.
  private mutating func takeFootnotes(
    _ found: [(footnote: ConstructMask.Footnote, node: Int32)]
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var places: [String: SourceRange] = [:]
    for (footnote, node) in found {
      nodes[Int(node)].parent = -1
      let nameRange = SourceRange(file: file, bytes: footnote.nameRange)
      if let first = places[footnote.name] {
        diagnostics.append(
          Diagnostic(
            "duplicate-footnote", "the footnote '\(footnote.name)' is defined twice", at: nameRange,
            notes: [Diagnostic.Note("the first definition is here", at: first)]))
        continue
      }
      places[footnote.name] = nameRange
      footnotes.append(
        FootnoteDefinition(
          name: footnote.name, nameRange: nameRange, node: NodeID(index: node), number: nil,
          references: 0))
    }
    return diagnostics
  }
}
