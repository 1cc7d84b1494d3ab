import Arithmetic
import Markup

@testable import ReportBuilder

/// A page with every kind of block, for the tests of the whole.
enum SamplePage {
  /// Text that would do harm if it became markup.
  static let hostile = #"</script></style>"><img src=x onerror=alert(1)><!-- & 'quoted' -->"#

  static var page: Page {
    var page = Page(
      title: "What a score cannot see: isolated components and their proportions",
      plainTitle: "What a score cannot see")
    page.subtitle = "Every claim of a paper, computed from the text that states it"
    page.authors = ["A. Author", "B. Author"]
    page.paper = PaperReference(
      title: "Blindness of score-based methods to isolated components and mixing proportions",
      authors: ["L. K. Wenliang", "H. Kanagawa"], identifier: "arXiv:2008.10087v1",
      url: "https://arxiv.org/abs/2008.10087v1")
    page.summaryText = "A reproduction, claim by claim."
    page.abstract = paragraph(
      """
      Methods that know a density only through the gradient of its logarithm never need the \
      normalising constant. The same cancellation hides the mixing proportions of components that \
      lie far apart. This report states each claim as a predicate and computes it.
      """)
    page.chapters = [summary, firstChapter, secondChapter]
    page.ledger = ledger
    page.bibliography = [
      BibliographyItem(
        key: "hyvarinen2005", entry: "Hyvärinen, A. (2005). Estimation of models.",
        note: "Our reading.",
        citedAt: [CitationPlace(identifier: "cite-1", name: "1.1")])
    ]
    page.provenance = [
      ProvenanceEntry(name: "Seed", value: "20080"),
      ProvenanceEntry(name: "Program", value: "report 1.0, fingerprint 9f2c44e1a0b3"),
    ]
    return page
  }

  static func paragraph(_ nodes: MarkupNode...) -> MarkupNode { .element("p", [:], nodes) }

  static var summary: PageChapter {
    PageChapter(
      identifier: "index", title: "The report in one page",
      body: .fragment([
        paragraph("Read the ledger first; each line leads to its evidence."),
        figure("fig-story", "0.1"),
      ]))
  }

  static var firstChapter: PageChapter {
    let value = ComputedValue(
      identifier: "value-1", text: "-7.5e-8", error: "2e-12", source: "def-modes")
    return PageChapter(
      identifier: "one-score", number: 1, title: "One score, many mixtures",
      body: .fragment([
        Footnote.beside(
          paragraph(
            "The Fisher divergence is ", value.node, " here, ",
            Footnote.call(name: "a", number: 1, chapter: "one-score", count: 1),
            " and the proportions drop out of ",
            crossReference("Figure 1.1", to: "fig-scores"), " as ",
            .element(
              "span", ["class": "citation", "id": "cite-1"],
              [
                "(", .element("a", ["href": "#reference-hyvarinen2005"], text: "Hyvärinen 2005"),
                ")",
              ]
            ), "."),
          [Footnote(name: "a", number: 1, body: paragraph("A note on the factor."), calls: 1)],
          chapter: "one-score"),
        SectionHeading(
          level: 1, number: "1.1", title: "The example and its densities", identifier: "example"
        ).node,
        DefinitionBlock(
          identifier: "def-modes", names: ["p", "q"],
          source: SourceListing(
            file: "chapters/01-one-score.md", firstLine: 14,
            parts: [
              .init(text: "```{define}", kind: .fence), .init(text: "\n"),
              .init(text: "// two modes", kind: .comment),
              .init(
                text: """

                  let p = mixture(weights: [0.5, 0.5], means: [-5, 5], sd: 1)
                  let q = normal(mean: -5, sd: 1e-1)

                  """), .init(text: "```", kind: .fence),
            ])
        ).node,
        StatementBlock(
          identifier: "lem-weak", kind: .lemma, number: "1", title: "Weak dependence"
        ).node(paragraph("Away from the midpoint the dependence vanishes as the gap grows.")),
        StatementBlock(kind: .proof).node(paragraph("The responsibilities saturate at both ends.")),
        EquationBlock(
          identifier: "eq-score", number: "1.1",
          mathematics: .trusted(
            "<math display=\"block\"><mi>s</mi><mo>=</mo><mn>1</mn></math>")
        ).node,
        figure("fig-scores", "1.1"),
        claim("claim-example", "C1", .holds),
        SectionHeading(
          level: 2, title: "A condition that the paper leaves out, and a long heading to wrap",
          identifier: "condition"
        ).node,
        claim("claim-uniform", "C2", .conditional),
        claim("claim-gap", "C3", .contradicted),
      ]),
      contents: [
        ContentsEntry(
          level: 1, number: "1.1", title: "The example and its densities", identifier: "example"),
        ContentsEntry(
          level: 2, title: "A condition that the paper leaves out", identifier: "condition"),
      ])
  }

  static var secondChapter: PageChapter {
    PageChapter(
      identifier: "matching", number: 2, title: .text("Score matching " + hostile),
      body: .fragment([
        wideTable,
        claim("claim-test", "C4", .untestable),
        claim("claim-open", "C5", .undecided),
        ErrorBlock(identifier: "broken", text: "error: no word 'foo' \(hostile)").node,
        EquationBlock(
          identifier: "eq-wide", number: "2.1",
          mathematics: .trusted(
            "<math display=\"block\"><mi>s</mi><mo>=</mo>"
              + String(repeating: "<mi>x</mi><mo>+</mo>", count: 60) + "<mn>1</mn></math>")
        ).node,
        EquationBlock(mathematics: .trusted("<math display=\"block\"><mi>x</mi></math>")).node,
        StatementBlock(kind: .warning).node(paragraph("Mind the scale.")),
      ]))
  }

  static func figure(_ identifier: String, _ number: String) -> MarkupNode {
    func drawing(_ form: String, width: Int) -> MarkupNode {
      .element(
        "svg",
        [
          "viewBox": "0 0 \(width) 240", "role": "img",
          "aria-labelledby": "\(identifier)-\(form)-t",
        ],
        [
          .element("title", ["id": "\(identifier)-\(form)-t"], text: "Two humps \(hostile)"),
          .element(
            "path",
            [
              "d":
                "M10 220C\(width / 3) 220 \(width / 4) 20 \(width / 2) 20S\(width - 10) 220 \(width - 10) 220",
              "fill": "none", "stroke": "currentColor",
            ]),
          .element("text", ["x": "20", "y": "40", "font-size": "14"], text: "density"),
        ])
    }
    return FigureBlock(
      identifier: identifier, number: number,
      caption: """
        The scores of the two mixtures coincide except near the midpoint. Densities on the left \
        axis, scores on the right.
        """,
      wide: drawing("wide", width: 840), narrow: drawing("narrow", width: 350),
      data: FigureBlock.DataTable(
        columns: ["x", "p", hostile],
        rows: (0..<240).map {
          [
            PrintedText(Numeral("\($0 - 120)")), PrintedText(Numeral("1.25", exponent: -$0)),
            PrintedText(Numeral("-0.5")),
          ]
        }),
      source: SourceListing(
        file: "chapters/01-one-score.md", firstLine: 22,
        parts: [
          .init(text: "```{figure} #\(identifier)", kind: .fence), .init(text: "\n"),
          .init(
            text: ":caption: The scores of the two mixtures coincide except near the midpoint.",
            kind: .option),
          .init(
            text: "\n\nplot([line(p.pdf, name: \"p\"), line(q.pdf, name: \"q\")], x: -10...10)\n"),
          .init(text: "```", kind: .fence),
        ])
    ).node
  }

  static func claim(_ identifier: String, _ number: String, _ verdict: Verdict) -> MarkupNode {
    ClaimBlock(
      identifier: identifier, number: number, place: "Lemma 1",
      says: "The score hardly depends on the proportions when the components lie far apart.",
      verdict: verdict, expected: .holds,
      condition: verdict == .conditional ? "the gap exceeds six standard deviations." : nil,
      evidence: [
        ClaimBlock.Row(
          expression: "fisher(twoModes(12, 0.5), twoModes(12, 0.1))",
          left: PrintedText(Numeral("7.5", exponent: -8)),
          relation: "<", right: PrintedText(Numeral("1", exponent: -6)),
          truth: verdict == .contradicted ? .no : .yes),
        ClaimBlock.Row(expression: "decreasing(J)", truth: .yes),
      ],
      controls: [
        ClaimBlock.Row(
          expression: "kl(twoModes(12, 0.5), twoModes(12, 0.1))", left: "0.5108", relation: "<",
          right: "1e-6", truth: .no)
      ],
      body: paragraph("The gap enters through the exponential, so the decay is fast."),
      source: SourceListing(
        file: "chapters/01-one-score.md", firstLine: 40,
        parts: [.init(text: "holds(decreasing(J))\n")])
    ).node
  }

  static var wideTable: MarkupNode {
    let columns =
      [TableBlock.Column(title: "Method and its setting", alignment: .text)]
      + (1...9).map {
        TableBlock.Column(title: .text("gap \($0)"), alignment: .number, unit: "nats")
      }
    let rows = (0..<6).map { row in
      [TableBlock.Cell(content: .text("sd = \(row), fixed bandwidth"), isRowHeader: true)]
        + (1...9).map {
          TableBlock.Cell(
            content: numberMarkup(PrintedText(Numeral("-\(row).\($0)", exponent: -$0))))
        }
    }
    return TableBlock(
      identifier: "table-gaps", number: "2.1",
      caption: .text("The divergence falls with the gap at every scale. " + hostile),
      columns: columns, rows: rows,
      source: SourceListing(
        file: "chapters/02-matching.md", firstLine: 9, parts: [.init(text: "table(J)\n")])
    ).node
  }

  static var ledger: [LedgerEntry] {
    let claims: [(String, Verdict)] = [
      ("claim-example", .holds), ("claim-uniform", .conditional), ("claim-gap", .contradicted),
      ("claim-test", .untestable), ("claim-open", .undecided),
    ]
    return claims.enumerated().map { index, claim in
      LedgerEntry(
        claimIdentifier: claim.0, number: "C\(index + 1)",
        chapterIdentifier: index < 3 ? "one-score" : "matching",
        chapterTitle: index < 3 ? "1 One score, many mixtures" : "2 Score matching",
        place: index == 0 ? "Example 1" : "Section 2.1, equation 3",
        says: "The score hardly depends on the proportions when the components lie far apart.",
        verdict: claim.1, expected: index == 4 ? .holds : claim.1,
        summary: ClaimSummary(
          evidence: "7.5e-8 < 1e-6", scope: "the closest of 3 comparisons", error: "2e-12",
          control: "0.51 < 1e-6 fails, as it must"))
    }
  }
}
