import Arithmetic
import Foundation
import Script
import Testing
import Vocabulary

/// Random programs with extreme parameters against high-precision values.
///
/// `extremes.json` holds rows of a program, its value, and what a unit in the last place of each argument
/// can move the value, or the tolerance that the word's documentation states where it is larger; a script
/// beside it makes them.
@Suite struct ExtremesTests {
  private static func rows() throws -> [(program: String, value: String, moved: Double)] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../NumericsTests/Reference/extremes.json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String]])
    return try rows.map { row in
      (row[0], row[1], try #require(Double(row[2])))
    }
  }

  @Test func nothingUnmarkedLiesOutsideItsBoundAndNoBoundIsWide() throws {
    let rows = try Self.rows()
    #expect(rows.count > 4_000)
    for (program, text, moved) in rows {
      let outcome = run(program)
      let number = try #require(outcome.number, "\(program): \(outcome.messages)")
      let truth = try #require(Double(text))
      #expect(!number.isEstimated, "\(program)")
      // The literal itself is rounded.
      #expect(
        abs(number.value - truth) <= number.error + 0.5 * truth.ulp,
        "\(program) is \(text), not \(number.value) ± \(number.error)")
      // Far below the smallest normal number nothing is promised.
      #expect(
        number.error <= 1e3 * (truth.ulp + moved) + 1e-300,
        "\(program): the bound \(number.error) of \(text) is wide")
    }
  }
}
