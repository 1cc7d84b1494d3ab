/// Two 64-bit words: a counter block, a key, or a block of random bits.
struct WordPair: Hashable, Sendable {
  var first: UInt64
  var second: UInt64

  init(_ first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }
}

/// Threefry2x64-20: a keyed permutation of 128-bit blocks that turns a counter into random bits.
///
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011): twenty
/// rounds of add, rotate and exclusive-or, with the key injected after every fourth round.
@inline(__always)
func threefry(_ counter: WordPair, key: WordPair) -> WordPair {
  let parity = 0x1BD1_1BDA_A9FC_1A22 ^ key.first ^ key.second
  var x0 = counter.first &+ key.first
  var x1 = counter.second &+ key.second

  @inline(__always) func mix(_ rotation: UInt64) {
    x0 = x0 &+ x1
    x1 = (x1 << rotation) | (x1 >> (64 - rotation))
    x1 ^= x0
  }
  @inline(__always) func mixEven() {
    mix(16)
    mix(42)
    mix(12)
    mix(31)
  }
  @inline(__always) func mixOdd() {
    mix(16)
    mix(32)
    mix(24)
    mix(21)
  }
  @inline(__always) func inject(_ k0: UInt64, _ k1: UInt64, _ round: UInt64) {
    x0 = x0 &+ k0
    x1 = x1 &+ k1 &+ round
  }

  mixEven()
  inject(key.second, parity, 1)
  mixOdd()
  inject(parity, key.first, 2)
  mixEven()
  inject(key.first, key.second, 3)
  mixOdd()
  inject(key.second, parity, 4)
  mixEven()
  inject(parity, key.first, 5)
  return WordPair(x0, x1)
}
