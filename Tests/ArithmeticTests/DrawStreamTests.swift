import Testing

@testable import Arithmetic

@Suite struct DrawStreamTests {
  private func stream(
    _ seed: UInt64 = 1, _ chapter: String = "noise", _ word: String = "density.sample",
    _ key: String = "\"a\""
  ) throws -> DrawStream {
    try #require(DrawStream(seed: seed, chapter: chapter, word: word, key: key))
  }

  @Test func isKnownByItsWholeName() throws {
    let all = [
      try stream(), try stream(2), try stream(1, "nois"), try stream(1, "noise", "langevin"),
      try stream(1, "noise", "density.sample", "\"b\""), try stream(1, "", "noise"),
      try stream(1, "noise", ""), try stream(11, "noise"),
    ]
    #expect(Set(all).count == all.count && Set(all.map(\.name)).count == all.count)
    #expect(try stream() == all[0])
    #expect(DrawStream(name: all[3].name) == all[3])
  }

  @Test func messagesNameTheWordTheKeyAndTheChapter() throws {
    #expect(try stream().phrase == "'sample' with the key \"a\" in the chapter 'noise'")
    #expect(try stream(1, "", "langevin", "").phrase == "'langevin'")
    let given = try #require(DrawStream(name: [1, 2, 3]))
    #expect(given.phrase == "the draws that 'recorded' was given")
  }
}
