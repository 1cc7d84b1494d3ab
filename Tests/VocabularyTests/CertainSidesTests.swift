import Script
import Testing
import Vocabulary

/// Kleene's rules beside numbers from draws: what is certain decides, whatever the draws and on whichever side
/// it stands.
@Suite struct CertainSidesTests {
  @Test(arguments: [
    ("z[0] > 0 || true", "true"), ("true || z[0] > 0", "true"), ("z[0] > 0 && false", "false"),
    ("false && z[0] > 0", "false"), ("estimateMean(z) > 0.1 || true", "true"),
    ("estimateMean(z) > 0.1 && false", "false"), ("z[0] > 0 || estimateMean(z) < 9", "true"),
    ("z[0] > 0 && estimateMean(z) > 9", "false"),
    ("z.map { x in x > 0 }.any || true", "true"),
    ("estimateMean(z, level: 0.9) > -9 || true", "true"),
    // A condition on draws guards the next one.
    ("z.filter { x in x > 9 }.count > 0 && z.filter { x in x > 9 }[0] > 1", "undecided"),
  ]) func areAsCertainForAnySeed(_ program: String, _ expected: String) {
    for seed in 0..<10 {
      let outcome = run(
        "let z = normal(mean: 0, sd: 1).sample(60, key: \"a\")\n" + program,
        context: EvaluationContext(seed: UInt64(seed)))
      #expect(outcome.text == expected, "\(program), seed \(seed): \(outcome.messages)")
    }
  }
}
