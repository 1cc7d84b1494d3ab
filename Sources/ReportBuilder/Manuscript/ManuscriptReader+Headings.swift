import Diagnostics
import Markdown

extension ManuscriptReader {
  /// Gives a heading its number and its place on the page.
  mutating func readHeading(_ node: NodeID, _ level: Int, _ text: Int) {
    let index = manuscript.texts[text].chapter
    let document = manuscript.texts[text].document
    let range = manuscript.texts[text].placed(document.range(node))
    guard text == manuscript.chapters[index].text else {
      diagnose("heading-place", "a heading cannot stand here", at: range)
      return
    }
    if document.plainText(of: node).allSatisfy(\.isWhitespace) {
      diagnose("empty-heading", "a heading needs a text", at: range)
    }
    if level == 1 {
      if manuscript.chapters[index].title == nil {
        manuscript.chapters[index].title = node
        addAnchor(
          manuscript.chapterAnchor(index), slugger.anchor(for: document.plainText(of: node)), index)
      } else {
        diagnose(
          "second-title", "a chapter has one title; start a section with '##'", at: range)
      }
      return
    }
    let previous = manuscript.chapters[index].headings.last?.level ?? 1
    if level > previous + 1 {
      diagnose(
        "heading-level",
        "this heading is \(level - previous) levels below the one before it; one is the most",
        at: range, annotation: String(repeating: "#", count: previous + 1))
    }
    let title = document.plainText(of: node)
    let slug = slugger.anchor(for: title)
    let isTaken = takenPrefixes.contains { slug.hasPrefix($0) }
    let anchor = reportSlugger.anchor(for: isTaken ? "section " + title : title)
    addAnchor(anchor, slug, index)
    let number = sectionNumber(of: manuscript.chapters[index].number, level: level)
    manuscript.chapters[index].headings.append(
      Chapter.Heading(node: node, level: level, number: number, anchor: anchor))
  }

  /// Makes the place of a heading known by its slug.
  private mutating func addAnchor(_ anchor: String, _ slug: String, _ chapter: Int) {
    manuscript.anchors[chapter, default: [:]][slug] = anchor
    if manuscript.firstAnchors[slug] == nil { manuscript.firstAnchors[slug] = anchor }
  }

  /// `1.2` for a section, nothing for a section in it and for a chapter without a number.
  private mutating func sectionNumber(of chapter: Int?, level: Int) -> String? {
    guard let chapter, level == 2 else { return nil }
    counters[.section, default: 0] += 1
    return "\(chapter).\(counters[.section, default: 0])"
  }

  /// How the page's own names of places start.
  private var takenPrefixes: [String] {
    PageAnchor.reservedPrefixes + ["chapter-", "citation-", LabelKind.equation.prefix]
      + kinds.directives.compactMap { $0.label?.prefix }
  }
}
