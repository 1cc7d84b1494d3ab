import Testing

@testable import ReportBuilder

@Suite struct FingerprintTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func isTheStandardHash(_ text: String, _ expected: String) {
    #expect(Fingerprint(of: Array(text.utf8)).hexadecimal == expected)
  }

  @Test func tellsPartsApart() {
    let whole = Fingerprint(parts: [[1, 2], [3]])
    #expect(whole != Fingerprint(parts: [[1], [2, 3]]))
    #expect(whole != Fingerprint(parts: [[1, 2, 3]]))
    #expect(whole != Fingerprint(parts: [[1, 2], [3], []]))
    #expect(whole == Fingerprint(parts: [[1, 2], [3]]))
  }

  @Test func findsTheRunningProgram() throws {
    let first = try #require(Fingerprint.ofRunningProgram())
    #expect(first.bytes.count == 32)
    #expect(Fingerprint.ofRunningProgram() == first)
  }
}
