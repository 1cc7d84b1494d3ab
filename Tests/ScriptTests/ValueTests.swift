import Arithmetic
import Testing

@testable import Script

@Suite struct ValueTests {
  @Test func listsFollowOneAnother() {
    let one = Value.numbers([1, 2])
    let two = Value.numbers([3])
    let joined = Value.list(concatenating: [one, .array([]), two])
    #expect(joined.count == 3)
    guard case .numbers(let numbers) = joined else {
      Issue.record("numbers side by side are \(joined.phrase)")
      return
    }
    #expect(numbers.values == [1, 2, 3])
    // With nothing in them they are the empty array, whatever they were.
    guard case .array(let elements) = Value.list(concatenating: [.array([]), .array([])]) else {
      Issue.record("no numbers are numbers")
      return
    }
    #expect(elements.isEmpty)
    let texts = Value.list(concatenating: [one, .array([.text("a")])])
    #expect(texts.count == 3 && texts.elements?.count == 3)
  }

  /// What draws have chosen twice was chosen by the draws of both.
  @Test func choicesAddUp() throws {
    let draws = (0..<2).map {
      Ancestry(DrawStream(seed: 0, chapter: "tests", word: "sample", key: "\"k\""), index: $0)
    }
    let once = Value.text("a").chosenByDraws(from: draws[0])
    guard case .chosen(_, let twice) = once.chosenByDraws(from: draws[1]),
      case .chosen(_, let same) = once.chosenByDraws()
    else {
      Issue.record("what draws have chosen is no longer chosen")
      return
    }
    #expect(twice == draws[0].with(draws[1]) && same == draws[0])
    let number = Estimate(drawn: 1).bare(from: draws[0])
    for (choosers, all) in [(draws[1], draws[0].with(draws[1])), (.none, draws[0])] {
      let chosen = Value.numbers(Numbers([number, number])).chosenByDraws(from: choosers)
      guard case .chosen(.numbers(let numbers), _) = chosen else {
        Issue.record("\(chosen.phrase) is not what draws have chosen")
        continue
      }
      #expect(numbers.array.map(\.ancestry) == [all, all])
    }
  }
}
