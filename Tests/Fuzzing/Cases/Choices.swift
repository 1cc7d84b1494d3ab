/// Random choices that depend on a seed alone, the same on every machine (SplitMix64).
public struct Choices: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The choices of one case of a run.
  public init(seed: UInt64, index: Int = 0) {
    state = seed
    state = next() ^ UInt64(truncatingIfNeeded: index)
    state = next()
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from 0 to one below `bound`.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(truncatingIfNeeded: next() % UInt64(bound)) : 0
  }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of some texts.
  mutating func one(of texts: [String]) -> String {
    texts.isEmpty ? "" : texts[below(texts.count)]
  }

  /// A few texts, each made anew.
  mutating func several(
    _ count: ClosedRange<Int>, joined separator: String = "", _ make: (inout Choices) -> String
  ) -> String {
    let number = count.lowerBound + below(count.count)
    return (0..<number).map { _ in make(&self) }.joined(separator: separator)
  }
}
