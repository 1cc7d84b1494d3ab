import Arithmetic

/// Random numbers for many chains at once.
///
/// Thirty-two chains share eight blocks of Threefry2x64-20: block 8 m + l gives four draws, to the chains
/// 32 m + l + 8 j for j from 0 to 3. So what a chain gets is a function of the key and its number alone,
/// and it is made of arithmetic that is the same on every processor.
enum ChainNoise {
  /// As many chains as are served together.
  static let width = 32

  /// Independent draws of the standard normal distribution for the chains from `first` on, which is a
  /// multiple of 32; the room is for any number of chains.
  ///
  /// The method of Box and Muller (1958): half a word gives the length sqrt(-2 log u), the other half an
  /// angle from -π/4 to π/4 and the quarter that it is turned to. The draws have 24 bits and are at most
  /// 6.7, which a standard normal draw exceeds once in 10^11.
  static func fillNormals(
    _ result: UnsafeMutableBufferPointer<Double>, from first: Int, key: RandomKey
  ) {
    fill(result, from: first, key: key) { words, bytes in
      for half in 0..<2 {
        let word = words.loadUnaligned(fromByteOffset: 64 * half, as: SIMD8<UInt64>.self)
        let (x, y) = pair(
          length: SIMD8<UInt32>(truncatingIfNeeded: word),
          angle: SIMD8<UInt32>(truncatingIfNeeded: word &>> 32))
        let place = 128 * half
        bytes.storeBytes(of: SIMD8<Double>(x), toByteOffset: place, as: SIMD8<Double>.self)
        bytes.storeBytes(of: SIMD8<Double>(y), toByteOffset: place + 64, as: SIMD8<Double>.self)
      }
    }
  }

  /// The logarithms of independent uniform draws with 31 bits, as for `fillNormals`.
  static func fillLogUniforms(
    _ result: UnsafeMutableBufferPointer<Double>, from first: Int, key: RandomKey
  ) {
    fill(result, from: first, key: key) { words, bytes in
      for half in 0..<4 {
        let word = words.loadUnaligned(fromByteOffset: 64 * (half / 2), as: SIMD8<UInt64>.self)
        let bits = SIMD8<UInt32>(truncatingIfNeeded: half % 2 == 0 ? word : word &>> 32)
        let numbers = SIMD8<Double>(SIMD8<Int32>(truncatingIfNeeded: bits &>> 1))
        bytes.storeBytes(
          of: ((numbers + 0.5) * 0x1p-31).logarithm, toByteOffset: 64 * half,
          as: SIMD8<Double>.self)
      }
    }
  }

  /// Groups of thirty-two numbers, each made of the words of its blocks, as many as there is room for.
  @inline(__always)
  private static func fill(
    _ result: UnsafeMutableBufferPointer<Double>, from first: Int, key: RandomKey,
    _ group: (UnsafeRawBufferPointer, UnsafeMutableRawBufferPointer) -> Void
  ) {
    let bytes = UnsafeMutableRawBufferPointer(result)
    for place in stride(from: 0, to: result.count, by: width) {
      withBlocks(from: UInt64(truncatingIfNeeded: (first + place) / 4), key.words) { words in
        let rest = result.count - place
        if rest >= width {
          group(words, UnsafeMutableRawBufferPointer(rebasing: bytes[(8 * place)...]))
          return
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { all in
          group(words, UnsafeMutableRawBufferPointer(all))
          for i in 0..<rest { result[place + i] = all[i] }
        }
      }
    }
  }

  /// Two independent normal draws from the bits of two.
  @inline(__always)
  private static func pair(
    length: SIMD8<UInt32>, angle: SIMD8<UInt32>
  ) -> (SIMD8<Float>, SIMD8<Float>) {
    let u = (SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: length &>> 1)) + 0.5) * 0x1p-31
    let radius = squareRoot(-2 * logarithm(u))
    let a = (SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: angle &>> 3)) + 0.5) * 0x1p-29 - 0.5
    let (sine, cosine) = sineAndCosine(a * 1.5707964)
    // Which of the two is the first, and their signs, from the three bits that the angle leaves.
    let turned = unsafeBitCast(sine, to: SIMD8<UInt32>.self)
    let straight = unsafeBitCast(cosine, to: SIMD8<UInt32>.self)
    let swaps = (turned ^ straight) & (0 &- (angle & 1))
    let one = turned ^ swaps ^ ((angle & 2) &<< 30)
    let other = straight ^ swaps ^ ((angle & 4) &<< 29)
    return (
      radius * unsafeBitCast(one, to: SIMD8<Float>.self),
      radius * unsafeBitCast(other, to: SIMD8<Float>.self)
    )
  }

  /// The natural logarithm of numbers from 2^-32 to 1; see `SIMD8.logarithm`.
  @inline(__always)
  private static func logarithm(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let bits = unsafeBitCast(x, to: SIMD8<Int32>.self)
    let n = (bits &+ 0x004A_FB0D) &>> 23 &- 127
    let m = unsafeBitCast(bits &- n &<< 23, to: SIMD8<Float>.self)
    let s = (m - 1) / (m + 1)
    let square = s * s
    var y = SIMD8<Float>(repeating: 2.0 / 9)
    y = y * square + 2.0 / 7
    y = y * square + 2.0 / 5
    y = y * square + 2.0 / 3
    y = y * square * s + 2 * s
    // 1.5 · 2^23 with n in its low bits.
    let power = unsafeBitCast(n &+ 0x4B40_0000, to: SIMD8<Float>.self) - 0x1.8p23
    return power * 0.69314718 + y
  }

  /// The square root of numbers from 0 to 100: x times its reciprocal, which three steps of Newton's method
  /// find from halved bits. (The instruction for it comes one at a time here.)
  @inline(__always)
  private static func squareRoot(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let bits = 0x5F37_59DF &- unsafeBitCast(x, to: SIMD8<Int32>.self) &>> 1
    var y = unsafeBitCast(bits, to: SIMD8<Float>.self)
    let half = 0.5 * x
    for _ in 0..<3 { y *= 1.5 - half * y * y }
    return x * y
  }

  /// The sine and the cosine of angles from -π/4 to π/4.
  @inline(__always)
  private static func sineAndCosine(
    _ a: SIMD8<Float>
  ) -> (sine: SIMD8<Float>, cosine: SIMD8<Float>) {
    let square = a * a
    var sine = SIMD8<Float>(repeating: 1.0 / 362_880)
    sine = sine * square - 1.0 / 5_040
    sine = sine * square + 1.0 / 120
    sine = sine * square - 1.0 / 6
    sine = sine * square * a + a
    var cosine = SIMD8<Float>(repeating: 1.0 / 40_320)
    cosine = cosine * square - 1.0 / 720
    cosine = cosine * square + 1.0 / 24
    cosine = cosine * square - 0.5
    cosine = cosine * square + 1
    return (sine, cosine)
  }

  /// The words of eight blocks from a counter on, as `threefry` gives them: eight first ones, and eight
  /// second ones.
  @inline(__always)
  private static func withBlocks(
    from counter: UInt64, _ key: WordPair, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 16) { words in
      for lane in 0..<8 {
        let block = threefry(
          WordPair(counter &+ UInt64(truncatingIfNeeded: lane), 0), key: key)
        words[lane] = block.first
        words[8 + lane] = block.second
      }
      body(UnsafeRawBufferPointer(words))
    }
  }
}
