import Arithmetic
import Testing

@testable import Numerics

@Suite struct SignedNormsTests {
  /// (1/n) w' h w by its definition, the signs taken from the bits of the blocks.
  @Test func areTheQuadraticFormsOfTheSigns() throws {
    let p = try twoModes(2, left: 0.3)
    let kernel = Kernel.inverseMultiquadric(scale: 1, power: -0.5)
    let key = RandomKey(seed: 9) / "signs"
    let h = SteinKernel(p, kernel)
    for n in [1, 5, 64, 130, 200] {
      let sample = try Normal(mean: 0, sd: 2).sample(n, key: RandomKey(seed: 3).fold(n))
      let factor = try SteinFactor(SteinStatistic(sample, p, kernel: kernel))
      let matrix = try sample.map { x in try sample.map { y in try h(x, y).value } }
      let norms = SignedNorms(factor, key: key).values(0..<20)
      for b in [0, 1, 19] {
        let signs = (0..<n).map { i -> Double in
          let block = key.fold(i / 128).block(b)
          let word = i % 128 < 64 ? block.first : block.second
          return (word >> UInt64(i % 64)) & 1 == 0 ? 1 : -1
        }
        var form = 0.0
        for i in 0..<n {
          for j in 0..<n { form += signs[i] * signs[j] * matrix[i][j] }
        }
        #expect(abs(norms[b] - form / Double(n)) <= factor.slack, "n \(n), draw \(b)")
      }
    }
  }

  /// Four rows at a time or eight, alone or with others: a draw depends on its number alone.
  @Test func doNotDependOnTheOtherDraws() throws {
    let p = try twoModes(2)
    let sample = try p.sample(150, key: RandomKey(seed: 4))
    let factor = try SteinFactor(SteinStatistic(sample, p, kernel: .gaussian(bandwidth: 1)))
    let norms = SignedNorms(factor, key: RandomKey(seed: 5))
    let all = norms.values(0..<5000)
    let few = norms.values(4070..<4134)
    for (a, b) in zip(all[4070..<4134], few) { #expect(abs(a - b) <= factor.slack) }
  }
}
