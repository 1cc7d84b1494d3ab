import Foundation
import TestSupport
import Testing

@testable import ReportBuilder

@Suite final class PackTests {
  private let place = FileManager.default.temporaryDirectory
    .appendingPathComponent("pack-\(UUID().uuidString)", isDirectory: true)
  private let results: [Fingerprint: [UInt8]] = [
    Fingerprint(of: [1]): Array("the first".utf8), Fingerprint(of: [2]): [],
    Fingerprint(of: [3]): [UInt8](repeating: 7, count: 100),
  ]

  deinit { try? FileManager.default.removeItem(at: place) }

  private func folder() throws -> OpenFolder { try OpenFolder(place, isMade: true) }

  /// What a pack is that has these bytes; nil for none.
  private func pack(_ bytes: [UInt8]) throws -> Pack? {
    let folder = try folder()
    try Data(bytes).write(to: place.appendingPathComponent("a"))
    return Pack("a", in: folder)
  }

  private func contents(_ pack: Pack) -> [Fingerprint: [UInt8]] {
    var contents: [Fingerprint: [UInt8]] = [:]
    for case (let key, .content(let content)) in pack.entries { contents[key] = content }
    return contents
  }

  private func bytes(_ results: [Fingerprint: [UInt8]]) -> [UInt8] {
    Array(Pack.pieces(results).pieces.joined())
  }

  @Test func holdsWhatWasWritten() throws {
    let pack = try #require(try pack(bytes(results)))
    #expect(pack.count == 3)
    #expect(contents(pack) == results)
    for (key, content) in results {
      guard case .content(content) = pack.content(for: key) else {
        Issue.record("\(content) is missing")
        continue
      }
    }
    guard case .nothing = pack.content(for: Fingerprint(of: [4])) else {
      Issue.record("found what is not there")
      return
    }
  }

  @Test func isTheSameForTheSameResults() {
    #expect(Pack.pieces(results).name == Pack.pieces(results).name)
    #expect(Pack.isName(Pack.pieces(results).name))
    #expect(Pack.pieces([:]).name != Pack.pieces(results).name)
    for name in ["", ".pack", "plan", "a.pack", String(repeating: "g", count: 32) + ".pack"] {
      #expect(!Pack.isName(name))
    }
  }

  @Test func writesLargeContentsWithoutGatheringThem() throws {
    var draws = Generator(state: 5)
    var large: [Fingerprint: [UInt8]] = [:]
    for index in 0..<40 {
      let size = [0, 10, 70_000, 1 << 16, 60_000][index % 5]
      large[Fingerprint(of: [UInt8(index)])] = (0..<size).map { _ in
        UInt8(truncatingIfNeeded: draws.next())
      }
    }
    #expect(contents(try #require(try pack(bytes(large)))) == large)
  }

  @Test func givesNothingFalseWhateverByteIsDamaged() throws {
    let whole = bytes(results)
    var draws = Generator(state: 3)
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= UInt8(1 + draws.next() % 255)
      // What is found still is what was written, and something is missing.
      let found = try pack(damaged).map(contents) ?? [:]
      #expect(found.count < results.count, "byte \(index)")
      #expect(found.allSatisfy { results[$0.key] == $0.value }, "byte \(index)")
    }
  }

  @Test func isNoneWhereItIsCutOrGoesOn() throws {
    let whole = bytes(results)
    for count in whole.indices {
      #expect(try pack(Array(whole.prefix(count))) == nil, "cut after \(count) bytes")
    }
    #expect(try pack(whole + [0]) == nil)
    #expect(try pack(Array("REPORT03".utf8) + [UInt8](repeating: 0xFF, count: 400)) == nil)
  }

  @Test func bindsAContentToItsKey() throws {
    // The keys of two rows are exchanged, and the head is made to fit.
    let (first, second) = (Fingerprint(of: [1]), Fingerprint(of: [3]))
    let whole = bytes([first: [1, 2, 3], second: [4, 5, 6]])
    var table = Array(whole[48..<48 + 160])
    let rows = (Array(table[..<80]), Array(table[80...]))
    table = Array(rows.0[..<32]) + rows.1[32...] + Array(rows.1[..<32]) + rows.0[32...]
    let count = Array(whole[8..<16])
    let forged =
      Array(whole[..<16]) + Fingerprint(of: count + table).bytes + table + whole[(48 + 160)...]
    let pack = try pack(forged)
    #expect(pack.map(contents) ?? [:] == [:])
    // The same by the same means without the exchange is one.
    table = rows.0 + rows.1
    let same =
      Array(whole[..<16]) + Fingerprint(of: count + table).bytes + table + whole[(48 + 160)...]
    #expect(try self.pack(same)?.count == 2)
  }
}
