import Arithmetic
import Diagnostics
import Script
import Testing

/// Programs that a number from draws must not leave as a certain one.
@Suite struct DrawnValuesTests {
  private static let draws = """
    let p = normal(mean: 0, sd: 1)
    let xs = p.sample(5, key: "a")
    let x = xs.mean

    """

  private func value(_ program: String) throws -> Value {
    let outcome = run(Self.draws + program)
    return try #require(outcome.values.last, "\(program): \(outcome.messages)")
  }

  @Test(arguments: [
    // Text, symbols and keys of dictionaries.
    "xs.map { a in a > 0 ? \"p\" : \"n\" }.map { t in t == \"p\" ? 1 : 0 }.mean > -1",
    "(x > 0 ? .left : .right) == .left", "(x > 0 ? .left : .right) != .up",
    "[\"a\": 1, \"b\": 2][x > 0 ? \"a\" : \"b\"] < 4",
    "[\"b\", x > 0 ? \"a\" : \"b\"].contains(\"a\")",
    "xs.reduce(\"a\", { a, b in b > 0 ? \"b\" : a }) == \"b\"",
    // Counts.
    "xs.flatMap { a in a > 0 ? [1] : [] }.count < 10", "(x > 0 ? [1] : [1, 2]).count < 5",
    "count(x > 0 ? [1] : [1, 2]) < 5", "[xs.filter { a in a > 0 }].flattened.count < 10",
    "[xs.filter { a in a > 0 }].transposed.count < 10",
    "[1, 2].flatMap { z in xs.filter { a in a > 0 } }.count < 20",
    "xs.reduce([1], { a, b in b > 0 ? a.joined([1]) : a }).count < 20",
    "stride(from: 0, through: abs(x), by: 0.1).count < 200",
    "mixture(weights: [0.5, 0.5], means: [x, 0], sd: 1).modes.count < 3",
    "mixture(weights: [0.5, 0.5], means: [x, 0], sd: 1).antimodes.count < 3",
    "(x > 0 ? [\"a\": 1] : [\"a\": 1, \"b\": 2]).count < 4",
    "(x > 0 ? [\"a\": 1] : [\"a\": 1, \"b\": 2]).keys.count < 4",
    "(x > 0 ? [\"a\": 1] : [\"a\": 1, \"b\": 2]).values.count < 4",
    "(x > 0 ? [[1]] : [[1, 2]])[0].count < 4", "[[1], [1, 2]].filter { a in x > 0 }.count < 4",
    "sqrt(xs.filter { a in a > 0 }).count < 20", "(xs.filter { a in a > 0 } + 1).count < 20",
    "(2 * xs.filter { a in a > 0 }).count < 20", "enumerated(xs.filter { a in a > 0 }).count < 20",
    "xs.filter { a in a > 0 }.joined([1]).count < 20",
    "[1].joined(xs.filter { a in a > 0 }).count < 20",
    "max(xs.filter { a in a > 0 }) < 100", "max(1, x > 0 ? 2 : 3) < 100",
    "(x > 0 ? p : mixture(weights: [0.5, 0.5], means: [0, 1], sd: 1)).means.count < 4",
    // Ranges.
    "(0...abs(xs[0])).upper < 100", "(xs.argmax...10).lower < 100", "(0...xs.argmax).upper < 100",
    "(x > 0 ? 0...1 : 0...2).upper < 3", "(0...xs.filter { a in a > 0 }.count).upper < 100",
    "let e = estimateMean(p.sample(50, key: \"e\")); (e.lower...e.upper).upper < 100",
    "integral({ y in y }, over: 0...abs(xs[0])) < 100",
    "sup({ y in y }, over: 0...abs(xs[0])) < 100",
    "root({ y in y - 1 }, over: -abs(x)...10) < 100",
    "unnormalized(over: 0...abs(xs[0])) { y in -y }.mean < 100",
    "estimateMean(recorded([0.1, 0.2, 0.3]), within: -abs(x)...1) < 100",
    // Functions and records.
    "(x > 0 ? { y in [1] } : { y in [1, 2] })(0).count < 5",
    "(x > 0 ? { y in \"a\" } : { y in \"b\" })(0) == \"a\"",
    "let e = estimateMean(p.sample(50, key: \"e\")); integral({ y in e < 9 ? y : 2 }, over: 0...1) < 100",
    // Words with intervals of their own, of which something else is drawn.
    """
    ksdTest(p.quantiles(20), p, kernel: gaussian(bandwidth: abs(x)), draws: 20, key: "z").statistic < 1000
    """,
    """
    ksdTest(p.quantiles(20), normal(mean: x, sd: 1), kernel: gaussian(bandwidth: 1), draws: 20, key: "z").pValue < 2
    """,
    """
    ksdPower(normal(mean: x, sd: 1), p, kernel: gaussian(bandwidth: 1), n: 5, draws: 20, replicates: 5, key: "z") < 2
    """,
    """
    ksdPower(p, normal(mean: x, sd: 1), kernel: gaussian(bandwidth: 1), n: 5, draws: 20, replicates: 5, key: "z") < 2
    """,
  ]) func isUndecided(program: String) throws {
    #expect(format(try value(program)) == "undecided", "\(program)")
  }

  // What draws do not decide remains certain.
  @Test(arguments: [
    "xs.count == 5", "xs.map { a in a > 0 ? 1 : 2 }.count == 5",
    "[xs.filter { a in a > 0 }].count == 1",
    "[[1, 2], [3, 4]].transposed.count == 2", "(1 > 0 ? \"a\" : \"b\") == \"a\"",
    "[\"a\": 1, \"b\": 2][1 > 0 ? \"a\" : \"b\"] == 1", "(0...1).upper == 1",
    "(0...0.3).upper == 0.3",
    "normal(mean: x, sd: 1).quantiles(4).count == 4", "zip(xs, xs).count == 5",
  ]) func isCertain(program: String) throws {
    #expect(format(try value(program)) == "true", "\(program)")
  }

  @Test func takesAConditionOnADrawnTruth() throws {
    for program in ["[x > -100].contains(true) ? 1 : 0", "((x > -100) == true) ? 1 : 0"] {
      guard case .number(let number) = try value(program) else {
        Issue.record("\(program)")
        continue
      }
      #expect(number.value == 1 && number.isDrawn && !number.hasInterval)
    }
  }

  @Test(arguments: [
    "[1, 2, 3, 4, 5, 6][0...xs.argmax]", "[1, 2, 3][xs.argmax]", "p.sample(3, key: [\"a\", x])",
    "p.sample(3, key: x > 0 ? \"a\" : \"b\")", "estimateMean(xs, level: abs(x) / 10)",
    "estimateMean(xs, level: 0.9 + (pi - pi) * 1e15)",
    "estimateQuantile(p.sample(99, key: \"q\"), 0.5 + (pi - pi) * 1e15)",
    "ksdTest([1, 2], p, kernel: gaussian(bandwidth: 1), level: abs(x) / 10, key: \"z\")",
    """
    ksdPower(p, p, kernel: gaussian(bandwidth: 1), n: 5, confidence: abs(x) / 10, key: "z")
    """,
    "estimateProportion(0.1 * 30, of: 5)", "remainder(0.1 * 3, 0.1)",
  ]) func refusesByName(program: String) {
    let outcome = run(Self.draws + program)
    #expect(outcome.diagnostics.map(\.identifier) == [.inexactArgument], "\(outcome.messages)")
  }

  @Test func takesALevelThatIsRounded() throws {
    let number = try #require(run("estimateMean(recorded([1, 2, 4]), level: 1 - 0.1)").number)
    #expect(number.intervalPhrase == "90 % interval")
  }

  // Ends carry their errors, and what is computed on the range covers them.
  @Test(arguments: [
    "(0...sqrt(2)).upper * (0...sqrt(2)).upper != 2", "sup({ y in y * y }, over: 0...sqrt(2)) == 2",
    "(0...(0.1 + 0.2)).upper == 0.3", "sup({ y in y * y }, over: -sqrt(2)...0) == 2",
    "integral({ y in y }, over: 0...sqrt(2)) == 1",
    "integral({ y in 1 }, over: -sqrt(2)...sqrt(2)) == sqrt(8)",
  ]) func endsOfRangesKeepTheirErrors(program: String) throws {
    #expect(format(try value(program)) == "undecided", "\(program)")
  }

  @Test func aKeyIsItsDouble() throws {
    let inexact = try #require(run("normal(mean: 0, sd: 1).sample(2, key: [\"g\", 1 / 3])").numbers)
    let exact = try #require(
      run("normal(mean: 0, sd: 1).sample(2, key: [\"g\", (1 / 3).value])").numbers)
    #expect(inexact == exact)
    #expect(inexact.errors.allSatisfy { $0 < 1e-14 })
  }

  @Test func aPowerStaysInItsRange() throws {
    let program = """
      let q = normal(mean: (pi - pi) * 1e15, sd: 1)
      ksdPower(q, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), n: 10, draws: 50, replicates: 20, key: "z")
      """
    let number = try #require(run(program).number)
    #expect(number.lower >= 0 && number.upper <= 1 && number.hasInterval)
    #expect(number.value - number.error >= -1 && number.error <= 1)
    // Of 20 samples the interval of Clopper and Pearson is longest at 10 and shortest at 0: 1 - 0.0005^(1/20).
    #expect(number.upper - number.lower > 0.316)
  }

  @Test func refusesDrawsWithFewKeys() {
    let normal = "normal(mean: 0, sd: 1)"
    for program in [
      "estimateMean(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", remainder(k, 2)])[0] })",
      "estimateMean(integers(1, 40).map { k in pow(\(normal).sample(3, key: [\"a\", remainder(k, 2)]).mean, 2) })",
      "estimateMean(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", remainder(k, 2)])[0] }.map { x in 2 * x + 1 })",
      "estimateMedian(integers(1, 40).flatMap { k in \(normal).sample(2, key: [\"a\", remainder(k, 2)]) })",
      "estimateVariance(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", remainder(k, 2)])[0] })",
      "estimateProportion(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", remainder(k, 2)])[0] > 0 })",
      "estimateProportion(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", remainder(k, 2)])[0] }.map { x in x > 0 })",
    ] {
      #expect(run(program).diagnostics.map(\.identifier) == ["repeated-draws"], "\(program)")
    }
  }

  @Test func takesEqualDrawsOfDifferentKeysAndSharedOnesThatDiffer() {
    let normal = "normal(mean: 0, sd: 1)"
    for program in [
      "estimateProportion(integers(1, 40).map { k in \(normal).sample(1, key: [\"a\", k])[0] > 0 })",
      "estimateMean(integers(1, 40).map { k in \(normal).sample(9, key: [\"a\", k]).filter { x in x > 0 }.count / 9 })",
      """
      let a = integers(1, 40).map { k in \(normal).sample(9, key: ["a", k]).mean }
      let b = integers(1, 40).map { k in \(normal).sample(9, key: ["a", k]).mean * 2 }
      estimateMean(b - a)
      """,
    ] {
      let outcome = run(program)
      #expect(outcome.number?.isEstimated == false, "\(program): \(outcome.messages)")
    }
  }

  // Two comparisons of intervals that miss with 0.007 each.
  @Test func oneRuleForStatementsAndValues() {
    let program = """
      let e = estimateMean(normal(mean: 0, sd: 1).sample(100, key: "a"), level: 0.993)
      e < 2 && e > -2
      """
    #expect(run(program).text == "undecided")
    #expect(run(program.replacing("0.993", with: "0.996")).text == "true")
  }

  @Test func anEndThatIsMetDecides() {
    #expect(run("estimateProportion(60, of: 60) <= 1").text == "true")
    #expect(run("estimateProportion(0, of: 60) >= 0").text == "true")
    #expect(run("estimateProportion(60, of: 60) > 1").text == "false")
    #expect(run("estimateProportion(60, of: 60) == 1").text == "undecided")
    #expect(run("1 - estimateProportion(0, of: 60) <= 1").text == "true")
    #expect(run("estimateProportion(0, of: 60) * 1 >= 0").text == "true")
    #expect(run("(1 - estimateProportion(60, of: 60)) / 2 >= 0").text == "true")
  }
}
