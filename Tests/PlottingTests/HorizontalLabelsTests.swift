import Testing

@testable import Plotting

@Suite struct HorizontalLabelsTests {
  private static let lists: [[String]] = [
    ["a", "b"], ["short run", "medium run", "long run", "never"],
    ["kernel Stein discrepancy", "Fisher divergence", "chi-squared", "total variation"],
    (1...18).map { "category \($0)" }, (1...40).map { "the category with the number \($0)" },
    ["x", String(repeating: "endless", count: 60)], ["one word", "another  one\n\twith breaks"],
    [String(repeating: "word ", count: 100)],
  ]

  @Test(arguments: lists, [110.0, 290, 640])
  func neitherMeetNorLeaveTheirPanel(names: [String], width: Double) {
    let area = Rectangle(left: 8, top: 0, width: width, height: 100)
    let labels = HorizontalLabels(names, below: area)
    let boxes = labels.texts.map(\.box)
    for (index, box) in boxes.enumerated() {
      #expect(box.top >= area.bottom && box.bottom <= area.bottom + labels.height)
      #expect(box.left >= area.left - 8 && box.right <= area.right + 8)
      for other in boxes[..<index] { #expect(!box.overlaps(other)) }
    }
    // What is not written in full is said.
    let written = labels.texts.reduce(into: Set<Substring>()) { words, text in
      words.formUnion(text.text.split(separator: " "))
    }
    for name in names where !labels.omitted.contains(name) {
      let words = name.split(whereSeparator: \.isWhitespace)
      #expect(words.allSatisfy(written.contains), "\(name)")
    }
  }

  @Test func namesAreWrappedWhereTheirWordsFit() {
    let area = Rectangle(left: 0, top: 0, width: 300, height: 100)
    let labels = HorizontalLabels(["short run", "medium run", "long run"], below: area)
    #expect(labels.texts.allSatisfy { !$0.isRotated })
    #expect(labels.texts.map(\.x).first == 50 && labels.omitted.isEmpty)
    let narrow = HorizontalLabels(
      ["short run", "medium run", "long run"],
      below: Rectangle(left: 0, top: 0, width: 180, height: 100))
    #expect(narrow.texts.count == 6 && narrow.texts.allSatisfy { !$0.isRotated })
    #expect(narrow.height > labels.height)
  }

  @Test func namesReadDownwardsWhereTheirWordsDoNotFit() {
    let area = Rectangle(left: 0, top: 0, width: 200, height: 100)
    let labels = HorizontalLabels(
      ["discrepancy", "divergence", "distance", "deviation"], below: area)
    #expect(labels.texts.count == 4 && labels.texts.allSatisfy(\.isRotated))
    #expect(labels.texts.map { ($0.box.left + $0.box.right) / 2 } == [25, 75, 125, 175])
  }

  @Test func everySoManyNamesAreWrittenWhereNotAllHaveRoom() {
    let names = (1...40).map { "category \($0)" }
    let labels = HorizontalLabels(
      names, below: Rectangle(left: 0, top: 0, width: 320, height: 100))
    #expect(labels.texts.count == 20 && labels.omitted.count == 20)
    #expect(labels.texts.first?.text == "category 1" && labels.omitted.first == "category 2")
  }

  @Test func numbersStandAtTheirTicks() {
    let axis = Axis(domain: Domain(from: 0, to: 4), scale: .linear)
    let labels = HorizontalLabels(
      [Tick(value: 1, label: "1"), Tick(value: 2, label: nil)], on: axis,
      below: Rectangle(left: 10, top: 5, width: 400, height: 100))
    #expect(labels.texts == [PlacedText(text: "1", x: 110, y: 126, anchor: .middle)])
  }
}
