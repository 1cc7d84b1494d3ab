import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct EvaluationTests {
  private func json(_ program: String) throws -> [String: Any] {
    let (values, diagnostics) = evaluateProgram(program)
    try #require(diagnostics == [])
    let data = try JSONEncoder().encode(try #require(values.last))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func printsAValueInFullPrecision() throws {
    // The divergence of two unit normals whose means differ by 1 is 1/2.
    let object = try json("kl(normal(mean: 0, sd: 1), normal(mean: 1, sd: 1))")
    let value = try #require(object["value"] as? Double)
    #expect(abs(value - 0.5) < 1e-12)
    #expect((object["error"] as? Double ?? -1) >= 0)
    #expect(object["expression"] as? String == "kl(normal(mean: 0, sd: 1), normal(mean: 1, sd: 1))")
  }

  @Test func evaluatesSeveralLines() {
    let (values, diagnostics) = evaluateProgram("let a = 2\na + 1\na * 3")
    #expect(diagnostics == [])
    #expect(values.map(\.expression) == ["a + 1", "a * 3"])
    #expect(values.map(\.text) == ["3", "6"])
  }

  @Test func writesArraysAndTruthValues() throws {
    let array = try json("[1, 2] + 1")
    #expect(array["values"] as? [Double] == [2, 3])
    #expect((array["errors"] as? [Double])?.count == 2)
    #expect(try json("1 < 2")["truth"] as? String == "yes")
    #expect(try json("1 < 2")["value"] == nil)
  }

  @Test func drawsFromTheSeed() {
    func draw(_ seed: UInt64) -> [String] {
      evaluateProgram("normal(mean: 0, sd: 1).sample(3, key: \"a\")", seed: seed).values.map(\.text)
    }
    #expect(draw(1) == draw(1))
    #expect(draw(1) != draw(2))
  }

  @Test(arguments: [
    ("", "result-count"), ("1 +", "syntax"), ("unknown(1)", "unknown-name"), ("[1][5]", "index"),
  ])
  func saysWhatIsWrong(_ program: String, _ kind: String) {
    let (values, diagnostics) = evaluateProgram(program)
    #expect(values.isEmpty)
    #expect(diagnostics.hasErrors, "\(kind)")
    #expect(diagnostics.allSatisfy { $0.range?.file.path == "command line" })
  }
}
