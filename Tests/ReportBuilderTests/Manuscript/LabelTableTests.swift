import Diagnostics
import Markdown
import Testing

@testable import ReportBuilder

@Suite struct LabelTableTests {
  /// The labels of four notes.
  private let labels: [Label] = {
    let text = ["fig-a", "fig-a", "ledger-a", "top"].map { "> [!NOTE] #\($0)\n> Text.\n\n" }
      .joined()
    let (document, _) = MarkdownDocument.parse(SourceFile(path: "chapters/01-x.md", text: text))
    return document.allConstructs.compactMap { construct in
      if case .statement(let statement) = construct { statement.label } else { nil }
    }
  }()

  private static let figure = LabelKind(prefix: "fig-", word: "Figure")

  private func target(_ kind: LabelKind, _ number: String?) -> LabelTarget {
    LabelTarget(
      kind: kind, number: number, anchor: "a", range: labels[0].range)
  }

  @Test func keepsTheFirstOfTwo() {
    var table = LabelTable()
    #expect(table.add(labels[0], target(Self.figure, "1.1")) == nil)
    let fault = table.add(labels[1], target(.table, "1.1"))
    #expect(fault?.identifier == "duplicate-label")
    #expect(fault?.range?.start.line == 4)
    #expect(fault?.notes.first?.range?.start.line == 1)
    #expect(table["fig-a"]?.kind == Self.figure)
    #expect(table.names == ["fig-a"])
  }

  @Test(arguments: [2, 3]) func refusesThePagesOwnNames(_ index: Int) {
    var table = LabelTable()
    let fault = table.add(labels[index], target(.statement(.note), nil))
    #expect(fault?.identifier == "reserved-label")
    #expect(table.names.isEmpty)
  }

  @Test func namesWhatIsReferredTo() {
    #expect(target(Self.figure, "1.2").reference == "Figure 1.2")
    #expect(target(.equation, "1.2").reference == "Equation (1.2)")
    #expect(target(.statement(.lemma), "3").reference == "Lemma 3")
    #expect(target(.statement(.note), nil).reference == "Note")
  }
}
