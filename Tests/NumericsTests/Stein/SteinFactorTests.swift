import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinFactorTests {
  @Test(arguments: standardKernels)
  func reproducesTheMatrixUpToItsSlack(kernel: Kernel) throws {
    let p = try twoModes(2, left: 0.3)
    for n in [1, 2, 9, 60] {
      let sample = try Normal(mean: 0, sd: 2).sample(n, key: RandomKey(seed: 1) / "factor")
      let factor = try SteinFactor(SteinStatistic(sample, p, kernel: kernel))
      let h = SteinKernel(p, kernel)
      for i in 0..<n {
        for j in 0..<n {
          let product = factor.panels.reduce(0) { $0 + ($1[i] * $1[j]).sum() }
          #expect(try abs(product - h(sample[i], sample[j]).value) <= factor.slack)
        }
      }
      let v = try statistic(.v, sample, p, kernel).value
      #expect(abs(factor.statistic - Double(n) * v) <= factor.slack)
      #expect(factor.slack <= 2e-9 * (1 + Double(n) * v))
    }
  }

  @Test func hasALowRankForManyDraws() throws {
    let p = try twoModes(2)
    let sample = try p.sample(1500, key: RandomKey(seed: 2) / "rank")
    let factor = try SteinFactor(SteinStatistic(sample, p, kernel: .gaussian(bandwidth: 1)))
    #expect(factor.panels.count < 8)
  }

  @Test func equalDrawsHaveRankOne() throws {
    let p = try Normal(mean: 0, sd: 1)
    let factor = try SteinFactor(
      SteinStatistic(Array(repeating: 0.7, count: 30), p, kernel: .gaussian(bandwidth: 1)))
    #expect(factor.panels.count == 1)
  }

  /// 25,000 draws that the kernel keeps apart: the matrix is diagonal.
  @Test func aMatrixWithoutALowRankIsRefused() throws {
    let p = try Normal(mean: 0, sd: 1)
    let statistic = try SteinStatistic(
      (0..<25_000).map { 0.25 * Double($0) }, p, kernel: .gaussian(bandwidth: 1e-3))
    #expect(throws: NumericsError.self) { try SteinFactor(statistic) }
  }
}
