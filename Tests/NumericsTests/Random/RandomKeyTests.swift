import Arithmetic
import Testing

@testable import Numerics

@Suite struct RandomKeyTests {
  private let key = RandomKey(seed: 20) / "tests"

  @Test func drawsDependOnKeyAndIndexAlone() throws {
    let normal = try Normal(mean: 1, sd: 2)
    let long = try normal.sample(100, key: key)
    let short = try normal.sample(10, key: key)
    #expect(Array(long.prefix(10)) == short)
    #expect(long[57] == 1 + 2 * key.normal(57))
  }

  @Test func splitsIntoDifferentKeys() {
    var seen: Set<RandomKey> = [key]
    for n in -500..<500 { seen.insert(key.fold(n)) }
    let labels = ["", "a", "b", "ab", "ba", "\0", "\0\0", "figure-1", "figure-10", "é", "e\u{301}"]
    for label in labels { seen.insert(key / label) }
    for length in 1...70 { seen.insert(key / String(repeating: "x", count: length)) }
    seen.insert((key / "a") / "b")
    #expect(seen.count == 1 + 1000 + labels.count + 70 + 1)
  }

  @Test func tellsNumbersTextsAndListsApart() {
    let keys = [
      key, key / 1, key / "1", key.fold(1), key.list(of: 1), key.list(of: 1) / 1, key / 0,
      key / Double(bitPattern: 1), key.fold(0), key.list(of: 0), key / 1 / 2,
      key.list(of: 2) / 1 / 2, key.list(of: 1) / 1 / 2, key / -1,
    ]
    #expect(Set(keys).count == keys.count)
    #expect(key / 0 == key / -0.0)
  }

  // Frozen: a change here changes every random number of every report.
  @Test func keysAndDrawsStayAsTheyAre() {
    let labelled = RandomKey(seed: 7) / "a label of more than 16 bytes"
    #expect(labelled.words == threefryChain())
    #expect(RandomKey(seed: 0).uniform(0) == (Double(0xC_2B6E_3A8C_2C69) + 0.5) * 0x1p-52)
    #expect(RandomKey(seed: 0).fold(0) != RandomKey(seed: 0))
  }

  /// The documented construction, written out for one label.
  private func threefryChain() -> WordPair {
    let bytes = Array("a label of more than 16 bytes".utf8)
    var state = threefry(WordPair(0, 2), key: WordPair(7, 0))
    for start in stride(from: 0, to: bytes.count, by: 16) {
      var words: [UInt64] = [0, 0]
      for (i, byte) in bytes[start..<min(start + 16, bytes.count)].enumerated() {
        words[i / 8] += UInt64(byte) << UInt64(8 * (i % 8))
      }
      let mixed = threefry(WordPair(words[0], words[1]), key: state)
      state = WordPair(mixed.first ^ words[0], mixed.second ^ words[1])
    }
    return threefry(WordPair(UInt64(bytes.count), 3), key: state)
  }

  @Test func uniformStaysInsideTheOpenInterval() {
    #expect(RandomKey.uniform(bits: 0) == 0x1p-53)
    #expect(RandomKey.uniform(bits: .max) == 1 - 0x1p-53)
    #expect(RandomKey.uniform(bits: 1 << 63) > 0.5)
    #expect(RandomKey.uniform(bits: (1 << 63) - 1) < 0.5)
  }

  @Test func normalIsSymmetricAndFinite() {
    for bits: UInt64 in [0, 1, 12345, 1 << 62, (1 << 63) - 1] {
      #expect(RandomKey.normal(bits: bits) == -RandomKey.normal(bits: bits | 1 << 63))
      #expect(RandomKey.normal(bits: bits).isFinite)
    }
    expectClose(RandomKey.normal(bits: 0), -9.15474475, within: 0.01)
  }

  // Kolmogorov-Smirnov: P(sqrt(n) D > 2.5) < 2 exp(-12.5) = 7.5e-6 for each of the tests below.
  @Test func uniformDrawsFollowTheirDistribution() {
    let draws = (0..<20_000).map { key.uniform($0) }
    #expect(kolmogorovStatistic(draws) { $0 } < 2.5)
  }

  @Test func normalDrawsFollowTheirDistribution() throws {
    let normal = try Normal(mean: 0, sd: 1)
    let draws = (0..<20_000).map { key.normal($0) }
    #expect(kolmogorovStatistic(draws) { normal.cdf($0) } < 2.5)
  }

  @Test func mixtureDrawsFollowTheirDistribution() throws {
    let mixture = try Mixture(
      weights: [0.2, 0, 0.3, 0.5], means: [-4, 100, 0, 6], sds: [0.5, 1, 2, 1])
    let draws = try mixture.sample(20_000, key: key / "mixture")
    #expect(kolmogorovStatistic(draws) { mixture.cdf($0) } < 2.5)
  }

  @Test func theTestStatisticSeesAWrongDistribution() throws {
    let normal = try Normal(mean: 0, sd: 1.05)
    let draws = (0..<20_000).map { key.normal($0) }
    #expect(kolmogorovStatistic(draws) { normal.cdf($0) } > 1.2)
    #expect(kolmogorovStatistic(draws) { normal.cdf($0 + 0.05) } > 2.5)
  }

  @Test func uniformAndNormalOfOneIndexAreUncorrelated() {
    let n = 20_000
    var sum = 0.0
    for i in 0..<n { sum += (key.uniform(i) - 0.5) * key.normal(i) }
    // sd of the mean of products is sqrt(1/12)/sqrt(n); five of them: false alarm 6e-7.
    #expect(abs(sum / Double(n)) < 5 * (1.0 / 12).squareRoot() / Double(n).squareRoot())
  }

  /// sqrt(n) times the largest distance between the empirical and the given distribution function.
  private func kolmogorovStatistic(_ draws: [Double], _ cdf: (Double) -> Double) -> Double {
    let sorted = draws.sorted()
    let n = Double(sorted.count)
    var largest = 0.0
    for (i, x) in sorted.enumerated() {
      largest = max(largest, Double(i + 1) / n - cdf(x), cdf(x) - Double(i) / n)
    }
    return largest * n.squareRoot()
  }
}
