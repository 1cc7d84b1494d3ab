import Testing

@testable import report

/// Command lines by the status that they end with, the words separated by single spaces.
private let done: [String] = [
  "--help", "-h", "help", "help build", "build --help", "check -h", "words normal", "words pdf",
  "evaluate 1+1", "--version", "explain", "explain unknown-name", "explain [unknown-name]",
  "explain --format json", "explain cycle --format json", "evaluate --seed 18446744073709551615 1",
]

private let wrong: [String] = [
  "biuld", "help biuld", "--version x", "--vresion", "build extra", "build --jobs 0",
  "build --dump all",
  "build --keep-going=yes", "check --format yaml", "check --project /nowhere/at/all",
  "words nromal", "explain unknown-nam", "explain a b", "evaluate", "evaluate --seed -1 1",
  "evaluate --seed -0 1",
  "evaluate --seed +1 1", "build --seed 1.5", "render",
  "render /nowhere/at/all.md",
]

@Test(arguments: done) func endsWell(_ line: String) {
  #expect(runReport(line.split(separator: " ").map(String.init)) == 0)
}

@Test(arguments: wrong) func refusesACommandLineThatMakesNoSense(_ line: String) {
  #expect(runReport(line.split(separator: " ").map(String.init)) == 64)
}

@Test func refusesAnEmptyCommandLine() { #expect(runReport([]) == 64) }

@Test(arguments: ["1 +", "1 / 0", "nromal(1)", ""])
func endsWithOneWhenAProgramHasErrors(_ program: String) {
  #expect(runReport(["evaluate", program]) == 1)
}
