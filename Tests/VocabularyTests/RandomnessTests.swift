import Arithmetic
import Diagnostics
import Numerics
import Script
import Testing
import Vocabulary

private func draws(_ program: String, seed: UInt64 = 1, chapter: String = "main") -> [Double] {
  run(program, chapter: chapter, context: EvaluationContext(seed: seed)).numbers?.values ?? []
}

private func sample(_ key: String, _ count: Int = 5) -> String {
  "normal(mean: 0, sd: 1).sample(\(count), key: \(key))"
}

@Suite struct RandomnessTests {
  // Frozen: a change here changes every random number of every report.
  @Test func drawsWithTheKeyOfSeedChapterWordAndAuthor() throws {
    let stream = RandomKey(seed: 1) / "main" / "density.sample"
    func expected(_ key: RandomKey) -> [Double] { (0..<5).map { key.normal($0) } }
    #expect(draws(sample("\"start\"")) == expected(stream / "start"))
    #expect(draws(sample("0.5")) == expected(stream / 0.5))
    #expect(draws(sample("[\"a\", 1]")) == expected(stream.list(of: 2) / "a" / 1))
    #expect(
      draws(sample("[[\"a\"], 1]")) == expected(stream.list(of: 2).list(of: 1) / "a" / 1))
  }

  @Test func countsReachToTheMostThatAreHeld() {
    #expect(run("estimateProportion(12, of: 10000000)").number != nil)
    #expect(
      run("estimateProportion(12, of: 10000001)").diagnostics.map(\.identifier)
        == ["invalid-argument"])
  }

  @Test func changesWithSeedChapterWordAndKey() {
    let keys = [
      "\"a\"", "\"b\"", "1", "\"1\"", "[\"a\"]", "[\"a\", 1]", "[\"a\", \"1\"]", "[[\"a\", 1]]",
      "[[\"a\"], 1]", "[\"a\", [1]]", "[\"a1\"]", "[1, \"a\"]", "[1, 2]", "[12]", "[[1], 2]",
      "[1, [2]]", "[\"a\", \"b\"]", "[\"ab\"]", "\"ab\"", "[\"a\", 0]",
    ]
    var seen = keys.map { draws(sample($0)) }
    seen.append(draws(sample(keys[0]), seed: 2))
    seen.append(draws(sample(keys[0]), chapter: "other"))
    #expect(seen.allSatisfy { $0.count == 5 })
    // Not one number comes twice.
    #expect(Set(seen.joined()).count == 5 * seen.count)
  }

  @Test func tellsNoneOfKeysThatAreEqual() {
    #expect(draws(sample("0")) == draws(sample("-0")))
    #expect(draws(sample("[1, 2]")) == draws(sample("integers(1, 2)")))
    #expect(draws(sample(".common(\"a\")")) == draws(sample("\"a\"")))
  }

  // A standard normal target without attraction: the noise of the first step is what moves a particle.
  @Test func givesEachWordAStreamOfItsOwn() throws {
    let noise = { (key: String) in
      """
      svgd(target: normal(mean: 0, sd: 1), from: [0, 0, 0], kernel: gaussian(bandwidth: 1), \
      stepSize: 1e-300, steps: 1, noise: perturbation(sd: 1, key: \(key))).particles
      """
    }
    let spatial = { (key: String) in
      "spatialMixture(weights: [1], means: [[0, 0]], sd: 1).sample(2, key: \(key)).flatMap { x in x }"
    }
    var seen: [Double] = []
    for key in ["\"a\"", "[\"a\", 0]", "[\"a\", 1]"] {
      seen += draws(sample(key)) + draws(noise(key)) + draws(spatial(key))
    }
    #expect(seen.count == 3 * (5 + 3 + 4))
    #expect(Set(seen).count == seen.count)
  }

  @Test func keepsEarlierDrawsWhenMoreAreAsked() {
    for density in [
      "normal(mean: 0, sd: 1)", "mixture(weights: [0.5, 0.5], means: [0, 1], sd: 1)",
      "unnormalized { x in -pow(x, 4) }", "studentT(degrees: 3)", "laplace(mean: 0, scale: 1)",
    ] {
      let long = draws("\(density).sample(5, key: \"a\")")
      #expect(long.count == 5)
      #expect(Array(long.prefix(3)) == draws("\(density).sample(3, key: \"a\")"))
    }
  }

  @Test func takesMeanAndSpreadFromTheDensity() throws {
    let number = try #require(
      run("mean(mixture(weights: [0.25, 0.75], means: [-6, 6], sd: 1).sample(20000, key: \"m\"))")
        .number)
    // The mean is 3 with a standard error of 0.037; five of them are exceeded once in two million.
    #expect(abs(number.value - 3) < 0.19)
  }

  /// Texts that are equal are one key, however their accents were typed.
  @Test(arguments: [#""é""#, #"["x", ["é"]]"#, #"["e\u{301}", 1]"#]) func takesEqualTextsAsOneKey(
    key: String
  ) {
    let other =
      key.contains("é")
      ? key.replacing("é", with: #"e\u{301}"#) : key.replacing(#"e\u{301}"#, with: "é")
    #expect(draws(sample(key)) == draws(sample(other)))
    #expect(draws(sample(key)) != draws(sample(#""e""#)))
  }

  @Test func gives0DrawsAsAnEmptyArray() {
    #expect(run("normal(mean: 0, sd: 1).sample(0, key: \"a\").count").text == "0")
  }

  @Test func refusesWhatIsNoKey() {
    #expect(run(sample("true")).messages.first?.contains("[type-mismatch]") == true)
    #expect(run(sample("\"\"")).messages.first?.contains("[invalid-argument]") == true)
    #expect(run(sample("[[true]]")).messages.first?.contains("[type-mismatch]") == true)
  }
}
