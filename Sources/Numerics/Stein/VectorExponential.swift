import Arithmetic

/// exp(x) for eight numbers from -infinity to 0 at a time, to within two units in the last place; 0 below
/// -708.
@inline(__always)
func vectorExponential(_ x: SIMD8<Double>) -> SIMD8<Double> {
  x.exponential.replacing(with: 0, where: x .< -708)
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
