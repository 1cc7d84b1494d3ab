import Arithmetic
import Testing

/// Draw `index` of a stream of the tests.
private func draw(_ index: Int) -> Estimate {
  Estimate(drawn: 1 + 0.001 * Double(index)).bare(
    from: Ancestor(stream: Array("stream".utf8), index: index))
}

@Suite struct AncestorTests {
  @Test func isTheLeastOfAllThatANumberIsMadeOf() {
    let (a, b) = (draw(1), draw(2))
    let least = min(a.ancestor, b.ancestor)
    #expect(a.ancestor != b.ancestor && a.ancestor != .none)
    let sum: Estimate = a + b
    let product: Estimate = a * b
    let scaled: Estimate = sum / Estimate(2)
    let made: [Estimate] = [
      sum, b - a, product, a / b, Estimate.minimum(a, b), Estimate.power(a, b), -product,
      sum.squareRoot, (a - b).exponential, sum.bare, scaled, Estimate(2) / sum,
    ]
    for number in made {
      #expect(number.ancestor == least)
      #expect(number.lower == -Double.infinity && number.upper == Double.infinity)
    }
    #expect((a + Estimate(3)).ancestor == a.ancestor && (-a).ancestor == a.ancestor)
    #expect(Numbers([a, b]).ancestor == least && Numbers([a, b])[1].ancestor == b.ancestor)
    #expect(Numbers([a, b]).bare[0].ancestor == a.ancestor)
  }

  @Test func isNoneOfWhatHasNoDrawsOrAnInterval() {
    let estimate = Estimate(drawn: 1, in: 0...2, failure: 0.001)
    #expect(estimate.ancestor == .none && Estimate(1).ancestor == .none)
    #expect(Estimate(drawn: 1).ancestor == .none && Numbers([1, 2]).ancestor == .none)
    #expect((draw(1) + estimate).ancestor == draw(1).ancestor)
    #expect(estimate.bare(from: draw(1).ancestor).ancestor == draw(1).ancestor)
  }

  @Test func tellsCommonDraws() {
    let own = (0..<1000).map { draw($0).ancestor }
    #expect(!own.haveCommonDraws && !([Ancestor.none, .none]).haveCommonDraws)
    #expect((own + [own[7]]).haveCommonDraws)
  }

  // Sums of 10 draws with 5 in common share 5 of 15: a third of 3,000 pairs has one ancestor. The
  // standard deviation of the count is 25.8; five of them miss with a probability of 6e-7.
  @Test func isTheSameAsOftenAsDrawsAreShared() {
    let equal = (0..<3000).count { pair in
      func sum(_ places: Range<Int>) -> Ancestor {
        places.map { draw(15 * pair + $0).ancestor }.reduce(.none) { $0.with($1) }
      }
      return sum(0..<10) == sum(5..<15)
    }
    #expect(abs(equal - 1000) < 130)
  }
}
