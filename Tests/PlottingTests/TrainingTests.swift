import Testing

@testable import Plotting

@Suite struct TrainingTests {
  private func trained(
    _ values: [Double], scale: ScaleKind = .linear
  ) throws(PlotError) -> Domain {
    try Axis(AxisSettings(scale: scale), given: nil, trainedOn: Extent(values), name: .y).domain
  }

  @Test func dataAreRoundedOutToTicks() throws {
    #expect(try trained([0.013, 0.1994]) == Domain(from: 0, to: 0.2))
    #expect(try trained([-3.2, 17.8]) == Domain(from: -5, to: 20))
    #expect(try trained([0, 10]) == Domain(from: 0, to: 10))
    #expect(try trained([0.3e-5, 4e2], scale: .log) == Domain(from: 1e-6, to: 1000))
  }

  @Test func noDataGiveAUnitDomain() throws {
    #expect(try trained([]) == Domain(from: 0, to: 1))
    #expect(try trained([.nan, .infinity]) == Domain(from: 0, to: 1))
    #expect(try trained([-1, 0], scale: .log) == Domain(from: 1, to: 10))
  }

  @Test(arguments: [0.0, 5, -3, 1e300, -1e300, 1e-300, 1e-280, 1e-12])
  func equalDataStandInsideTheirDomain(value: Double) throws {
    let domain = try trained([value, value])
    #expect(domain.start < domain.end)
    #expect(domain.contains(value))
    #expect(domain.start.isFinite && domain.end.isFinite)
    if value >= leastLogarithmic {
      let log = try trained([value], scale: .log)
      #expect(log.start < log.end && log.contains(value) && log.start > 0)
    }
  }

  /// What underflows has no place on a logarithmic axis, and takes none.
  @Test func anAxisOverExtremesHasTicks() throws {
    let extremes: [Double] = [
      .leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-281, 1e-280, 1.1e-280, 1e-30, 1,
      1e30, 9.9e299, 1e300, 1.1e300,
      1.7e308, .infinity, .nan, 0, -1, -1e300, -.leastNonzeroMagnitude,
    ]
    for scale in [ScaleKind.linear, .log] {
      for a in extremes {
        for b in extremes {
          let axis = try Axis(
            AxisSettings(scale: scale), given: nil, trainedOn: Extent([a, b]), name: .y)
          let domain = axis.domain
          let hasExtent = domain.start.isFinite && domain.end.isFinite && domain.start < domain.end
          #expect(hasExtent, "\(a), \(b): \(domain)")
          #expect(scale == .linear || domain.start > 0, "\(a), \(b): \(domain)")
          for count in [1, 2, 5, 20, 1000] {
            let ticks = axis.ticks(count: count)
            let isFinite = ticks.allSatisfy { $0.value.isFinite }
            #expect(isFinite, "\(a), \(b), \(count)")
            #expect(count < 5 || !ticks.isEmpty, "\(a), \(b), \(count)")
          }
        }
      }
    }
    #expect(try trained([.leastNonzeroMagnitude], scale: .log) == Domain(from: 1, to: 10))
    #expect(try trained([.leastNonzeroMagnitude, 0.5], scale: .log) == trained([0.5], scale: .log))
  }

  @Test(arguments: [
    Domain(from: 1, to: 1), Domain(from: 0, to: .infinity), Domain(from: .nan, to: 1),
    Domain(from: -1.7e308, to: 1.7e308), Domain(from: 1, to: 1.000_000_000_000_000_2),
  ])
  func domainsWithoutExtentAreErrors(domain: Domain) {
    #expect(throws: PlotError.self) {
      try Axis(AxisSettings(), given: domain, trainedOn: Extent(), name: .x)
    }
  }

  @Test func nonpositiveLogarithmicDomainIsAnError() {
    for start: Double in [0, -1, .leastNonzeroMagnitude, 1e-290] {
      #expect(throws: PlotError.nonpositiveLogDomain(axis: .y2, start: start, end: 1)) {
        try Axis(
          AxisSettings(scale: .log), given: Domain(from: start, to: 1), trainedOn: Extent(),
          name: .y2)
      }
    }
  }

  @Test(arguments: [
    (Domain(from: 0, to: 0.4), Domain(from: -20, to: 10)),
    (Domain(from: -1, to: 3), Domain(from: -2, to: 2)),
    (Domain(from: 0, to: 1), Domain(from: -5, to: 0)),
    (Domain(from: 2, to: 3), Domain(from: -7, to: -3)),
    (Domain(from: 0, to: 1), Domain(from: 0, to: 9)),
  ])
  func alignedZerosStandAtOneHeight(left: Domain, right: Domain) {
    let (a, b) = aligningZeros(left, right)
    func zero(_ d: Domain) -> Double { -d.start / (d.end - d.start) }
    #expect(abs(zero(a) - zero(b)) < 1e-12)
    for (new, old) in [(a, left), (b, right)] {
      #expect(new.lower <= old.lower && new.upper >= old.upper)
    }
  }
}
