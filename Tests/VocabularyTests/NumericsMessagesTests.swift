import Numerics
import Script
import Testing

@testable import Vocabulary

@Suite struct NumericsMessagesTests {
  @Test func boundsAreToldWhereTheyDiffer() {
    func message(_ reached: Double, _ wanted: Double) -> String {
      WordError(.notConverged(reached: reached, wanted: wanted, evaluations: 7)).message
    }
    let start = "the computation stopped after 7 evaluations "
    #expect(message(2e-9, 1e-10) == start + "with an error bound of 2e-9, where 1e-10 was wanted")
    #expect(message(1e-10, 1e-10) == start + "before its error bound was small enough")
  }

  @Test func componentsOfADensityAreCalledSo() {
    let error = WordError(
      .countMismatch(name: "components", count: 1, expected: 2), parameters: ["components": "p"])
    #expect(error.message == "'p' has 1 component where 2 belong")
    let other = WordError(.countMismatch(name: "x", count: 3, expected: 1))
    #expect(other.message == "'x' has 3 elements where 1 belongs")
  }
}
