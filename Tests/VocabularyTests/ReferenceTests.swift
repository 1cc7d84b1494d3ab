import Script
import Testing
import Vocabulary

/// A word or member with its owner.
struct Documented: CustomTestStringConvertible, Sendable {
  let name: String
  let word: Word

  var testDescription: String { name }

  /// All that this module and the language define.
  static let all: [Documented] =
    vocabulary.words.map { Documented(name: $0.name, word: $0) }
    + vocabulary.types.flatMap { type in
      type.members.map { Documented(name: "\(type.name).\($0.name)", word: $0) }
    }

  /// Those that are not of the language itself.
  static let own: [Documented] = {
    let basic = Set(
      WordTable.basic.words.map(\.name)
        + WordTable.basic.types.flatMap { type in type.members.map { "\(type.name).\($0.name)" } })
    return all.filter { !basic.contains($0.name) }
  }()
}

@Suite struct ReferenceTests {
  @Test(arguments: Documented.own)
  func printsWhatItsExamplesSay(_ documented: Documented) {
    for example in documented.word.examples {
      let outcome = run(example.program)
      #expect(outcome.messages == [], "\(example.program)")
      #expect(outcome.text == example.result, "\(example.program)")
    }
  }

  @Test(arguments: Documented.own)
  func hasSummaryExampleAndDocumentedParameters(_ documented: Documented) {
    let word = documented.word
    #expect(word.summary.hasSuffix("."))
    #expect(!word.category.isEmpty)
    #expect(!word.examples.isEmpty)
    for parameter in word.parameters {
      #expect(parameter.documentation.hasSuffix("."), "\(parameter.name)")
      let name = parameter.label ?? parameter.name
      #expect(name.first?.isLowercase ?? false, "\(name)")
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }, "\(name)")
    }
  }

  @Test func definesNoNameTwice() {
    let names = Documented.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func describesAWord() throws {
    let page = try #require(describe(word: "mixture"))
    #expect(page.hasPrefix("mixture(weights:means:sd:)\n"))
    #expect(page.contains("\n  sd: a number or an array of numbers, positive\n"))
    #expect(page.contains("\n  = -1\n"))
    #expect(page.contains("\nSee also\n  normal, "))
  }

  @Test func describesMembersByShortAndLongName() throws {
    let long = try #require(describe(word: "density.pdf"))
    #expect(describe(word: "pdf") == long)
    #expect(try #require(describe(word: "density")).contains(".quantiles(_:)"))
    #expect(describe(word: "no such word") == nil)
  }

  @Test func keepsToEightyColumns() {
    for name in vocabulary.wordNames {
      let page = describe(word: name) ?? ""
      #expect(!page.isEmpty, "\(name)")
      let programs = Set(
        Documented.all.flatMap { $0.word.examples }.flatMap {
          $0.program.split(separator: "\n").map { "  \($0)" } + ["  = \($0.result)"]
        })
      for line in page.split(separator: "\n") where !programs.contains(String(line)) {
        #expect(line.count <= 80, "\(line)")
      }
    }
    for line in overview().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func listsEveryWordInTheOverview() {
    let text = overview()
    for word in vocabulary.words { #expect(text.contains("\n  \(word.signature.prefix(60))")) }
  }

  @Test func givesEntriesForPrograms() throws {
    let entry = try #require(wordEntries().first { $0.name == "density.sample" })
    #expect(entry.isRandom)
    #expect(entry.signature == "density.sample(_:key:)")
    #expect(entry.parameters.map(\.label) == [nil, "key"])
    let line = try #require(wordEntries().first { $0.name == "line" })
    let axis = try #require(line.parameters.first { $0.name == "axis" })
    #expect(axis.defaultValue == ".left")
    #expect(axis.type == ".left or .right")
  }
}
