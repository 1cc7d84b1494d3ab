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

  @Test func countsWhatIsTooMuchToTell() {
    func many(_ count: Int, _ severity: Diagnostic.Severity) -> [Diagnostic] {
      (0..<count).map { Diagnostic("x", "\(severity) \($0)", at: nil, severity: severity) }
    }
    let most = Diagnostic.mostTold
    #expect(Diagnostic.limited(many(most, .error)).count == most)
    let told = Diagnostic.limited(many(most + 2, .warning) + many(most + 1, .error))
    #expect(told.count == 2 * most + 2)
    #expect(
      told.suffix(2).map(\.message)
        == ["1 more error is not shown", "2 more warnings are not shown"])
    #expect(told.suffix(2).map(\.severity) == [.error, .warning])
  }
}
