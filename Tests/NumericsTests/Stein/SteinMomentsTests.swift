import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinMomentsTests {
  @Test func momentsOfThePaperSettingAreReproduced() throws {
    // Mean, zeta1 and zeta2 of the Stein kernel with the inverse multiquadric kernel, q = N(mu_1, 1).
    let cases: [(half: Double, values: [Double])] = [
      (1, [1.560942e-1, 2.1347378e-2, 4.3110604e-1]),
      (3, [1.3770756e-4, 2.0054243e-5, 8.5702236e-1]),
    ]
    let kernel = Kernel.inverseMultiquadric(scale: 1, power: -0.5)
    for (half, values) in cases {
      let moments = try SteinMoments(
        Normal(mean: -half, sd: 1), twoModes(half), kernel: kernel)
      for (estimate, expected) in zip([moments.mean, moments.zeta1, moments.zeta2], values) {
        expectClose(estimate.value, expected, within: 5e-8)
        #expect(estimate.error < 1e-9 * (1 + expected))
      }
    }
  }

  @Test func theVarianceOfUStatisticsFollows() throws {
    let q = try Normal(mean: -1.5, sd: 1)
    let p = try twoModes(1.5)
    let kernel = Kernel.gaussian(bandwidth: 1)
    let moments = try SteinMoments(q, p, kernel: kernel)
    let n = 30
    let replicates = 2_000
    let h = SteinKernel(p, kernel)
    var sum = 0.0
    var squares = 0.0
    for replicate in 0..<replicates {
      let x = try q.sample(n, key: RandomKey(seed: 3).fold(replicate))
      var u = 0.0
      for i in 0..<n { for j in 0..<i { u += 2 * (try h(x[i], x[j]).value) } }
      u /= Double(n * (n - 1))
      sum += u
      squares += (u - moments.mean.value) * (u - moments.mean.value)
    }
    let m = Double(replicates)
    let variance =
      (4 * Double(n - 2) * moments.zeta1.value + 2 * moments.zeta2.value) / Double(n * (n - 1))
    // Five standard errors of a mean; the variance to 20 % (its own standard error is about 4 %).
    #expect(abs(sum / m - moments.mean.value) < 5 * (variance / m).squareRoot())
    expectClose(squares / m, variance, within: 0.2)
  }

  @Test func underTheModelTheConditionalMeanVanishes() throws {
    let p = try twoModes(2, left: 0.3)
    let moments = try SteinMoments(p, p, kernel: .gaussian(bandwidth: 0.7))
    #expect(moments.mean.value == 0 && abs(moments.zeta1.value) <= moments.zeta1.error)
  }

  @Test func scalingEverythingByFourDividesTheKernelBySixteen() throws {
    // h(4x, 4y) for four times the length is h(x, y)/16, for a kernel that itself has no unit; the
    // inverse multiquadric is 1/length.
    for (one, four, own) in [
      (Kernel.gaussian(bandwidth: 0.75), Kernel.gaussian(bandwidth: 3), 1.0),
      (
        .inverseMultiquadric(scale: 1.5, power: -0.5), .inverseMultiquadric(scale: 6, power: -0.5),
        4
      ),
    ] {
      let small = try SteinMoments(Normal(mean: 0.5, sd: 1), twoModes(1.5), kernel: one)
      let large = try SteinMoments(Normal(mean: 2, sd: 4), twoModes(6, sd: 4), kernel: four)
      for (a, b, factor) in [
        (small.mean, large.mean, 16 * own), (small.zeta1, large.zeta1, 256 * own * own),
        (small.zeta2, large.zeta2, 256 * own * own),
      ] {
        #expect(abs(a.value - factor * b.value) <= a.error + factor * b.error)
        #expect(a.error < 1e-8 * a.value && factor * b.error < 1e-8 * a.value)
      }
    }
  }

  @Test func theSquareOfTheKernelHasItsExpectation() throws {
    // exp(-d²/2) (xy + 1 - 2 d²), d = x - y, squared and averaged over standard normal x and y.
    let p = try Normal(mean: 0, sd: 1)
    let moments = try SteinMoments(p, p, kernel: .gaussian(bandwidth: 1))
    let expected = 2.48 / 5.0.squareRoot()
    #expect(abs(moments.zeta2.value - expected) <= moments.zeta2.error + expected.ulp)
    #expect(moments.zeta2.error < 1e-9)
  }

  /// By a trapezoid in asinh(x) and in the distance of the two points.
  @Test func pairsAlongAHeavyTailAreFollowed() throws {
    let moments = try SteinMoments(
      StudentT(degrees: 3), Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1))
    for (number, truth) in [
      (moments.mean, 0.027441216671464194), (moments.zeta1, 0.009913876458733067),
      (moments.zeta2, 1.3579723447326129),
    ] {
      #expect(abs(number.value - truth) <= number.error + 1e-13 * truth, "\(number) of \(truth)")
      #expect(number.error <= 1e-5 * truth, "\(number)")
    }
  }
}
