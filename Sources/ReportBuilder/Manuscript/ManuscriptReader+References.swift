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
    manuscript.diagnostics += content.problems.map { $0.diagnostic(in: file) }
    hasBibliography = !content.problems.contains(where: \.isAboutTheWholeFile)
  }

  /// Every reference to a label and every citation must lead somewhere.
  mutating func checkReferences() {
    let keys = manuscript.references.map(\.key)
    let known = Set(keys)
    var empty = Set(manuscript.references.lazy.filter { !$0.isFindable }.map(\.key))
    for (index, _, construct) in references {
      let text = manuscript.texts[index]
      switch construct {
      case .crossReference(let reference):
        guard manuscript.labels[reference.label] == nil, !isSwallowed(reference.label) else {
          continue
        }
        diagnose(
          "unknown-reference",
          "nothing has the label '\(reference.label)'"
            + manuscript.hint(for: reference.label, in: manuscript.labels.names),
          at: text.placed(reference.range))
      case .citation(let citation):
        for item in citation.items where hasBibliography && !known.contains(item.key) {
          diagnose(
            "unknown-citation",
            "the bibliography has no '\(item.key)'" + manuscript.hint(for: item.key, in: keys),
            at: text.placed(item.keyRange),
            annotation: keys.isEmpty ? "works are listed in chapters/references.json" : nil)
        }
        for item in citation.items where empty.remove(item.key) != nil {
          diagnose(
            "empty-reference",
            "the bibliography says nothing of '\(item.key)' that a reader could find it by",
            at: text.placed(item.keyRange), annotation: "it needs a title, authors or an address")
        }
      default: break
      }
    }
  }

  /// Every link inside the report must lead somewhere.
  mutating func checkLinks() {
    for (index, node, address) in links {
      let text = manuscript.texts[index]
      if let fault = manuscript.linkFault(address, from: text.chapter) {
        diagnose("unknown-link", fault, at: text.placed(text.document.range(node)))
      }
    }
  }
}

extension Manuscript {
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
