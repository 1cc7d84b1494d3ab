import Arithmetic
import Testing

@Test(arguments: [
  (1.0, 0.0, 2.0, 0.0, Truth.yes), (2, 0, 1, 0, .no), (1, 0, 1, 0, .no),
  (1, 0.1, 2, 0.1, .yes), (2, 0.1, 1, 0.1, .no), (1, 0.6, 2, 0.6, .undecided),
  (1, 0.5, 2, 0.5, .undecided),
])
func decidesLessOnlyWhenTheIntervalsDo(
  a: Double, ea: Double, b: Double, eb: Double, truth: Truth
) {
  #expect(ComparisonOperator.less.truth(Estimate(a, error: ea), Estimate(b, error: eb)) == truth)
}

@Test func decidesEqualityOfUncertainNumbersOnlyNegatively() {
  let a = Estimate(1, error: 0.1)
  #expect(ComparisonOperator.equal.truth(a, a) == .undecided)
  #expect(ComparisonOperator.notEqual.truth(a, a) == .undecided)
  #expect(ComparisonOperator.equal.truth(a, Estimate(2)) == .no)
  #expect(ComparisonOperator.notEqual.truth(a, Estimate(2)) == .yes)
  #expect(ComparisonOperator.equal.truth(Estimate(1), Estimate(1)) == .yes)
}

/// An end that meets the other side decides where equality does not matter.
@Test func decidesWhereEndsMeet() {
  let share = Estimate(drawn: 0.75, in: 0.5...1, failure: 0.001)
  #expect(ComparisonOperator.lessOrEqual.truth(share, Estimate(1)) == .yes)
  #expect(ComparisonOperator.greater.truth(share, Estimate(1)) == .no)
  #expect(ComparisonOperator.less.truth(share, Estimate(1)) == .undecided)
  #expect(ComparisonOperator.greaterOrEqual.truth(share, Estimate(1)) == .undecided)
  #expect(ComparisonOperator.greaterOrEqual.truth(share, Estimate(0.5)) == .yes)
  #expect(ComparisonOperator.less.truth(share, Estimate(0.5)) == .no)
  #expect(ComparisonOperator.lessOrEqual.truth(Estimate(drawn: 0), Estimate(1)) == .undecided)
  #expect(ComparisonOperator.greater.truth(Estimate(drawn: 0), Estimate(1)) == .undecided)
}
