import Arithmetic
import Foundation
import Testing

@testable import Numerics

@Suite struct ChainDiagnosticsTests {
  /// Chains with what ArviZ says of them; `Reference/make_chain_reference.py` writes the table.
  private struct Case: Decodable {
    let name: String
    let chains: [[Double]]
    let mean: Double
    let bulk: Double
    let rhat: Double?
  }

  @Test func agreesWithArviZ() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Reference/chains.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: folder))
    #expect(cases.count == 10)
    for known in cases {
      let diagnostics = try ChainDiagnostics(known.chains)
      expectClose(diagnostics.effectiveSampleSize, known.mean, within: 1e-12, known.name)
      expectClose(diagnostics.bulkEffectiveSampleSize, known.bulk, within: 1e-12, known.name)
      if let rhat = known.rhat {
        expectClose(diagnostics.splitRHat, rhat, within: 1e-12, known.name)
      }
    }
  }

  // x_t = f x_(t-1) + noise: the effective size is n (1 - f)/(1 + f).
  @Test(arguments: [-0.5, 0, 0.6, 0.9]) func knowsTheAnswerForAutoregression(_ f: Double) throws {
    let key = RandomKey(seed: 8) / f
    let chains = (0..<8).map { chain in
      var x = key.fold(chain).normal(0)
      return (1...4000).map { step in
        x = f * x + (1 - f * f).squareRoot() * key.fold(chain).normal(step)
        return x
      }
    }
    let diagnostics = try ChainDiagnostics(chains)
    let expected = 32_000 * (1 - f) / (1 + f)
    expectClose(diagnostics.effectiveSampleSize, expected, within: 0.15)
    expectClose(diagnostics.bulkEffectiveSampleSize, expected, within: 0.15)
    #expect(diagnostics.splitRHat < 1.01)
  }

  /// In the halves of this chain the autocorrelations at the lags 1, 2 and 3 are -1/14, 1/14 and -1/14: the last two
  /// add up to 0, and end the sum.
  @Test func aPairThatAddsUpToNothingEndsTheSum() throws {
    let chain: [Double] = [1, 0, 2, 0, 1, 2, 0, 2, 2, 2, 2, 2, 0, 0, 0, 0]
    expectClose(try ChainDiagnostics([chain]).effectiveSampleSize, 224.0 / 13, within: 1e-14)
  }

  @Test func seesChainsThatStayApart() throws {
    let key = RandomKey(seed: 9)
    let chains = (0..<4).map { chain in
      (0..<200).map { key.fold(chain).normal($0) + 5 * Double(chain % 2) }
    }
    let diagnostics = try ChainDiagnostics(chains)
    #expect(diagnostics.splitRHat > 1.5 && diagnostics.effectiveSampleSize < 20)
    // Equal means and unequal widths, which only the distances from the median show.
    let wide = (0..<4).map { chain in
      (0..<400).map { key.fold(chain).normal($0) * (chain == 0 ? 10 : 1) }
    }
    #expect(try ChainDiagnostics(wide).splitRHat > 1.1)
  }

  @Test func givesAnswersForConstantChains() throws {
    let diagnostics = try ChainDiagnostics([[1, 1, 1, 1], [1, 1, 1, 1]])
    #expect(diagnostics.splitRHat == 1 && diagnostics.effectiveSampleSize == 8)
  }

  @Test func refusesChainsThatAreTooShortOrUnequal() {
    #expect(throws: NumericsError.self) { try ChainDiagnostics([[1, 2, 3], [1, 2, 3]]) }
    #expect(throws: NumericsError.self) { try ChainDiagnostics([[1, 2, 3, 4], [1, 2, 3, 4, 5]]) }
  }
}
