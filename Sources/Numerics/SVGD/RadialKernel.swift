import Arithmetic

extension Kernel {
  /// Replaces squared distances r² by the kernel, and gives the factors g with which its gradient in
  /// the second point is g (x - y); eight at a time. The count must be a multiple of eight.
  func evaluate(
    _ squares: UnsafeMutableBufferPointer<Double>, pulls: UnsafeMutableBufferPointer<Double>
  ) {
    let values = UnsafeMutableRawBufferPointer(squares)
    let factors = UnsafeMutableRawBufferPointer(pulls)
    let eight = MemoryLayout<SIMD8<Double>>.stride
    let bytes = squares.count / 8 * eight
    switch self {
    case .gaussian(let bandwidth):
      let inverse = 1 / bandwidth
      for place in stride(from: 0, to: bytes, by: eight) {
        let square = values.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        values.storeBytes(
          of: (-0.5 * inverse * inverse) * square, toByteOffset: place, as: SIMD8<Double>.self)
      }
      exponentiate(squares)
      for place in stride(from: 0, to: bytes, by: eight) {
        let value = values.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        factors.storeBytes(
          of: (inverse * inverse) * value, toByteOffset: place, as: SIMD8<Double>.self)
      }
    case .inverseMultiquadric(let scale, let power):
      let inverse = 1 / scale
      let height = power == -0.5 ? inverse : exp(2 * power * log(scale))
      for place in stride(from: 0, to: bytes, by: eight) {
        let square = values.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        let u = 1 + (inverse * inverse) * square
        var value = SIMD8<Double>()
        if power == -0.5 {
          value = 1 / u.squareRoot()
        } else {
          for lane in 0..<8 { value[lane] = exp(power * log(u[lane])) }
        }
        value *= height
        values.storeBytes(of: value, toByteOffset: place, as: SIMD8<Double>.self)
        factors.storeBytes(
          of: (-2 * power * inverse * inverse) * value / u, toByteOffset: place,
          as: SIMD8<Double>.self)
      }
    }
  }
}
