import Numerics
import Testing

@Suite struct EstimateTests {
  @Test func rejectsPartsThatAreNotFinite() throws {
    #expect(throws: NumericsError.self) { try Estimate(value: .nan, errorBound: 0) }
    #expect(throws: NumericsError.self) { try Estimate(value: .infinity, errorBound: 0) }
    #expect(throws: NumericsError.self) { try Estimate(value: 1, errorBound: .infinity) }
    #expect(throws: NumericsError.self) { try Estimate(value: 1, errorBound: -1) }
    #expect(try Estimate(value: 1, errorBound: 0.5).errorBound == 0.5)
  }
}
