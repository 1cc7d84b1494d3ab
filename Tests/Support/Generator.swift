/// A small generator with a fixed seed (SplitMix64), for tests that try many values.
public struct Generator: RandomNumberGenerator {
  private var state: UInt64

  /// The generator that begins with a seed.
  public init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform on [0, 1).
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
