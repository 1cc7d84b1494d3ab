import Arithmetic
import Testing

@testable import Numerics

@Suite struct SymmetricEigenvaluesTests {
  @Test func theSecondDifferenceHasItsCosines() throws {
    // 2 on the diagonal and -1 beside it: 2 - 2 cos(k pi/(n + 1)).
    let n = 40
    var matrix = Array(repeating: 0.0, count: n * n)
    for i in 0..<n {
      matrix[i * n + i] = 2
      if i > 0 {
        matrix[i * n + i - 1] = -1
        matrix[(i - 1) * n + i] = -1
      }
    }
    let values = try symmetricEigenvalues(matrix, count: n)
    for (k, value) in values.enumerated() {
      let angle = Double(n - k) * .pi / Double(n + 1)
      let expected = 2 - 2 * sine(.pi / 2 - angle)
      #expect(abs(value - expected) < 1e-13, "\(k)")
    }
  }

  @Test func theHilbertMatrixIsResolvedToRounding() throws {
    let n = 12
    let matrix = (0..<(n * n)).map { 1 / Double($0 / n + $0 % n + 1) }
    let values = try symmetricEigenvalues(matrix, count: n)
    expectClose(values[0], 1.795372059561972, within: 1e-13)
    // Its trace, and its smallest eigenvalues are 0 to rounding.
    let trace = (0..<n).reduce(0) { $0 + 1 / Double(2 * $1 + 1) }
    expectClose(values.reduce(0, +), trace, within: 1e-14)
    #expect(abs(values[n - 1]) < 1e-14)
  }

  @Test func smallAndBadMatricesAreHandled() throws {
    #expect(try symmetricEigenvalues([], count: 0) == [])
    #expect(try symmetricEigenvalues([3], count: 1) == [3])
    #expect(
      try symmetricEigenvalues([1, 2, 2, 1], count: 2).map { ($0 * 1e12).rounded() / 1e12 } == [
        3, -1,
      ])
    #expect(try symmetricEigenvalues([0, 0, 0, 0], count: 2) == [0, 0])
    #expect(throws: NumericsError.self) { try symmetricEigenvalues([1, 2], count: 2) }
    #expect(throws: NumericsError.self) { try symmetricEigenvalues([.nan, 0, 0, 1], count: 2) }
  }
}
