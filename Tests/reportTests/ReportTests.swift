import Testing

@testable import report

@Test(arguments: [
  (["--help"], 0), (["-h"], 0), (["help"], 0), (["help", "build"], 0), (["build", "--help"], 0),
  (["check", "-h"], 0), ([], 64), (["biuld"], 64), (["help", "biuld"], 64), (["--version"], 64),
  (["build", "extra"], 64), (["build", "--jobs", "0"], 64), (["build", "--dump", "all"], 64),
  (["check", "--format", "yaml"], 64), (["check", "--project", "/nowhere/at/all"], 64),
  (["words", "nromal"], 64), (["words", "normal"], 0), (["words", "pdf"], 0), (["evaluate"], 64),
  (["evaluate", "--seed", "-1", "1"], 64), (["evaluate", "1 + 1"], 0), (["evaluate", "1 +"], 1),
  (["evaluate", "1 / 0"], 1), (["render"], 64), (["render", "/nowhere/at/all.md"], 64),
]) func endsWithTheStatusThatFits(_ arguments: [String], _ status: Int32) {
  #expect(runReport(arguments) == status)
}
