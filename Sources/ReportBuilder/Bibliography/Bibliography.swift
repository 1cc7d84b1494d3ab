import Foundation
import Markup

/// How citations look.
enum CitationStyle: String, Sendable, Hashable {
  /// `(Hyvärinen 2005; Liu and Wang 2016, p. 3)`.
  case authorYear
  /// `[3; 6, p. 3]`.
  case numeric
}

/// The cited works, with the letters that tell apart works of the same authors and year.
struct Bibliography: Sendable {
  /// How citations look.
  let style: CitationStyle
  /// The cited works, sorted as listed: by authors, year and title.
  let references: [Reference]
  /// The position of each work in the list.
  private let positions: [String: Int]
  /// The letter behind each work's year; empty where it needs none.
  private let letters: [String]

  /// The works of `references` whose keys are among `cited`.
  ///
  /// - Parameter language: The language of the report, whose alphabet orders the list.
  /// - Complexity: O(n log n) in the number of works.
  init(
    _ references: [Reference], cited: Set<String>, style: CitationStyle = .authorYear,
    language: String = "en"
  ) {
    self.style = style
    let alphabet = SortingAlphabet(language: language)
    let sorted = references.filter { cited.contains($0.key) }
      .map { (order: SortKey($0, alphabet), reference: $0) }
      .sorted { $0.order < $1.order }.map(\.reference)
    self.references = sorted
    positions = Dictionary(
      sorted.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    // Numbers tell works apart by themselves.
    guard style == .authorYear else {
      letters = sorted.map { _ in "" }
      return
    }
    let labels = sorted.map { "\($0.authorLabel)\u{0}\($0.date.label())" }
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    var used: [String: Int] = [:]
    letters = labels.map { label in
      guard counts[label, default: 0] > 1 else { return "" }
      defer { used[label, default: 0] += 1 }
      return Bibliography.letter(used[label, default: 0])
    }
  }

  /// A citation of one or more works, each linked to its entry; a key that is not in the
  /// bibliography stands as it was written, marked.
  ///
  /// - Parameters:
  ///   - isNarrative: Whether the authors are a part of the sentence: Hyvärinen (2005), Hyvärinen [3].
  ///   - identifier: the anchor of the place, to which the list links back.
  func citation(
    _ items: [CitationItem], isNarrative: Bool = false, identifier: String
  ) -> MarkupNode {
    let (open, close) = style == .authorYear ? ("(", ")") : ("[", "]")
    var nodes: [MarkupNode] = isNarrative ? [] : [.text(open)]
    for (index, item) in items.enumerated() {
      if index > 0 { nodes.append("; ") }
      if let prefix = item.prefix { nodes.append(.text(prefix + " ")) }
      let locator = item.locator.map { $0.isEmpty ? "" : ", " + withRanges($0) } ?? ""
      if isNarrative {
        let authors = positions[item.key].map { references[$0].authorLabel + "\u{A0}" } ?? ""
        nodes += [.text(authors + open), work(item.key, hidesAuthors: true)]
        nodes.append(.text(locator + close))
      } else {
        nodes += [work(item.key, hidesAuthors: item.hidesAuthors), .text(locator)]
      }
    }
    if !isNarrative { nodes.append(.text(close)) }
    return .element("span", ["class": "citation", "id": identifier], nodes)
  }

  /// The entries of the list, with links back to `places` (by key, in reading order).
  func items(places: [String: [CitationPlace]]) -> [BibliographyItem] {
    zip(references, letters).enumerated().map { index, work in
      let (reference, letter) = work
      return BibliographyItem(
        key: reference.key, label: style == .numeric ? "[\(index + 1)]" : nil,
        entry: reference.entry(letter: letter),
        note: reference.note.isEmpty ? nil : reference.note,
        citedAt: places[reference.key] ?? [])
    }
  }

  private func work(_ key: String, hidesAuthors: Bool) -> MarkupNode {
    guard let index = positions[key] else {
      return .element("span", ["class": "unknown"], text: "?" + key)
    }
    let reference = references[index]
    let year = reference.date.label(letter: letters[index])
    let text =
      style == .numeric
      ? String(index + 1) : hidesAuthors ? year : "\(reference.authorLabel)\u{A0}\(year)"
    return .element("a", ["href": "#" + fragment(PageAnchor.reference(key))], text: text)
  }

  /// a to z, then aa, ab, …
  private static func letter(_ index: Int) -> String {
    var output = ""
    var rest = index
    repeat {
      output = String(UnicodeScalar(UInt8(97 + rest % 26))) + output
      rest = rest / 26 - 1
    } while rest >= 0
    return output
  }
}

extension Reference {
  /// The authors as a citation names them: one, two, or the first and others; the title where the
  /// work names nobody.
  var authorLabel: String {
    switch authors.count {
    case 0: title.isEmpty ? key : plainTitle
    case 1: authors[0].family
    case 2: "\(authors[0].family) and \(authors[1].family)"
    default: "\(authors[0].family) et\u{A0}al."
    }
  }

  /// The short title, or the title, without markup.
  private var plainTitle: String { richText(shortTitle.isEmpty ? title : shortTitle).plainText }
}

/// What orders the list: names and titles by the alphabet, the key at the end so that no two works tie.
///
/// - Source: CSL 1.0.2, "Sorting": names with their particles before the family name, then the dropping
///   ones, the given names as they are shown and the suffix; an empty date comes last.
private struct SortKey: Comparable {
  let authors: [[UInt32]]
  let years: [Int]
  let title: [UInt32]
  let key: String

  init(_ reference: Reference, _ alphabet: SortingAlphabet) {
    let names = reference.authors.map { name in
      alphabet.key(
        [name.family, name.droppingParticle, name.initials, name.suffix].filter { !$0.isEmpty }
          .joined(separator: " "))
    }
    title = alphabet.key(richText(reference.title).plainText)
    authors = names.isEmpty ? [title] : names
    years = [reference.date.year ?? .max, reference.date.lastYear ?? .min]
    key = reference.key
  }

  static func < (left: SortKey, right: SortKey) -> Bool {
    if left.authors != right.authors {
      return left.authors.lexicographicallyPrecedes(right.authors) {
        $0.lexicographicallyPrecedes($1)
      }
    }
    if left.years != right.years { return left.years.lexicographicallyPrecedes(right.years) }
    if left.title != right.title { return left.title.lexicographicallyPrecedes(right.title) }
    return left.key < right.key
  }
}

/// A place in a work with a dash between the ends of ranges: `pp. 3–5` for `pp. 3-5` and `pp. 3--5`.
private func withRanges(_ locator: String) -> String {
  locator.replacing("--", with: "–").split(separator: " ", omittingEmptySubsequences: false).map {
    word in
    word.firstMatch(of: /^([0-9]+)-([0-9]+)([,;.]?)$/).map { "\($0.1)–\($0.2)\($0.3)" }
      ?? String(word)
  }.joined(separator: " ")
}
