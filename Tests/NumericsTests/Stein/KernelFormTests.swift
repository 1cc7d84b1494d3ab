import Testing

@testable import Numerics

@Suite struct KernelFormTests {
  /// The form of k is that of k - k(0) plus k(0) (integral of g)².
  @Test func bothProfilesGiveTheSame() throws {
    for kernel in standardKernels {
      let signal = try SignalPieces(Normal(mean: -1, sd: 1), twoModes(1.5, left: 0.3))
      var form = KernelForm(signal, kernel, .kernel)
      try form.addAllPairs()
      var fall = KernelForm(signal, kernel, .fall)
      try fall.addAllPairs()
      let integral = signal.pieces.reduce(0) { $0 + $1.panel.value }
      let whole = fall.sum.value + kernel.atZero * integral * integral
      expectClose(whole, form.sum.value, within: 1e-12)
      #expect(abs(whole - form.sum.value) <= form.error + fall.error + 4 * whole.ulp)
    }
  }

  /// The fall keeps the digits that the kernel loses to an integral of g that is 0.
  @Test func theFallHasTheSmallerBoundForAWideKernel() throws {
    let signal = try SignalPieces(Normal(mean: 0.5, sd: 1), Normal(mean: 0.5, sd: 1.5))
    let kernel = Kernel.gaussian(bandwidth: 1e3)
    var form = KernelForm(signal, kernel, .kernel)
    try form.addAllPairs()
    var fall = KernelForm(signal, kernel, .fall)
    try fall.addAllPairs()
    #expect(abs(form.sum.value - fall.sum.value) <= form.error + fall.error)
    #expect(fall.error < 1e-4 * form.error)
  }
}
