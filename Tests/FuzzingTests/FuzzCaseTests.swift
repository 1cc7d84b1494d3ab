import Foundation
import Fuzzing
import Testing

@Suite struct FuzzCaseTests {
  @Test func aCaseDependsOnSeedAndIndexAlone() {
    for index in 0..<50 {
      #expect(FuzzCase(seed: 3, index: index) == FuzzCase(seed: 3, index: index))
      #expect(FuzzCase(seed: 3, index: index) != FuzzCase(seed: 4, index: index))
    }
  }
}
