import Testing

@testable import Numerics

@Suite struct ThreefryTests {
  // The known-answer vectors of Random123 for threefry2x64, 20 rounds.
  @Test(arguments: [
    (
      WordPair(0, 0), WordPair(0, 0),
      WordPair(0xC2B6_E3A8_C2C6_9865, 0x6F81_ED42_F350_084D)
    ),
    (
      WordPair(.max, .max), WordPair(.max, .max),
      WordPair(0xE02C_B7C4_D95D_277A, 0xD066_33D0_893B_8B68)
    ),
    (
      WordPair(0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344),
      WordPair(0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89),
      WordPair(0x263C_7D30_BB0F_0AF1, 0x56BE_8361_D331_1526)
    ),
  ]) func matchesTheKnownAnswers(_ counter: WordPair, _ key: WordPair, _ expected: WordPair) {
    #expect(threefry(counter, key: key) == expected)
  }

  @Test func flippingOneBitFlipsHalfTheOutput() {
    var total = 0
    let base = threefry(WordPair(5, 0), key: WordPair(7, 9))
    for bit in 0..<64 {
      let other = threefry(WordPair(5 ^ (1 << bit), 0), key: WordPair(7, 9))
      total += (base.first ^ other.first).nonzeroBitCount
      total += (base.second ^ other.second).nonzeroBitCount
    }
    // Binomial(8192, 1/2): sd 45.3; six sd is a false alarm in 5e8 for a fair generator.
    #expect(abs(total - 4096) < 272)
  }
}
