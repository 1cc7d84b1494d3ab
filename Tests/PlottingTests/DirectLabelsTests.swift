import Testing

@testable import Plotting

@Suite struct DirectLabelsTests {
  @Test func labelsWithRoomStay() {
    #expect(spreadApart([10, 50, 90], distance: 17, from: 0, to: 100) == [10, 50, 90])
  }

  @Test func crowdedLabelsAreCenteredOnWhatTheyWant() {
    #expect(spreadApart([50, 50, 50], distance: 10, from: 0, to: 100) == [40, 50, 60])
  }

  @Test(arguments: [
    [0.0, 1, 2, 99, 100], [100, 100, 0, 0, 0], [52, 3, 3, 90, 4], [-50, 200, 7],
  ])
  func labelsKeepTheirDistanceOrderAndBounds(wanted: [Double]) throws {
    let placed = try #require(spreadApart(wanted, distance: 12, from: 0, to: 100))
    let sorted = placed.sorted()
    #expect(sorted[0] >= 0 && sorted[sorted.count - 1] <= 100)
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 12 - 1e-9 })
    for i in wanted.indices {
      for j in wanted.indices where wanted[i] < wanted[j] { #expect(placed[i] < placed[j]) }
    }
  }

  @Test func tooManyLabelsHaveNoPlace() {
    #expect(spreadApart([1, 2, 3], distance: 60, from: 0, to: 100) == nil)
  }
}
