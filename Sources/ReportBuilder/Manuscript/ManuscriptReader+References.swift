import Diagnostics
import Foundation
import Markdown

extension ManuscriptReader {
  /// Reads the bibliography.
  mutating func readReferences(_ file: SourceFile?) {
    guard let file else { return }
    if let fault = invalidUTF8(in: file) {
      manuscript.diagnostics.append(fault)
      hasBibliography = false
      return
    }
    tellDirections(in: file)
    let content = ReferenceFile(json: file.bytes)
    manuscript.references = content.references
    manuscript.referenceKeys = Set(content.references.map(\.key))
    manuscript.diagnostics += content.problems.map { $0.diagnostic(in: file) }
    hasBibliography = !content.problems.contains(where: \.isAboutTheWholeFile)
  }

  /// Every reference to a label and every citation must lead somewhere.
  mutating func checkReferences() {
    var empty = Set(manuscript.references.lazy.filter { !$0.isFindable }.map(\.key))
    for (index, _, construct) in references {
      let text = manuscript.texts[index]
      if let citation = manuscript.citation(construct) {
        checkCitation(citation, in: text, &empty)
      } else if case .crossReference(let reference) = construct {
        checkReference(reference, in: text)
      }
    }
  }

  private mutating func checkReference(_ reference: CrossReference, in text: MarkedText) {
    let label = reference.label
    guard manuscript.labels[label] == nil, !isSwallowed(label) else { return }
    let place = text.placed(reference.labelRange)
    if manuscript.anchor(of: "#" + label, from: text.chapter) != nil {
      diagnose(
        "unknown-reference", "'\(label)' is a heading, which has no label", at: place,
        annotation: "[words](#\(label))")
      return
    }
    // A label begins with a letter and has a hyphen; what is none may be meant as it stands.
    let mayBeLabel = label.contains("-") && label.first?.isNumber != true
    guard mayBeLabel || reference.range.text.first != "@" else {
      guard hasBibliography else { return }
      if manuscript.chapterOfFile[label + ".md"] != nil {
        manuscript.diagnostics.append(
          Diagnostic(
            "unknown-mention", "'\(label)' is a chapter, and no work and no label", at: place,
            annotation: "[words](\(label).md)", severity: .warning))
        return
      }
      let keys = manuscript.references.map(\.key)
      manuscript.diagnostics.append(
        Diagnostic(
          "unknown-mention",
          "no work and no label is called '\(label)'" + manuscript.hint(for: label, in: keys),
          at: place, annotation: "the sign itself is written \\@", severity: .warning))
      return
    }
    diagnose(
      "unknown-reference",
      "nothing has the label '\(label)'"
        + manuscript.hint(for: label, in: manuscript.labels.names), at: place)
  }

  private mutating func checkCitation(
    _ citation: Citation, in text: MarkedText, _ empty: inout Set<String>
  ) {
    let keys = manuscript.references.map(\.key)
    for item in citation.items where hasBibliography && !manuscript.referenceKeys.contains(item.key)
    {
      diagnose(
        "unknown-citation",
        "the bibliography has no '\(item.key)'" + manuscript.hint(for: item.key, in: keys),
        at: text.placed(item.keyRange),
        annotation: manuscript.labels[item.key] != nil
          ? "a reference has no brackets: @\(item.key)"
          : keys.isEmpty ? "works are listed in chapters/references.json" : nil)
    }
    for item in citation.items where empty.remove(item.key) != nil {
      diagnose(
        "empty-reference",
        "the bibliography says nothing of '\(item.key)' that a reader could find it by",
        at: text.placed(item.keyRange), annotation: "it needs a title, authors or an address")
    }
  }

  /// Every link inside the report must lead somewhere.
  mutating func checkLinks() {
    for (index, node, address) in links {
      let text = manuscript.texts[index]
      if let fault = manuscript.linkFault(address, from: text.chapter) {
        diagnose("unknown-link", fault, at: text.placed(text.document.range(node)))
      } else if !text.document.children(node).contains(where: { _ in true }),
        manuscript.labels[String(address.drop { $0 == "#" })] == nil
      {
        // Without words nobody sees it; of a label they are its reference.
        diagnose(
          "empty-link", "this link has no words", at: text.placed(text.document.range(node)),
          annotation: "[words](\(address))")
      }
    }
  }
}

extension Manuscript {
  /// What cites works: a citation, or `@key`, which names the authors of a work in a sentence; nil for
  /// what refers to a label.
  func citation(_ construct: Construct) -> Citation? {
    switch construct {
    case .citation(let citation): return citation
    case .crossReference(let reference)
    where labels[reference.label] == nil && referenceKeys.contains(reference.label):
      let item = Citation.Item(
        key: reference.label, keyRange: reference.labelRange, locator: reference.locator)
      return Citation(range: reference.range, items: [item], isNarrative: true)
    default: return nil
    }
  }

  /// The place on the page that a link of a chapter leads to; nil when it leads elsewhere.
  ///
  /// `#name` is a heading of the same chapter, a label, or a heading of another chapter;
  /// `02-noise.md` and `02-noise.md#name` are other chapters, as a link works beside the files.
  func anchor(of address: String, from chapter: Int) -> String? {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init) ?? ""
    let name = parts.count == 2 ? decoded(String(parts[1])) : nil
    if path.isEmpty {
      guard let name else { return nil }
      if let anchor = anchors[chapter]?[name] { return anchor }
      if let target = labels[name] { return target.anchor }
      return firstAnchors[name]
    }
    guard let index = chapterOfFile[path] else { return nil }
    guard let name else { return chapterAnchor(index) }
    return anchors[index]?[name] ?? labels[name]?.anchor
  }

  /// The name of the place of a chapter.
  func chapterAnchor(_ index: Int) -> String { "chapter-" + chapters[index].slug }

  /// What is wrong with a link, or nil.
  func linkFault(_ address: String, from chapter: Int) -> String? {
    if address.isEmpty { return "this link has no address" }
    if anchor(of: address, from: chapter) != nil { return nil }
    // What is wrong with an address as such is told with the raw HTML.
    if LinkAddress.fault(in: address) != nil || isForeign(address) { return nil }
    if address.hasPrefix("#") {
      let name = decoded(String(address.dropFirst()))
      return "nothing has the name '\(name)'"
        + hint(for: name, in: (anchors[chapter] ?? [:]).keys.sorted() + labels.names)
    }
    let path = String(address.prefix { $0 != "#" })
    if let index = chapterOfFile[path] {
      let name = decoded(String(address.dropFirst(path.count + 1)))
      return "'\(path)' has no place '#\(name)'"
        + hint(for: name, in: (anchors[index] ?? [:]).keys.sorted())
    }
    return "there is no chapter '\(path)'" + hint(for: path, in: chapterOfFile.keys.sorted())
      + "; a report is one file, so it can link to its chapters and to the web"
  }

  /// What was probably meant, as far as anyone reads it: looking through all names for each of a
  /// hundred thousand unknown ones would take minutes.
  func hint(for word: String, in candidates: @autoclosure () -> [String]) -> String {
    let names = labels.targets.count + firstAnchors.count + references.count
    guard diagnostics.count < Diagnostic.mostTold, diagnostics.count * names < 1_000_000 else {
      return ""
    }
    return suggestion(for: word, in: candidates())
  }

  /// Whether an allowed address leads out of the report: on the web, or to a letter box.
  func isForeign(_ address: String) -> Bool {
    LinkAddress.fault(in: address) == nil && LinkAddress.scheme(of: address) != nil
  }

  private func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
}
