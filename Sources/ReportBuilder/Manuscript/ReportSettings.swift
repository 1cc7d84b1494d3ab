import Diagnostics
import Markdown
import Typesetting

/// What the front matter of `index.md` says about the whole report.
struct ReportSettings: Sendable {
  /// The title of the report.
  var title = "Report"
  /// The line below the title.
  var subtitle: String?
  /// Who wrote the report.
  var authors: [String] = []
  /// The language of the page, as HTML names it.
  var language = "en"
  /// The paper that the report is about.
  var paper: PaperReference?
  /// The seed of everything random in the report.
  private(set) var seed: UInt64 = 0
  /// The seed of the front matter, where another one was given for this build.
  private(set) var replacedSeed: UInt64?
  /// How citations look.
  var citations = CitationStyle.authorYear
  /// Commands that every formula of the report may use.
  var macros = Macros()
  /// The most bytes that the page may have.
  var sizeLimit = 2_000_000
}

extension ReportSettings {
  /// Takes another seed for this build than the report's own.
  mutating func give(seed given: UInt64) {
    guard given != seed else { return }
    replacedSeed = seed
    seed = given
  }
}

extension ReportSettings {
  private static let keys = [
    "title", "subtitle", "authors", "language", "paper", "seed", "citations", "macros", "megabytes",
  ]
  private static let paperKeys = ["title", "authors", "identifier", "url"]

  /// Reads the front matter; every key that is not known and every value of the wrong kind is told.
  static func read(
    _ frontMatter: FrontMatter?
  ) -> (settings: ReportSettings, diagnostics: [Diagnostic]) {
    var settings = ReportSettings()
    guard let root = frontMatter?.root else { return (settings, []) }
    let diagnostics = settings.take(root)
    return (settings, diagnostics)
  }

  /// Takes what the front matter says, and tells what is wrong with it.
  private mutating func take(_ root: YAMLMapping) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var reader = MappingReader(mapping: root, place: "the front matter", keys: Self.keys)
    title = reader.filledText("title") ?? title
    subtitle = reader.text("subtitle")
    authors = reader.texts("authors")
    if let entry = reader.entry("language") {
      if let text = entry.text, isLanguage(text) {
        language = text
      } else {
        reader.complain(entry, "'language' takes a tag such as en or pt-BR")
      }
    }
    if let entry = reader.entry("seed") {
      if let text = entry.text, let first = text.first, first != "+", first != "-",
        first != "0" || text == "0",
        let number = UInt64(text)
      {
        seed = number
      } else {
        reader.complain(
          entry, "'seed' takes a whole number from 0 to 2^64 - 1, without zeros before it")
      }
    }
    if let entry = reader.entry("macros") {
      if let definitions = definitions(entry) {
        diagnostics += macros.define(definitions)
      } else {
        reader.complain(entry, "'macros' takes '|' and, on the lines below it, \\newcommand{…}{…}")
      }
    }
    if let entry = reader.entry("megabytes") {
      if let text = entry.text, let number = Double(text), number >= 0.001, number <= 100,
        let bytes = Int(exactly: (number * 1_000_000).rounded(.up))
      {
        sizeLimit = bytes
      } else {
        reader.complain(entry, "'megabytes' takes a number from 0.001 to 100")
      }
    }
    if let entry = reader.entry("citations") {
      switch entry.text {
      case "author-year": citations = .authorYear
      case "numeric": citations = .numeric
      default: reader.complain(entry, "'citations' takes author-year or numeric")
      }
    }
    diagnostics += reader.diagnostics
    return diagnostics + (reader.entry("paper").map { takePaper($0) } ?? [])
  }

  /// Takes what the front matter says of the paper, and tells what is wrong with it.
  private mutating func takePaper(_ entry: YAMLValue) -> [Diagnostic] {
    guard let mapping = entry.mapping else {
      return [
        Diagnostic(
          "front-matter", "'paper' takes title, authors, identifier and url below it",
          at: entry.range)
      ]
    }
    var paperReader = MappingReader(mapping: mapping, place: "'paper'", keys: Self.paperKeys)
    paper = PaperReference(
      title: paperReader.filledText("title") ?? "", authors: paperReader.texts("authors"),
      identifier: paperReader.text("identifier"), url: paperReader.address("url"))
    let isMisspelt = mapping.entries.contains { entry in
      !Self.paperKeys.contains(entry.key) && nearest(to: entry.key, in: Self.paperKeys) == "title"
    }
    if paperReader.entry("title") == nil, !isMisspelt {
      paperReader.complain(entry, "'paper' needs a 'title'")
    }
    return paperReader.diagnostics
  }

  /// The lines of a block of definitions as they stand in the file, for messages with their place.
  private func definitions(_ entry: YAMLValue) -> SourceFragment? {
    let bytes = entry.range.bytes
    guard entry.text != nil,
      let first = bytes.first(where: { entry.range.file.bytes[$0] == UInt8(ascii: "\\") }),
      !"\"'".utf8.contains(entry.range.file.bytes[bytes.lowerBound])
    else { return nil }
    return SourceFragment(SourceRange(file: entry.range.file, bytes: first..<bytes.upperBound))
  }

  /// Whether `text` is formed like the name of a language: letters, then parts joined by hyphens.
  private func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    } && parts.first.map { $0.count > 1 && $0.allSatisfy(\.isLetter) } == true
  }
}

/// Reads a mapping of the front matter key by key and collects what is wrong with it.
private struct MappingReader {
  let mapping: YAMLMapping
  let place: String
  private(set) var diagnostics: [Diagnostic] = []

  init(mapping: YAMLMapping, place: String, keys: [String]) {
    self.mapping = mapping
    self.place = place
    for entry in mapping.entries where !keys.contains(entry.key) {
      diagnostics.append(
        Diagnostic(
          "unknown-key", "\(place) has no '\(entry.key)'" + suggestion(for: entry.key, in: keys),
          at: entry.keyRange, annotation: "one of: " + keys.joined(separator: ", ")))
    }
  }

  func entry(_ key: String) -> YAMLValue? { mapping[key] }

  mutating func complain(_ value: YAMLValue, _ message: String) {
    diagnostics.append(Diagnostic("front-matter", message, at: value.range))
  }

  mutating func text(_ key: String) -> String? {
    guard let value = mapping[key] else { return nil }
    if let text = value.text { return text }
    complain(value, "'\(key)' takes text")
    return nil
  }

  /// A text that is not empty.
  mutating func filledText(_ key: String) -> String? {
    guard let value = mapping[key], let text = text(key) else { return nil }
    if text.allSatisfy(\.isWhitespace) { complain(value, "'\(key)' is empty") }
    return text
  }

  /// A list of texts, or one text alone.
  mutating func texts(_ key: String) -> [String] {
    guard let value = mapping[key] else { return [] }
    if let text = value.text { return [text] }
    guard let elements = value.sequence else {
      complain(value, "'\(key)' takes a list of texts")
      return []
    }
    if elements.isEmpty { complain(value, "'\(key)' is empty; leave it out") }
    return elements.compactMap { element in
      if element.text == nil { complain(element, "'\(key)' takes a list of texts") }
      return element.text
    }
  }

  mutating func address(_ key: String) -> String? {
    guard let text = text(key), let value = mapping[key] else { return nil }
    guard let fault = LinkAddress.faultOnTheWeb(in: text) else { return text }
    complain(value, "'\(key)': \(fault.message)")
    return nil
  }
}
