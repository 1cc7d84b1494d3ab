import Diagnostics
import Testing

@testable import report

@Suite struct DiagnosticFormatTests {
  private func invocation(_ arguments: String...) throws -> ParsedCommand {
    try ParsedCommand(arguments, of: checkCommand)
  }

  @Test func isTextUnlessSomethingElseIsAskedFor() throws {
    #expect(try DiagnosticFormat(invocation()) == .text)
    for format in DiagnosticFormat.allCases {
      #expect(try DiagnosticFormat(invocation("--format", format.rawValue)) == format)
    }
    let wrong = try invocation("--format", "sarlf")
    #expect(throws: UsageError.self) { try DiagnosticFormat(wrong) }
  }

  @Test func failsForWarningsOnlyWhenStrict() throws {
    let warning = Diagnostic("kind", "wrong", at: nil, severity: .warning)
    let error = Diagnostic("kind", "wrong", at: nil)
    #expect(try invocation().status([]) == ExitStatus.done)
    #expect(try invocation().status([warning]) == ExitStatus.done)
    #expect(try invocation().status([warning, error]) == ExitStatus.errors)
    #expect(try invocation("--strict").status([]) == ExitStatus.done)
    #expect(try invocation("--strict").status([warning]) == ExitStatus.errors)
  }
}
