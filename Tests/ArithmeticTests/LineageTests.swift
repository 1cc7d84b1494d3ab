import Arithmetic
import Testing

/// A number of one of a few lineages.
private func number(_ value: Double, _ name: String) -> Estimate {
  Estimate(value, error: 0.25).of(Lineage(of: name))
}

@Suite struct LineageTests {
  private let a = number(3, "a")
  private let b = number(5, "b")

  @Test func sameOperationsOnTheSameNumbersGiveOneQuantity() {
    #expect(Lineage.ofSum(a, b, 8) == .ofSum(b, a, 8))
    #expect(Lineage.ofProduct(a, b) == .ofProduct(b, a))
    #expect(Lineage.ofQuotient(a, b) == .ofQuotient(-a, b))
    // b - a is the negative of a - b, which moves the other way.
    #expect(Lineage.ofSum(a, -b, -2) == .ofSum(b, -a, 2))
    #expect((-a).lineage == a.lineage)
    #expect(Lineage.of(Lineage(of: "exp"), a) == .of(Lineage(of: "exp"), a))
  }

  @Test func otherOperationsOrNumbersGiveOthers() {
    let lineages = [
      Lineage.ofSum(a, b, 8), .ofSum(a, -b, -2), .ofProduct(a, b), .ofQuotient(a, b),
      .ofQuotient(b, a), .of(Lineage(of: "exp"), a), .of(Lineage(of: "exp"), -a),
      .of(Lineage(of: "cos"), a), .of(Lineage(of: "pow"), a, b), .of(Lineage(of: "pow"), b, a),
      .ofSum(a, Estimate(1), 4), .ofSum(a, Estimate(2), 5), a.lineage, b.lineage,
      Lineage.ofSum(a, b, 8).told(apart: 7),
    ]
    #expect(Set(lineages).count == lineages.count)
    #expect(!lineages.contains(.unknown))
  }

  @Test func pairsOfNumbersHaveLineagesOfTheirOwn() {
    let numbers = ["a", "b", "c", "d", "e", "f"].map { number(2, $0) }
    var sums: Set<Lineage> = []
    var products: Set<Lineage> = []
    for (i, first) in numbers.enumerated() {
      for second in numbers[...i] {
        sums.insert(.ofSum(first, second, 4))
        products.insert(.ofProduct(first, second))
      }
    }
    #expect(sums.count == 21 && products.count == 21 && sums.isDisjoint(with: products))
  }

  // The sign of a difference that is computed as 0 does not tell which of both orders it was.
  @Test func aDifferenceOfNothingIsNotTheOtherOne() {
    let c = number(3, "c")
    #expect(Lineage.ofSum(a, -c, 0) != .ofSum(c, -a, 0))
  }

  @Test func nothingComesFromTheUnknown() {
    let unknown = Estimate(3, error: 1)
    #expect(unknown.lineage == .unknown)
    #expect(Lineage.ofSum(a, unknown, 6) == .unknown && Lineage.ofProduct(unknown, a) == .unknown)
    #expect(Lineage.ofQuotient(a, unknown) == .unknown)
    #expect(Lineage.of(Lineage(of: "pow"), a, unknown) == .unknown)
    #expect(Lineage.unknown.told(apart: 3) == .unknown)
    #expect(Estimate(drawn: 3).of(Lineage(of: "a")).lineage == .unknown)
  }

  @Test func arraysKeepIt() {
    let numbers = Numbers([a, Estimate(7), Estimate(2, error: 1), b])
    #expect(numbers[0].lineage == a.lineage && numbers[3].lineage == b.lineage)
    #expect(numbers[2].lineage == .unknown && numbers[1...3][2].lineage == b.lineage)
    var builder = NumbersBuilder(capacity: 3)
    for number in [Estimate(1), a, -a] { builder.append(number) }
    #expect(builder.numbers[1].lineage == a.lineage && builder.numbers[2].lineage == a.lineage)
    // It is no part of what a number is.
    #expect(Numbers([a]) == Numbers([Estimate(3, error: 0.25)]) && a == Estimate(3, error: 0.25))
    #expect(a.hashValue == Estimate(3, error: 0.25).hashValue)
  }

  @Test func literalsOfOneDoubleAreTold() throws {
    let short = try #require(Estimate(literal: "0.1"))
    let long = try #require(Estimate(literal: "0.10000000000000001110223024625156540423631668"))
    #expect(short.value == long.value && short.lineage != long.lineage)
  }
}
