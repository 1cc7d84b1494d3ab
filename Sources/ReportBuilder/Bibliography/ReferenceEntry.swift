import Markup

extension Reference {
  /// The entry of the list of works: authors, year, title, where it appeared, and links.
  ///
  /// - Parameter letter: what tells it apart from works of the same authors and year.
  func entry(letter: String) -> MarkupNode {
    let standsAlone = container.isEmpty
    let titleNode = richText(title)
    var nodes: [MarkupNode] = []
    if !authors.isEmpty { nodes.append(.text(enumeration(authors.map(\.inverted)) + " ")) }
    nodes.append(.text("(\(yearLabel)\(letter)). "))
    if !title.isEmpty {
      nodes += [standsAlone ? .element("cite", [:], [titleNode]) : titleNode]
      nodes.append(.text(endsSentence(title) ? " " : ". "))
    }
    if !standsAlone {
      let isPart = kind == "paper-conference" || kind == "chapter"
      nodes += [.text(isPart ? "In " : ""), .element("cite", [:], [richText(container)])]
    }
    let place = numbers
    if !place.isEmpty {
      nodes.append(.text((standsAlone ? "" : volume.isEmpty ? ", " : " ") + place))
    }
    if !standsAlone || !place.isEmpty { nodes.append(". ") }
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

  private func endsSentence(_ text: String) -> Bool {
    guard let last = text.last else { return true }
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
  /// Family name first, given names as initials: `Lee, J. D.`.
  var inverted: String {
    guard !given.isEmpty else { return family }
    let initials = given.split(separator: " ").map { word in
      word.split(separator: "-").compactMap(\.first).map { "\($0)." }.joined(separator: "-")
    }
    return "\(family), \(initials.joined(separator: " "))"
  }
}

/// A digital object identifier as the path of an address.
private func pathEscaped(_ text: String) -> String {
  text.split(separator: "/", omittingEmptySubsequences: false).map { fragment(String($0)) }
    .joined(separator: "/")
}

/// The markup that CSL-JSON allows in titles: italics, bold, subscript and superscript, not nested.
/// Everything else is text.
private func richText(_ text: String) -> MarkupNode {
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
