import Testing

@testable import Numerics

@Suite struct PartitionTests {
  private func landmarks(_ values: [(Double, Double)]) throws -> [Landmark] {
    try values.map { try Landmark(location: $0.0, scale: $0.1) }
  }

  @Test func piecesCoverTheRangeWithoutGaps() throws {
    let marks = try landmarks([(-6, 1), (6, 1), (0, 1.0 / 12), (1e6, 1e-8)])
    let panels = Partition.panels(from: -7, to: 2e6, landmarks: marks)
    var reached = -7.0
    for panel in panels {
      expectClose(panel.place(panel.lower).x.value, reached, within: 1e-15)
      #expect(panel.lower < panel.upper)
      reached = panel.place(panel.upper).x.value
    }
    #expect(reached == 2e6)
  }

  @Test func infiniteRangesEndInTails() throws {
    let panels = Partition.panels(
      from: -.infinity, to: .infinity, landmarks: try landmarks([(3, 2)]))
    #expect(panels.first?.stretch == -2)
    #expect(panels.last?.stretch == 2)
    #expect(panels.count == 12)
    #expect(Partition.panels(from: 1, to: .infinity, landmarks: []).count == 1)
    #expect(Partition.panels(from: -.infinity, to: .infinity, landmarks: []).count == 2)
  }

  @Test func leavesOutCutsThatStandTooClose() throws {
    let many = try landmarks(Array(repeating: (1.0, 1.0), count: 1000) + [(1.001, 1)])
    #expect(Partition.panels(from: -.infinity, to: .infinity, landmarks: many).count < 15)
  }

  @Test func resolvesAPeakNarrowerThanTheSpacingOfTheNumbers() throws {
    let panels = Partition.panels(
      from: -.infinity, to: .infinity, landmarks: try landmarks([(1e12, 1e-8)]))
    #expect(panels.contains { $0.base == 1e12 && $0.lower == 0 && $0.upper == 2e-8 })
  }
}
