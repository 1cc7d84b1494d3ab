import Arithmetic
import Testing

@testable import Numerics

@Suite struct DivergenceTests {
  @Test func fisherDivergencesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("fisher") {
      let inputs = try row.row("inputs")
      let expected = try row.number("value")
      if inputs.fields["pi1_prime"] == nil {
        expectBounded(
          try fisher(inputs.leftComponent(), inputs.pair()), expected, rest: try row.rest("value"),
          within: 1e-14, row.name)
      } else {
        expectBounded(
          try fisher(inputs.pair(), inputs.pair(weight: "pi1_prime")), expected,
          rest: try row.rest("value"), within: 1e-14,
          row.name)
      }
    }
  }

  @Test func fisherDivergencesOnThePathOfBoundedKappaAreReproduced() throws {
    for row in try ReferenceTable.paper("fisher_path") {
      let gap = try row.row("inputs").number("D")
      let sd = (gap * gap.squareRoot()).squareRoot()
      let value = try fisher(Normal(mean: -gap / 2, sd: sd), twoModes(gap / 2, sd: sd))
      // sd is rounded: 1/sd² moves by two units of rounding.
      expectClose(value.value, try row.number("value"), within: 1e-14, row.name)
    }
  }

  @Test func klDivergencesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("kl") {
      let inputs = try row.row("inputs")
      let expected = try row.number("value")
      if inputs.fields["pi1_prime"] == nil {
        expectBounded(
          try kl(inputs.leftComponent(), inputs.pair()), expected, rest: try row.rest("value"),
          within: 1e-14, row.name)
      } else {
        expectBounded(
          try kl(inputs.pair(), inputs.pair(weight: "pi1_prime")), expected,
          rest: try row.rest("value"), within: 1e-14,
          row.name)
      }
    }
  }

  @Test func theHalvedNumberThatTheAuthorsPrintIsReproduced() throws {
    let row = try #require(
      try ReferenceTable.paper("authors").first { $0.name.hasPrefix("half_J_pprime_p") })
    let value = try fisher(twoModes(6), twoModes(6, left: 0.1)).value
    expectClose(0.5 * value, try row.number("value"), row.name)
  }

  @Test func theAuthorsGridSumsAreReproduced() throws {
    for row in try ReferenceTable.paper("authors") where row.name.hasPrefix("half_J_q_p_grid") {
      let inputs = try row.row("inputs")
      let q = try inputs.leftComponent()
      let pair = MixturePair(q.asMixture, try inputs.pair())
      var sum = 0.0
      for k in 0..<999 {
        let x = -10 + 20 * Double(k) / 999
        let d = pair.scoreDifference(at: Abscissa(x)).difference
        sum += q.pdf(x) * d * d * 20 / 999
      }
      expectClose(0.5 * sum, try row.number("value"), within: 1e-9, row.name)
    }
  }

  // Every row of a 25-digit table that was computed from the definitions: gaps up to 60 sd (1e-194),
  // weights of 1e-20, sd 1e-9, centres at 1e6, three and ten components, separate sds.
  @Test func trueErrorsAreInsideTheBoundsOverTheTable() throws {
    let rows = try ReferenceTable.rows("divergences.json")
    #expect(rows.count > 50)
    for row in rows {
      let q = try row.row("q").mixture()
      let p = try row.row("p").mixture()
      let scores = try fisher(q, p)
      expectBounded(
        scores, try row.number("fisher"), rest: try row.rest("fisher"), within: 1e-13,
        "fisher, \(row.name)")
      let densities = try kl(q, p)
      expectBounded(
        densities, try row.number("kl"), rest: try row.rest("kl"), within: 1e-13, "kl, \(row.name)")
      // A bound that says nothing would hold too.
      #expect(scores.error < 1e-11 * scores.value, "fisher, \(row.name)")
      #expect(densities.error < 1e-11 * densities.value, "kl, \(row.name)")
    }
  }

  @Test func twoNormalsHaveTheClosedForms() throws {
    for (m1, s1, m2, s2) in [
      (0.0, 1.0, 3.0, 2.0), (0, 2, 1, 0.5), (-20, 1, 20, 1), (5, 1e-3, 5, 1), (1e6, 1, 1e6 + 1, 1),
      (0, 1, 0, 1 + 1e-9),
    ] {
      let q = try Normal(mean: m1, sd: s1)
      let p = try Normal(mean: m2, sd: s2)
      // s_q - s_p = -a (x - m1) + b with a = 1/s1² - 1/s2², b = (m1 - m2)/s2².
      let a = (s2 - s1) * (s2 + s1) / (s1 * s1 * s2 * s2)
      let b = (m1 - m2) / (s2 * s2)
      expectBounded(
        try fisher(q, p), a * a * s1 * s1 + b * b, within: 1e-11, "fisher \(m1) \(s1) \(m2) \(s2)")
      // KL = (ratio² - 1 - log ratio²)/2 + (m1 - m2)²/(2 s2²), with t = log ratio².
      let t = 2 * logOnePlus((s1 - s2) / s2)
      let expected = 0.5 * expMinusOneMinus(t) + 0.5 * b * b * s2 * s2
      expectBounded(try kl(q, p), expected, within: 1e-11, "kl \(m1) \(s1) \(m2) \(s2)")
    }
  }

  @Test func divergenceFromItselfIsExactlyZero() throws {
    let mixture = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    let permuted = try Mixture(weights: [0.5, 0.2, 0.3], means: [6, -4, 0], sds: [1, 0.5, 2])
    let tempered = try Tempered(mixture, beta: 0.5)
    let pairs: [(any Density, any Density)] = [
      (mixture, mixture), (mixture, permuted), (tempered, tempered),
      (try Normal(mean: 1, sd: 2), try Normal(mean: 1, sd: 2).asMixture),
    ]
    for (q, p) in pairs {
      #expect(try fisher(q, p) == Estimate(0, error: 0))
      #expect(try kl(q, p) == Estimate(0, error: 0))
    }
  }

  @Test func fisherScalesWithTheInverseSquareAndKLDoesNot() throws {
    func values(_ scale: Double, _ shift: Double) throws -> (Double, Double) {
      let means = [-4.0, 0, 6].map { $0 * scale + shift }
      let sds = [0.5, 2, 1].map { $0 * scale }
      let q = try Mixture(weights: [0.2, 0.3, 0.5], means: means, sds: sds)
      let p = try Mixture(weights: [0.6, 0.3, 0.1], means: means, sds: sds)
      return (try fisher(q, p).value, try kl(q, p).value)
    }
    let (j, k) = try values(1, 0)
    for scale in [0x1p-30, 0.01, 3, 1e50] {
      let (scaled, divergence) = try values(scale, 0)
      expectClose(scaled * scale * scale, j)
      expectClose(divergence, k)
    }
    for shift in [1.0, -1e3, 0x1p20] {
      let (shifted, divergence) = try values(1, shift)
      expectClose(shifted, j)
      expectClose(divergence, k)
    }
  }

  @Test func mirroringChangesNothing() throws {
    let q = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    let p = try Mixture(weights: [0.6, 0.4], means: [-4, 5], sds: [0.5, 1])
    let mirroredQ = try Mixture(weights: [0.2, 0.3, 0.5], means: [4, 0, -6], sds: [0.5, 2, 1])
    let mirroredP = try Mixture(weights: [0.6, 0.4], means: [4, -5], sds: [0.5, 1])
    expectClose(try fisher(q, p).value, try fisher(mirroredQ, mirroredP).value)
    expectClose(try kl(q, p).value, try kl(mirroredQ, mirroredP).value)
  }

  @Test func valuesBelowTheSmallestNumberAreZeroWithThatBound() throws {
    let value = try fisher(Normal(mean: -60, sd: 1), twoModes(60))
    #expect(value.value == 0)
    #expect(value.error > 0 && value.error < 1e-300)
  }

  @Test func weightsNearTheSmallestNumberAreNoObstacle() throws {
    let rare = try Mixture(weights: [1 - 1e-300, 1e-300], means: [-6, 6], sd: 1)
    let value = try fisher(Normal(mean: -6, sd: 1), rare)
    #expect(value.value == 0 && value.error < 1e-300)
    // At 6 the far component still exceeds the rare one: KL = D²/2 of two normals.
    expectClose(try kl(Normal(mean: 6, sd: 1), rare).value, 72)
  }

  @Test func widelyDifferentScalesHaveTheClosedForm() throws {
    let value = try kl(Normal(mean: 0, sd: 1e50), Normal(mean: 0, sd: 1e-50))
    expectClose(value.value, 0.5e200)
  }

  @Test func aValueOutOfRangeIsAnError() throws {
    #expect(throws: NumericsError.overflow(quantity: "the Kullback-Leibler divergence")) {
      try kl(Normal(mean: 0, sd: 1e100), Normal(mean: 0, sd: 1e-100))
    }
    #expect(throws: NumericsError.overflow(quantity: "the Fisher divergence")) {
      try fisher(Normal(mean: 0, sd: 1e100), Normal(mean: 1, sd: 1e-100))
    }
  }

  @Test func tellsWhichErrorWasWanted() throws {
    // A sawtooth of the size 1e5 that five panels cannot resolve.
    let panels = Partition.panels(from: 0, to: 1, landmarks: [])
    let tolerance = Tolerance(relative: 1e-9, maximumEvaluations: 200)
    do throws(NumericsError) {
      _ = try integral(of: "a sawtooth", over: panels, roundsAbscissa: true, tolerance) { x in
        let t = 977.3 * x.value
        return LogSample(
          logWeight: 0, logWeightError: 0, factor: 1e5 * (0.5 + t - t.rounded(.down)),
          within: 1e-12,
          size: 0)
      }
      Issue.record("a sawtooth that few panels cannot resolve has an integral")
    } catch {
      guard case .notConverged(let reached, let wanted, _) = error else { throw error }
      #expect(wanted > 0.5e-4 && wanted < 2e-4 && reached > wanted)
    }
  }

  @Test func stopsAtTheBudget() throws {
    #expect(throws: NumericsError.budgetExhausted(name: "evaluations", limit: 100)) {
      try fisher(
        Normal(mean: -6, sd: 1), twoModes(6), tolerance: Tolerance(maximumEvaluations: 100))
    }
  }

  @Test func fewerDigitsNeedFewerEvaluations() throws {
    let rough = try fisher(
      Normal(mean: -6, sd: 1), twoModes(6), tolerance: Tolerance(relative: 1e-4))
    #expect(abs(rough.value - 1.108996359427721e-7) <= rough.error)
  }
}
