/// A key from which random numbers and further keys follow as pure functions.
///
/// Draw i is a function of the key and i alone, so that neither the order of evaluation nor the number
/// of threads can change a result. Keys are split by whole numbers (`fold`) and by text (`/`):
///
///     let key = RandomKey(seed: 7) / "figure-2"
///     let first = key.fold(0).normal(0)
///
/// Bits come from Threefry2x64-20 with the key as its key. The second word of the counter says what the
/// block is for: 0 for draws, 1 for `fold`, 2 and 3 for the first and last block of a label, 4 for a
/// number, 5 for the count of a list. So a whole number, a text and a number of the same look lead to
/// different keys, and a list, whose count comes before its parts, to another one than its parts alone.
public struct RandomKey: Sendable, Hashable {
  let words: WordPair

  init(words: WordPair) {
    self.words = words
  }

  /// The key of a seed.
  public init(seed: UInt64) {
    words = WordPair(seed, 0)
  }

  /// The key that belongs to a whole number under this key.
  ///
  /// - Complexity: One Threefry block.
  public func fold(_ number: Int) -> RandomKey {
    RandomKey(words: threefry(WordPair(UInt64(bitPattern: Int64(number)), 1), key: words))
  }

  /// The key that belongs to a label under this key.
  ///
  /// The UTF-8 bytes of the label are absorbed 16 at a time: with state s (a key) and block b (two
  /// little-endian words, the last one padded with zeros) the next state is Threefry(s, b) xor b. The
  /// first state is Threefry(key, (0, 2)); the result is Threefry(state, (byte count, 3)).
  ///
  /// - Complexity: O(length of the label).
  public static func / (key: RandomKey, label: some StringProtocol) -> RandomKey {
    var state = threefry(WordPair(0, 2), key: key.words)
    var block = WordPair(0, 0)
    var count: UInt64 = 0
    func absorb() {
      let mixed = threefry(block, key: state)
      state = WordPair(mixed.first ^ block.first, mixed.second ^ block.second)
      block = WordPair(0, 0)
    }
    for byte in label.utf8 {
      let place = count % 16
      if place < 8 {
        block.first |= UInt64(byte) << (8 * place)
      } else {
        block.second |= UInt64(byte) << (8 * (place - 8))
      }
      count += 1
      if place == 15 { absorb() }
    }
    if count % 16 != 0 { absorb() }
    return RandomKey(words: threefry(WordPair(count, 3), key: state))
  }

  /// The key that belongs to a number under this key; 0 and -0 are one number.
  ///
  /// - Complexity: One Threefry block.
  public static func / (key: RandomKey, number: Double) -> RandomKey {
    let bits = number == 0 ? 0 : number.bitPattern
    return RandomKey(words: threefry(WordPair(bits, 4), key: key.words))
  }

  /// The key under which the parts of a list of `count` parts follow.
  ///
  /// - Complexity: One Threefry block.
  public func list(of count: Int) -> RandomKey {
    RandomKey(words: threefry(WordPair(UInt64(bitPattern: Int64(count)), 5), key: words))
  }

  /// The random bits of draw `index`.
  func block(_ index: Int) -> WordPair {
    threefry(WordPair(UInt64(bitPattern: Int64(index)), 0), key: words)
  }

  /// Draw `index` of the uniform distribution on the open interval (0, 1).
  ///
  /// The value is (k + 1/2) 2^-52 with k the top 52 bits of the block's first word: never 0 or 1, and
  /// symmetric about 1/2.
  ///
  /// - Complexity: One Threefry block.
  public func uniform(_ index: Int) -> Double {
    Self.uniform(bits: block(index).first)
  }

  /// Draw `index` of the standard normal distribution.
  ///
  /// The quantile function at a number made of the 64 bits of the block's second word: the top bit is
  /// the sign, the others give a tail probability (k + 1/2) 2^-64. Independent of `uniform` of the same
  /// index. Nothing is rejected, so one draw takes one block.
  ///
  /// - Complexity: One Threefry block and one quantile.
  public func normal(_ index: Int) -> Double {
    Self.normal(bits: block(index).second)
  }

  static func uniform(bits: UInt64) -> Double {
    (Double(bits >> 12) + 0.5) * 0x1p-52
  }

  static func normal(bits: UInt64) -> Double {
    let tail = (Double(bits & 0x7FFF_FFFF_FFFF_FFFF) + 0.5) * 0x1p-64
    let deviate = StandardNormal.lowerQuantile(tail)
    return bits >> 63 == 0 ? deviate : -deviate
  }
}
