import Arithmetic
import Numerics
import Script
import Testing
import Vocabulary

private func draws(_ program: String, seed: UInt64 = 1, path: [String] = ["a", "b"]) -> [Double] {
  run(program, context: EvaluationContext(seed: seed, path: path)).numbers?.values ?? []
}

private let plain = "normal(mean: 0, sd: 1).sample(5, key: \"start\")"

@Suite struct RandomnessTests {
  @Test func drawsWithTheKeyOfSeedPathAndLabel() throws {
    let key = RandomKey(seed: 1) / "a" / "b" / "start"
    #expect(draws(plain) == (0..<5).map { key.normal($0) })
  }

  @Test func changesWithSeedPathAndLabel() {
    let others = [
      draws(plain, seed: 2), draws(plain, path: ["a", "c"]), draws(plain, path: ["ab"]),
      draws("normal(mean: 0, sd: 1).sample(5, key: \"other\")"),
      draws("normal(mean: 0, sd: 1).sample(5, key: [\"start\", 1])"),
      draws("normal(mean: 0, sd: 1).sample(5, key: [\"start\", 2])"),
    ]
    #expect(Set(others + [draws(plain)]).count == 7)
  }

  @Test func keepsEarlierDrawsWhenMoreAreAsked() {
    #expect(
      Array(draws("normal(mean: 0, sd: 1).sample(9, key: \"start\")").prefix(5)) == draws(plain))
  }

  @Test func takesMeanAndSpreadFromTheDensity() throws {
    let number = try #require(
      run("mean(mixture(weights: [0.25, 0.75], means: [-6, 6], sd: 1).sample(20000, key: \"m\"))")
        .number)
    // The mean is 3 with a standard error of 0.037; five of them are exceeded once in two million.
    #expect(abs(number.value - 3) < 0.19)
  }

  @Test func gives0DrawsAsAnEmptyArray() {
    #expect(run("normal(mean: 0, sd: 1).sample(0, key: \"a\").count").text == "0")
  }
}
