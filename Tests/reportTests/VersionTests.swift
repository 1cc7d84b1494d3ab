import Testing

@testable import report

@Suite struct VersionTests {
  @Test func saysWhatIsKnown() {
    #expect(
      Version.text(commit: "abc", hasChanges: false, compiler: "6.3.1")
        == "report \(Version.number)\ncommit: abc\ncompiler: Swift 6.3.1\n")
    #expect(
      Version.text(commit: "abc", hasChanges: true, compiler: nil)
        == "report \(Version.number)\ncommit: abc, with changes\ncompiler: unknown\n")
    #expect(
      Version.text(commit: nil, hasChanges: false, compiler: nil)
        == "report \(Version.number)\ncommit: unknown\ncompiler: unknown\n")
  }

  @Test func knowsItsCompiler() { #expect(BuildFacts.compiler?.hasPrefix("6.") == true) }

  @Test func hasANumberOfThreeParts() {
    let parts = Version.number.split(separator: ".").map { Int($0) }
    #expect(parts.count == 3 && parts.allSatisfy { $0 != nil })
  }
}
