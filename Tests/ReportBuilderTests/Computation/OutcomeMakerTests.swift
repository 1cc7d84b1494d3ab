import Arithmetic
import Diagnostics
import Markup
import Script
import Testing

@testable import ReportBuilder

@Suite struct OutcomeMakerTests {
  /// The outcomes of a chapter with `text`.
  private func outcomes(_ text: String) throws -> [Outcome] {
    let report = try SmallReport(["01-one.md": "# One\n\n" + text])
    let manuscript = try report.manuscript()
    let result = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 1), results: nil,
      progress: { _, _, _ in }
    ).run()
    try #require(result.diagnostics == [])
    return result.outcomes.compactMap { $0 }
  }

  @Test func printsValuesInTheirFormat() throws {
    let texts = try outcomes("`{value} 1 / 3` `{value .2f} 2 / 3` `{value} [1, 2]` `{value} 1 < 2`")
      .map { outcome -> String in
        guard case .value(let value) = outcome else { return "" }
        return value.text.plain
      }
    #expect(texts[0].hasPrefix("0.333"))
    #expect(texts[1] == "0.67")
    #expect(texts[2].contains("1") && texts[2].contains("2"))
    #expect(texts.count == 4)
  }

  @Test func knowsWhatIsANumberInAValue() throws {
    let found = try outcomes("`{value} [-1, 2e-9]` `{value} \"-1\"` `{value} -3`")
    let parts = found.map { outcome -> [PrintedText.Part] in
      if case .value(let value) = outcome { value.text.parts } else { [] }
    }
    #expect(
      parts == [
        [
          .text("["), .number(Numeral("-1")), .text(", "), .number(Numeral("2", exponent: -9)),
          .text("]"),
        ], [.text("\"-1\"")], [.number(Numeral("-3"))],
      ])
  }

  @Test func printsTextsWithoutQuotationMarks() throws {
    let made = try outcomes(
      "```{table} #tab-a\n:caption: c\n\ntable(columns: [\"path\": [\"D = 1\"], \"x\": [2]])\n```\n"
    )
    guard case .table(let table)? = made.first else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.first?.map(\.text.plain) == ["D = 1", "2"])
  }

  @Test func keepsNumbersInFullPrecision() throws {
    guard case .value(let value)? = try outcomes("`{value .1f} 1 / 3`").first else {
      Issue.record("no value")
      return
    }
    #expect(value.numbers.map(\.value) == [1.0 / 3])
    #expect(value.numbers.map(\.text) == ["0.3"])
  }

  @Test func fillsTablesByRows() throws {
    let found = try outcomes(
      "```{table} #tab-a\n:caption: c\n\ntable(columns: [\"x\": [1, 2, 3], \"y\": [4, 5, 6]])\n```\n"
    )
    guard case .table(let table)? = found.first else {
      Issue.record("no table")
      return
    }
    #expect(table.columns == ["x", "y"])
    #expect(table.rows.map { $0.map(\.text.plain) } == [["1", "4"], ["2", "5"], ["3", "6"]])
  }

  @Test func keepsTheTellingComparisonsOfAClaim() throws {
    let found = try outcomes(
      """
      ```{claim} #claim-a
      :paper: Lemma 1
      :says: Something.
      :expect: contradicted

      holds(all(stride(from: 1, through: 100, by: 1).map { x in x < 50 }))
      control(2 < 1)
      ```
      """)
    guard case .claim(let claim)? = found.first else {
      Issue.record("no claim")
      return
    }
    let holds = try #require(claim.assertions.first)
    #expect(!holds.isControl)
    #expect(holds.truth == .no)
    #expect(holds.comparisons.first?.truth == .no)
    #expect(holds.comparisons.count <= 24)
    #expect(holds.comparisonCount >= holds.comparisons.count)
    #expect(holds.expression.hasPrefix("all("))
    #expect(claim.assertions.map(\.isControl) == [false, true])
    #expect(claim.assertions.last?.truth == .no)
    #expect(claim.assertions.last?.expression == "2 < 1")
  }

  @Test(arguments: [
    ("holds(1 < 2)", "1 < 2"), ("holds( (1 < 2) )", "(1 < 2)"),
    ("holds(1 < 2, when: \"it is, when: \\\"so\\\"\")", "1 < 2"),
    ("holds(\", when: \\\"\" == \", when: \\\"\")", #"", when: \"" == ", when: \"""#),
    ("holds(when: \"so\", 1 < 2)", "1 < 2"),
    ("holds(1 < 2 // , when: \"\n  && 2 < 3)", "1 < 2 && 2 < 3"),
    (
      "holds(\n  all([1,\n    2].map { x in\n      x < 3 }) /* a, (b */\n)",
      "all([1, 2].map { x in x < 3 })"
    ),
    ("let c = 1 < 2\nholds(c) // )", "c"),
    ("let c = holds(1 < 2)\nc", "c"),
    ("1 < 2 ? holds(2 < 3) : holds(3 < 4)", "1 < 2 ? holds(2 < 3) : holds(3 < 4)"),
  ]) func tellsAPredicateAsItIsWritten(_ program: String, _ expected: String) throws {
    let found = try outcomes(
      "```{claim} #claim-a\n:says: A.\n:expect: holds\n\n\(program)\ncontrol(2 < 1)\n```\n")
    guard case .claim(let claim)? = found.first else {
      Issue.record("no claim")
      return
    }
    #expect(claim.assertions.map(\.expression) == [expected, "2 < 1"])
  }

  @Test func keepsTheDataOfAFigure() throws {
    let found = try outcomes(
      "```{figure} #fig-a\n:caption: c\n:alt: a\n\nplot([points([1, 2], [3, 4], name: \"p\")])\n```\n"
    )
    guard case .figure(let figure)? = found.first else {
      Issue.record("no figure")
      return
    }
    #expect(figure.series.map(\.name) == ["p"])
    #expect(figure.series.first?.rows == [[1, 3], [2, 4]])
    #expect(figure.wide.html.hasPrefix("<svg"))
    #expect(!figure.description.isEmpty)
  }
}
