import Markup

extension Reference {
  /// The entry of the list of works: authors, year, title, where it appeared, and links.
  ///
  /// - Parameter letter: what tells it apart from works of the same authors and year.
  func entry(letter: String) -> MarkupNode {
    let standsAlone = container.isEmpty
    let titleNode = richText(title)
    let shownTitle = standsAlone ? MarkupNode.element("cite", [:], [titleNode]) : titleNode
    let dated = "(\(date.label(letter: letter))). "
    var nodes: [MarkupNode] = []
    if !authors.isEmpty {
      let names = enumeration(authors.map(\.inverted))
      nodes.append(.text(names + (areEditors ? authors.count > 1 ? " (eds.) " : " (ed.) " : " ")))
      nodes.append(.text(dated))
      if !title.isEmpty {
        nodes += [shownTitle, .text(endsSentence(titleNode.plainText) ? " " : ". ")]
      }
    } else {
      // The title stands for those that the work does not name.
      nodes += title.isEmpty ? [.text(dated)] : [shownTitle, .text(" " + dated)]
    }
    let containerNode = richText(container)
    if !standsAlone {
      let isPart = kind == "paper-conference" || kind == "chapter"
      nodes += [.text(isPart ? "In " : ""), .element("cite", [:], [containerNode])]
    }
    let place = numbers
    if !place.isEmpty {
      nodes.append(.text((standsAlone ? "" : volume.isEmpty ? ", " : " ") + place))
    }
    if !standsAlone || !place.isEmpty {
      let last = place.isEmpty ? containerNode.plainText : place
      nodes.append(.text(endsSentence(last) ? " " : ". "))
    }
    if !publisher.isEmpty {
      nodes.append(.text(endsSentence(publisher) ? publisher + " " : publisher + ". "))
    }
    if let link { nodes += [link, "."] }
    return .fragment(nodes)
  }

  /// Volume, issue and pages: `6(4), 695–709`.
  private var numbers: String {
    let volumeAndIssue = volume + (issue.isEmpty ? "" : "(\(issue))")
    let range = pages.split(separator: "-").map { $0.trimmed }.joined(separator: "\u{2013}")
    let isRange = range.contains("\u{2013}") || range.contains(",")
    let pageText =
      range.isEmpty || !volumeAndIssue.isEmpty ? range : (isRange ? "pp. " : "p. ") + range
    return [volumeAndIssue, pageText].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var link: MarkupNode? {
    if !doi.isEmpty {
      return .element(
        "a", ["href": "https://doi.org/" + pathEscaped(doi), "rel": "noreferrer"],
        text: "doi:" + doi)
    }
    guard isWebAddress(url) else { return url.isEmpty ? nil : .text(url) }
    let text = url.drop { $0 != "/" }.dropFirst(2)
    return .element("a", ["href": url, "rel": "noreferrer"], text: String(text))
  }

  /// Whether a full stop behind the text would be the second sign at the end of a sentence.
  private func endsSentence(_ text: String) -> Bool {
    let closing: Set<Character> = ["\u{201D}", "\u{2019}", "\"", "'", "\u{BB}"]
    var rest = text[...]
    while let last = rest.last, closing.contains(last) { rest.removeLast() }
    guard let last = rest.last else { return true }
    return last == "." || last == "?" || last == "!"
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var slice = self
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return slice
  }
}

extension Reference.Name {
  /// Family name first, given names as initials, then what is no part of the family name and what stands
  /// behind the name: `Lee, J. D.`, `Humboldt, A. von`, `King, M. L., Jr.`.
  var inverted: String {
    let before = [initials, droppingParticle].filter { !$0.isEmpty }.joined(separator: " ")
    return [family, before, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The given names as initials; a word in small letters stays as it is, and so does one of a script that knows no
  /// capitals. Names in brackets and quotation marks, by which somebody is called, are left out.
  var initials: String {
    given.split(separator: " ").compactMap { word -> String? in
      guard let start = word.first(where: \.isLetter),
        word.first.map({ !"([\"“„«".contains($0) }) ?? false
      else { return nil }
      guard start.isUppercase else { return String(word) }
      return word.split(separator: "-").map { part in
        part.split(separator: ".").compactMap { $0.first(where: \.isLetter) }.map { "\($0)." }
          .joined(separator: " ")
      }.filter { !$0.isEmpty }.joined(separator: "-")
    }.joined(separator: " ")
  }
}

/// A digital object identifier as the path of an address.
private func pathEscaped(_ text: String) -> String {
  text.split(separator: "/", omittingEmptySubsequences: false).map { fragment(String($0)) }
    .joined(separator: "/")
}

/// The markup that CSL-JSON allows in titles: italics, bold, subscript and superscript, not nested.
/// Everything else is text.
func richText(_ text: String) -> MarkupNode {
  var nodes: [MarkupNode] = []
  var rest = text[...]
  while let open = rest.firstIndex(of: "<") {
    guard
      let tag = ["i", "b", "sub", "sup"].first(where: { rest[open...].hasPrefix("<\($0)>") })
    else {
      nodes.append(.text(String(rest[...open])))
      rest = rest[rest.index(after: open)...]
      continue
    }
    let inside = rest[open...].dropFirst(tag.count + 2)
    nodes.append(.text(String(rest[..<open])))
    guard let close = inside.firstIndex(of: "<"), inside[close...].hasPrefix("</\(tag)>") else {
      nodes.append(.text("<\(tag)>"))
      rest = inside
      continue
    }
    nodes.append(.element(tag, text: String(inside[..<close])))
    rest = inside[close...].dropFirst(tag.count + 3)
  }
  nodes.append(.text(String(rest)))
  return .fragment(nodes)
}
