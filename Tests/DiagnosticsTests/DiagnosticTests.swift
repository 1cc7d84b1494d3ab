import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func sortsByFileThenPlace() {
    let a = SourceFile(path: "a.md", text: "xxxx")
    let b = SourceFile(path: "b.md", text: "xxxx")
    func at(_ file: SourceFile, _ offset: Int) -> Diagnostic {
      Diagnostic("x", "\(file.path)\(offset)", at: SourceRange(file: file, bytes: offset..<4))
    }
    let nowhere = Diagnostic("x", "nowhere", at: nil)
    let sorted = Diagnostic.sorted([at(b, 0), at(a, 3), nowhere, at(a, 1)])
    #expect(sorted.map(\.message) == ["nowhere", "a.md1", "a.md3", "b.md0"])
  }

  @Test func tellsTheSameThingOnce() {
    let one = Diagnostic("x", "same", at: nil)
    #expect(Diagnostic.sorted([one, one]).count == 1)
  }
}
