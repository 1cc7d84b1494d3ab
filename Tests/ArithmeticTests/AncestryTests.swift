import TestSupport
import Testing

@testable import Arithmetic

private func stream(_ name: String) -> DrawStream? {
  DrawStream(seed: 0, chapter: "tests", word: "sample", key: "\"\(name)\"")
}

private func draw(_ index: Int, of name: String = "stream") -> Estimate {
  Estimate(drawn: 1 + 0.001 * Double(index)).bare(from: Ancestry(stream(name), index: index))
}

@Suite struct AncestryTests {
  @Test func isThatOfAllThatANumberIsMadeOf() {
    let (a, b) = (draw(1), draw(2))
    let both = a.ancestry.with(b.ancestry)
    #expect(a.ancestry != b.ancestry && a.ancestry != .none && both != a.ancestry)
    let sum: Estimate = a + b
    let product: Estimate = a * b
    let scaled: Estimate = sum / Estimate(2)
    let made: [Estimate] = [
      sum, b - a, product, a / b, Estimate.minimum(a, b), Estimate.power(a, b), -product,
      sum.squareRoot, (a - b).exponential, sum.bare, scaled, Estimate(2) / sum,
    ]
    for number in made {
      #expect(number.ancestry == both)
      #expect(number.lower == -Double.infinity && number.upper == Double.infinity)
    }
    #expect((a + Estimate(3)).ancestry == a.ancestry && (-a).ancestry == a.ancestry)
    #expect(Numbers([a, b]).ancestry == both && Numbers([a, b])[1].ancestry == b.ancestry)
    #expect(Numbers([a, b]).bare[0].ancestry == a.ancestry)
    #expect(Numbers([a, b]).withoutAncestry[0].ancestry == .none)
  }

  @Test func staysBesideAnInterval() {
    let estimate = Estimate(drawn: 1, error: 0.25, in: 0...2, failure: 0.001)
    #expect(estimate.ancestry == .none && Estimate(1).ancestry == .none)
    #expect(Estimate(drawn: 1).ancestry == .none && Numbers([1, 2]).ancestry == .none)
    let made = estimate.made(from: draw(1).ancestry.with(draw(7, of: "other").ancestry))
    #expect(made.hasInterval && made.error >= 0.25 && made.error < 0.2501)
    let parts = (made + Estimate(1)).ancestry.parts ?? []
    #expect(parts.map(\.first) == [7, 1] && parts.map(\.last) == [7, 1])
    #expect((draw(1) + estimate).ancestry == draw(1).ancestry)
    #expect(estimate.bare(from: draw(1).ancestry).ancestry == draw(1).ancestry)
  }

  /// Against sets of pairs, over thousands of sets of a few streams of which parts touch and overlap.
  @Test func isAsExactAsASet() {
    var random = Generator(state: 7)
    let streams = (0..<5).map { "exact \($0)" }
    var known: [(ancestry: Ancestry, draws: Set<[Int]>)] = [(.none, [])]
    for _ in 0..<3000 {
      if Int.random(in: 0..<4, using: &random) == 0 {
        let stream = Int.random(in: 0..<5, using: &random)
        let index = Int.random(in: 0..<70, using: &random)
        known.append((draw(index, of: streams[stream]).ancestry, [[stream, index]]))
        continue
      }
      let (a, b) = (known.randomElement(using: &random), known.randomElement(using: &random))
      guard let a, let b else { continue }
      let both = a.ancestry.with(b.ancestry)
      let draws = a.draws.union(b.draws)
      known.append((both, draws))
      var found: [[Int]] = []
      for part in both.parts ?? [] {
        let place = streams.firstIndex { stream($0) == part.stream } ?? -1
        for index in part.first...part.last { found.append([place, Int(index)]) }
      }
      #expect(found.count == draws.count && Set(found) == draws)
      #expect(Ancestry(both.parts ?? []).parts == both.parts)
      let pairs = zip(both.parts ?? [], both.parts?.dropFirst() ?? [])
      #expect(pairs.allSatisfy { $0.stream != $1.stream || $0.last + 1 < $1.first })
      let isDisjoint = a.draws.isDisjoint(with: b.draws)
      guard a.ancestry != .none, b.ancestry != .none else { continue }
      switch [a.ancestry, b.ancestry].commonDraws {
      case .none: #expect(isDisjoint)
      case .unknown: Issue.record("all is known")
      case .draw(let shared):
        let part = shared.parts?.first
        let place = streams.firstIndex { stream($0) == part?.stream } ?? -1
        #expect(a.draws.intersection(b.draws).contains([place, Int(part?.first ?? 0)]))
      }
    }
  }

  /// Intervals are kept in few bits where they fit; those around the last that fits have their draws like others.
  @Test func keepsIntervalsOfEveryLength() throws {
    let own = try #require(stream("long"))
    let lasts: [UInt32] = [0x3_FFFF, 0x4_0000, 0x4_0001, 0x4000_0000]
    for last in lasts {
      for first: UInt32 in [0, 7, last - 1] {
        let ancestry = Ancestry(interval: DrawInterval(own, first, last))
        #expect(ancestry.parts == [Ancestry.Part(own, first, last)])
      }
    }
  }

  @Test func tellsCommonDrawsOfMany() {
    let own = (0..<1000).map { draw($0).ancestry }
    #expect(own.commonDraws == .none && own.reversed().commonDraws == .none)
    #expect((own + [own[7]]).commonDraws == .draw(own[7]))
    #expect([Ancestry.none, own[0]].commonDraws == .unknown)
    #expect([own[3], .unknown].commonDraws == .unknown && [Ancestry.unknown].commonDraws == .none)
    #expect(own.joined.parts == stream("stream").map { [Ancestry.Part($0, 0, 999)] })
    #expect(own.joined.with(.unknown).isUnknown && own.joined.parts?.count == 1)
  }

  /// A hundred thousand replicates of ten draws from two streams each, and then one draw of two of them.
  @Test func tellsCommonDrawsOfReplicates() {
    let replicates = (0..<100_000).map { run in
      let (first, second) = (stream("first \(run)"), stream("second \(run)"))
      return (0..<10).map { Ancestry($0 < 5 ? first : second, index: $0) }.joined
    }
    #expect(replicates.commonDraws == .none)
    let touching = replicates[70_000].with(draw(7, of: "second 3").ancestry)
    #expect(
      (replicates + [draw(7, of: "second 5").ancestry]).commonDraws
        == .draw(draw(7, of: "second 5").ancestry))
    var all = replicates
    all[70_000] = touching
    #expect(all.commonDraws == .draw(draw(7, of: "second 3").ancestry))
    #expect(all.joined.parts?.count == 200_000)
  }

  @Test func isExactUpToAMillionBlocks() {
    // Every other draw is a block of its own.
    let odd = stream("odd")
    let some = stride(from: 0, to: 1 << 21, by: 2).map { Ancestry(odd, index: $0) }
    #expect(some.joined.parts?.count == 1 << 20)
    #expect((some + [Ancestry(odd, index: 1 << 22)]).joined.isUnknown)
    #expect(Ancestry(odd, index: Int.max).isUnknown)
    let far = Ancestry(odd, index: 3_000_000_000)
    #expect(far.parts?.first?.first == 3_000_000_000 && far.with(some[0]).parts?.count == 2)
  }

  @Test func namesTheDrawThatIsShared() {
    let number = draw(1).made(from: draw(2).ancestry)
    let shared = number.rooted(in: number.ancestry.sharing(draw(2).ancestry)).estimated(.dependent)
    #expect(
      shared.doubt?.hasPrefix(
        "an estimate took numbers that share draw 2 of 'sample' with the key \"stream\" in the chapter 'tests', "
          + "which are not independent") == true, "\(shared.doubt ?? "")")
    #expect((shared + draw(9)).doubt == shared.doubt)
  }
}
