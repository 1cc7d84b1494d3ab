import Arithmetic
import Testing

@testable import Numerics

@Suite struct SignalPiecesTests {
  /// The integral of q (s_p - s_q) is E_q s_p, as E_q s_q = 0: for normals (b - mu)/v².
  @Test func integratesToTheMeanScoreOfTheModel() throws {
    let signal = try SignalPieces(Normal(mean: 0.3, sd: 1.2), Normal(mean: -0.4, sd: 0.9))
    let sum = signal.pieces.reduce(0) { $0 + $1.panel.value } * exp(-signal.shift)
    expectClose(sum, -0.7 / 0.81, within: 1e-14)
  }

  @Test func theNodesCarryTheWeightsOfBothRules() throws {
    let signal = try SignalPieces(Normal(mean: -2, sd: 1), twoModes(2))
    for piece in signal.pieces where piece.magnitude > 1e-6 {
      let fine = (piece.fine.0 + piece.fine.1 + piece.fine.2).sum()
      let coarse = (piece.coarse.0 + piece.coarse.1).sum()
      expectClose(fine, piece.panel.value, within: 1e-14)
      #expect(abs(abs(fine - coarse) - piece.panel.difference) < 1e-14 * piece.magnitude)
    }
  }

  @Test func halvesAddUpToTheirPiece() throws {
    let signal = try SignalPieces(Normal(mean: -2, sd: 1), twoModes(2))
    let piece = try #require(signal.pieces.max { $0.magnitude < $1.magnitude })
    let (left, right) = try #require(try signal.splitter().halves(of: piece))
    expectClose(left.panel.value + right.panel.value, piece.panel.value, within: 1e-13)
    #expect(left.gap(to: right) == 0)
    expectClose(left.width + right.width, piece.width, within: 1e-15)
    expectClose(left.reach(to: right), piece.width, within: 1e-15)
  }

  @Test func theSpreadIsAStandardDeviation() throws {
    // g = q x (1/2² - 1) up to a factor: |x| exp(-x²/2) has the mean square 2.
    let signal = try SignalPieces(Normal(mean: 7, sd: 1), Normal(mean: 7, sd: 2))
    expectClose(signal.spread, 2.0.squareRoot(), within: 0.2)
  }

  @Test func hasNoPiecesForTheSameDensity() throws {
    #expect(try SignalPieces(twoModes(2), twoModes(2)).pieces.isEmpty)
  }
}
