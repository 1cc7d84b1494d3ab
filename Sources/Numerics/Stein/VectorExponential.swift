import Arithmetic

/// exp(x) for eight numbers from -infinity to 0 at a time, to within two units in the last place; 0 below
/// -708.
///
/// x = n log 2 + r with |r| <= log(2)/2, exp(r) by its Taylor polynomial of degree 13, and 2^n put
/// together from bits.
@inline(__always)
func vectorExponential(_ x: SIMD8<Double>) -> SIMD8<Double> {
  let clamped = x.replacing(with: -708, where: x .< -708)
  // Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits.
  let magic = 0x1.8p52
  let shifted = clamped * 1.4426950408889634 + magic
  let n = shifted - magic
  // log 2 in two parts, the first with trailing zeros, so that n times it is exact.
  var r = clamped - n * 0.693147180369123816490
  r -= n * 1.90821492927058770002e-10
  var y = SIMD8<Double>(repeating: 1.0 / 6_227_020_800)
  y = y * r + 1.0 / 479_001_600
  y = y * r + 1.0 / 39_916_800
  y = y * r + 1.0 / 3_628_800
  y = y * r + 1.0 / 362_880
  y = y * r + 1.0 / 40_320
  y = y * r + 1.0 / 5_040
  y = y * r + 1.0 / 720
  y = y * r + 1.0 / 120
  y = y * r + 1.0 / 24
  y = y * r + 1.0 / 6
  y = y * r + 0.5
  y = y * r + 1
  y = y * r + 1
  let bits = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &+ 1023
  let power = unsafeBitCast(bits &<< 52, to: SIMD8<Double>.self)
  return (y * power).replacing(with: 0, where: x .< -708)
}

/// Puts exp(x) in the place of each of some numbers from -infinity to 0, eight at a time; their count
/// must be a multiple of eight.
///
/// For loops in other files, into which `vectorExponential` is not inlined.
func exponentiate(_ numbers: UnsafeMutableBufferPointer<Double>) {
  let bytes = UnsafeMutableRawBufferPointer(numbers)
  let stride = MemoryLayout<SIMD8<Double>>.stride
  for index in 0..<numbers.count / 8 {
    let x = bytes.loadUnaligned(fromByteOffset: index * stride, as: SIMD8<Double>.self)
    bytes.storeBytes(of: vectorExponential(x), toByteOffset: index * stride, as: SIMD8<Double>.self)
  }
}
