extension Kernel {
  /// The kernel at eight squared distances r², and the factor g with which its gradient in the second
  /// point is g (x - y).
  @inline(__always)
  func radial(_ square: SIMD8<Double>) -> (value: SIMD8<Double>, pull: SIMD8<Double>) {
    switch self {
    case .gaussian(let bandwidth):
      let inverse = 1 / bandwidth
      let value = vectorExponential((-0.5 * inverse * inverse) * square)
      return (value, inverse * inverse * value)
    case .inverseMultiquadric(let scale, let power):
      let u = 1 + square * (1 / scale / scale)
      var value: SIMD8<Double>
      if power == -0.5 {
        value = (1 / scale) / u.squareRoot()
      } else {
        value = SIMD8()
        for lane in 0..<8 { value[lane] = exp(power * log(u[lane]) + 2 * power * log(scale)) }
      }
      return (value, (-2 * power / scale / scale) * value / u)
    }
  }
}
