import Diagnostics
import Markdown
import Testing

@testable import ReportBuilder

@Suite struct LabelTableTests {
  private let file = SourceFile(path: "chapters/01-x.md", text: "#fig-a #fig-a #ledger-a #top")

  /// The label that is written at `bytes`.
  private func label(_ bytes: Range<Int>) -> Label {
    let range = SourceRange(file: file, bytes: bytes)
    return Label(name: String(range.text.dropFirst()), range: range)
  }

  private func target(_ kind: LabelTarget.Kind, _ number: String?) -> LabelTarget {
    LabelTarget(
      kind: kind, number: number, anchor: "a", range: SourceRange(file: file, bytes: 0..<6))
  }

  @Test func keepsTheFirstOfTwo() {
    var table = LabelTable()
    var diagnostics: [Diagnostic] = []
    table.add(label(0..<6), target(.figure, "1.1"), &diagnostics)
    #expect(diagnostics.isEmpty)
    table.add(label(7..<13), target(.table, "1.1"), &diagnostics)
    #expect(diagnostics.map(\.identifier) == ["duplicate-label"])
    #expect(diagnostics.first?.range?.bytes == 7..<13)
    #expect(diagnostics.first?.notes.first?.range?.bytes == 0..<6)
    #expect(table["fig-a"]?.kind == .figure)
    #expect(table.names == ["fig-a"])
  }

  @Test(arguments: [14..<23, 24..<28]) func refusesThePagesOwnNames(_ bytes: Range<Int>) {
    var table = LabelTable()
    var diagnostics: [Diagnostic] = []
    table.add(label(bytes), target(.statement(.note), nil), &diagnostics)
    #expect(diagnostics.map(\.identifier) == ["reserved-label"])
    #expect(table.names.isEmpty)
  }

  @Test func namesWhatIsReferredTo() {
    #expect(target(.figure, "1.2").reference == "Figure 1.2")
    #expect(target(.equation, "1.2").reference == "Equation (1.2)")
    #expect(target(.statement(.lemma), "3").reference == "Lemma 3")
    #expect(target(.statement(.note), nil).reference == "Note")
  }
}
