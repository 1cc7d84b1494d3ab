import Diagnostics
import Foundation
import Markdown
import Testing
import Typesetting

@testable import ReportBuilder

@Suite struct ReportSettingsTests {
  private func read(_ yaml: String) -> (settings: ReportSettings, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "chapters/index.md", text: "---\n\(yaml)\n---\n# Index\n")
    let (document, parsing) = MarkdownDocument.parse(file)
    let (settings, diagnostics) = ReportSettings.read(document.frontMatter)
    return (settings, parsing + diagnostics)
  }

  @Test func readsCommandsForFormulas() {
    let (settings, diagnostics) = read(
      """
      macros: |
        \\newcommand{\\E}{\\mathbb{E}}
        \\newcommand{\\KL}[2]{D(#1 \\,\\|\\, #2)}
      title: A title
      """)
    #expect(diagnostics.isEmpty)
    #expect(settings.macros.names == ["E", "KL"])
    #expect(settings.title == "A title")
  }

  @Test func tellsWhatIsWrongWithACommandAtItsPlace() throws {
    let (_, diagnostics) = read("macros: |\n  \\newcommand{\\E}{\\nonsense}\n  nonsense\n")
    let first = try #require(diagnostics.first)
    #expect(first.range?.start.line ?? 0 >= 3)
  }

  @Test(arguments: ["macros: 1", "macros: [a]", "macros: \"\\\\newcommand\""])
  func refusesOtherCommands(yaml: String) {
    #expect(read(yaml).diagnostics.map(\.identifier.description) == ["front-matter"])
  }

  @Test(arguments: ["0", "-1", "many", "101"])
  func refusesLimitsThatAreNone(text: String) {
    #expect(
      read("megabytes: \(text)").diagnostics.map(\.identifier.description) == ["front-matter"])
    #expect(read("megabytes: 2.5").settings.sizeLimit == 2_500_000)
  }

  @Test(arguments: [
    "seed: 010", "seed: 18446744073709551616", "seed: ٣", "authors: []", "megabytes: 1e-320",
  ])
  func refusesWhatLooksLikeAValue(yaml: String) {
    let (_, diagnostics) = read(yaml)
    #expect(diagnostics.map(\.identifier) == ["front-matter"], "\(diagnostics.map(\.message))")
  }

  @Test func formulasKnowTheCommandsOfTheReport() throws {
    let report = try SmallReport(["01-one.md": "# One\n\n$\\E x$ and\n\n> A $\\E$.\n"])
    try report.write(
      "index.md",
      "---\ntitle: S\nmacros: |\n  \\newcommand{\\E}{\\mathbb{E}}\n---\n\n# S\n\n$\\E$\n")
    #expect(report.build().diagnostics.isEmpty)
    let html = String(decoding: try #require(report.output("report.html")), as: UTF8.self)
    #expect(html.components(separatedBy: "<mi mathvariant=\"normal\">𝔼</mi>").count == 4)
  }

  @Test func readsEveryKey() {
    let (settings, diagnostics) = read(
      """
      title: A title
      subtitle: A line
      authors: [A, B]
      language: pt-BR
      seed: 18446744073709551615
      citations: numeric
      paper:
        title: Paper
        authors: C
        identifier: arXiv:1
        url: https://example.org
      """)
    #expect(diagnostics.isEmpty)
    #expect(settings.title == "A title")
    #expect(settings.subtitle == "A line")
    #expect(settings.authors == ["A", "B"])
    #expect(settings.language == "pt-BR")
    #expect(settings.seed == .max)
    #expect(settings.citations == .numeric)
    #expect(settings.paper?.title == "Paper")
    #expect(settings.paper?.authors == ["C"])
    #expect(settings.paper?.url == "https://example.org")
  }

  @Test(arguments: [
    ("«titel»: T", "the front matter has no 'titel'; did you mean 'title'?"),
    ("title: «[a, b]»", "'title' takes text"),
    ("title: «\"\"»", "'title' is empty"),
    ("seed: «-1»", "'seed' takes a whole number from 0 to 2^64 - 1, without zeros before it"),
    ("seed: «1.5»", "'seed' takes a whole number from 0 to 2^64 - 1, without zeros before it"),
    (
      "seed: «18446744073709551616»",
      "'seed' takes a whole number from 0 to 2^64 - 1, without zeros before it"
    ),
    ("citations: «foo»", "'citations' takes author-year or numeric"),
    ("language: «xx yy»", "'language' takes a tag such as en or pt-BR"),
    ("authors: «{a: b}»", "'authors' takes a list of texts"),
    ("authors: [a, «[b]»]", "'authors' takes a list of texts"),
    ("paper: «abc»", "'paper' takes title, authors, identifier and url below it"),
    ("paper:\n  «titel»: a", "'paper' has no 'titel'; did you mean 'title'?"),
    (
      "paper:\n  title: a\n  url: «//x»",
      "'url': an address on the web starts with https:// or http://"
    ),
    (
      "paper:\n  title: a\n  url: «https:x»",
      "'url': a host is missing behind 'https:'; an address on the web is written https://host/path"
    ),
    (
      "paper:\n  title: a\n  url: «ftp://x»",
      "'url': an address on the web starts with https:// or http://"
    ),
    ("paper:\n  «identifier: a»", "'paper' needs a 'title'"),
    ("title: a\n«title»: b", "the key 'title' stands twice"),
  ]) func tellsWhatIsWrong(_ marked: String, _ message: String) {
    let parts = marked.split(separator: "«", omittingEmptySubsequences: false)
    let place = parts[1].split(separator: "»", omittingEmptySubsequences: false)[0]
    let (_, diagnostics) = read(marked.replacing("«", with: "").replacing("»", with: ""))
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.range?.text.trimmingSuffix { $0.isNewline } == place)
    #expect(diagnostics.first?.range?.bytes.lowerBound == parts[0].utf8.count + 4)
  }

  @Test func tellsAllAtOnce() {
    let (_, diagnostics) = read("titel: a\nseed: x\ncitations: y\npaper:\n  title: a\n  foo: 1")
    #expect(
      diagnostics.map(\.identifier.description) == [
        "unknown-key", "front-matter", "front-matter", "unknown-key",
      ])
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
    self[...].trimmingSuffix(isTrimmed)
  }
}
