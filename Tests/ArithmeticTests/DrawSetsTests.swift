import TestSupport
import Testing

@testable import Arithmetic

@Suite struct DrawSetsTests {
  private func draws(_ intervals: [DrawInterval]) -> [UInt64] {
    intervals.flatMap { Array($0.first...$0.last) }
  }

  /// An interval of one of two streams, whose words differ by 2^32.
  private func interval(_ generator: inout Generator) -> DrawInterval {
    let base = UInt64.random(in: 0...1, using: &generator) << 32
    let first = base + UInt64.random(in: 0...100, using: &generator)
    return DrawInterval(
      first: first, last: first + UInt64.random(in: 0...20, using: &generator))
  }

  @Test func unionsAndCommonDrawsAreThoseOfSets() {
    var sets = DrawSets()
    var generator = Generator(state: 5)
    for _ in 0..<300 {
      var made: [(name: DrawSets.Name, draws: Set<UInt64>)] = []
      for _ in 0..<2 {
        var name = DrawSets.empty
        var all: Set<UInt64> = []
        for _ in 0...Int.random(in: 0...6, using: &generator) {
          let next = interval(&generator)
          name = sets.union(name, sets.interval(next))
          all.formUnion(next.first...next.last)
        }
        made.append((name, all))
        #expect(draws(sets.intervals(name)) == all.sorted())
        #expect(sets.least(name) == all.min())
      }
      let (a, b) = (made[0], made[1])
      let both = sets.union(a.name, b.name)
      #expect(draws(sets.intervals(both)) == a.draws.union(b.draws).sorted())
      let common = sets.common(a.name, b.name)
      let shared = a.draws.intersection(b.draws)
      #expect(common.map { shared.contains($0) } ?? shared.isEmpty)
    }
  }

  @Test func equalSetsHaveOneName() {
    var sets = DrawSets()
    var generator = Generator(state: 6)
    for _ in 0..<100 {
      let parts = (0..<6).map { _ in interval(&generator) }
      let forwards = parts.reduce(DrawSets.empty) { sets.union($0, sets.interval($1)) }
      let backwards = parts.reversed().reduce(DrawSets.empty) { sets.union(sets.interval($1), $0) }
      #expect(forwards == backwards)
    }
  }

  @Test func neighboursBecomeOneIntervalWithinAStream() {
    var sets = DrawSets()
    let last = UInt64(UInt32.max)
    let a = sets.interval(DrawInterval(first: 3, last: 9))
    let b = sets.interval(DrawInterval(first: 10, last: last))
    let whole = sets.union(b, a)
    #expect(sets.intervals(whole) == [DrawInterval(first: 3, last: last)])
    let next = sets.interval(DrawInterval(first: last + 1, last: last + 4))
    let apart = sets.union(b, next)
    #expect(sets.intervals(apart).count == 2)
  }

  @Test func anythingMayBeInASetThatIsUnknown() {
    var sets = DrawSets()
    let some = sets.interval(DrawInterval(first: 0, last: 5))
    #expect(sets.union(some, DrawSets.unknown) == DrawSets.unknown)
    #expect(sets.union(DrawSets.unknown, some) == DrawSets.unknown)
    #expect(sets.union(DrawSets.empty, some) == some && sets.common(some, DrawSets.empty) == nil)
  }
}
