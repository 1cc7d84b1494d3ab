import Foundation
import Testing

@testable import ReportBuilder

@Suite struct BuildStampTests {
  private let page = Array("<!doctype html>\n<html lang=\"en\"><head></head></html>\n".utf8)
  private let data = Array("{\n  \"claims\" : {\n\n  }\n}\n".utf8)

  private func whole(_ pieces: [ArraySlice<UInt8>]) -> [UInt8] { Array(pieces.joined()) }

  @Test func standsInBothFilesAndDependsOnBoth() throws {
    let stamp = BuildStamp(page: page, data: data)
    #expect(stamp.digits.count == 64)
    #expect(BuildStamp.read(whole(stamp.stamped(page: page))) == stamp.digits)
    #expect(BuildStamp.read(whole(stamp.stamped(data: data))) == stamp.digits)
    #expect(BuildStamp(page: page, data: data) == stamp)
    #expect(BuildStamp(page: page + [10], data: data) != stamp)
    #expect(BuildStamp(page: page, data: data + [10]) != stamp)
    #expect(BuildStamp(page: data, data: page) != stamp)
  }

  @Test func leavesTheFilesWhatTheyAre() throws {
    let stamp = BuildStamp(page: page, data: data)
    let stamped = String(decoding: whole(stamp.stamped(page: page)), as: UTF8.self)
    #expect(
      stamped == "<!doctype html>\n<html data-build=\"\(stamp.digits)\" lang=\"en\">"
        + "<head></head></html>\n")
    let json = try JSONSerialization.jsonObject(with: Data(whole(stamp.stamped(data: data))))
    let object = try #require(json as? [String: Any])
    #expect(object["build"] as? String == stamp.digits)
    #expect(object.keys.sorted() == ["build", "claims"])
  }

  @Test func isTakenOutAgain() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("build-stamp-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = try OpenFolder(place, isMade: true)
    func unstamped(_ bytes: some Sequence<UInt8>) throws -> (
      stamp: BuildStamp, content: Fingerprint
    )? {
      try Data(bytes).write(to: place.appendingPathComponent("a"))
      return BuildStamp.unstamped(try #require(OpenFile("a", in: folder)))
    }
    // Longer than what is read at a time.
    let page = page + [UInt8](repeating: 0x20, count: 600_000)
    let stamp = BuildStamp(page: page, data: data)
    for (file, pieces) in [(page, stamp.stamped(page: page)), (data, stamp.stamped(data: data))] {
      let stamped = whole(pieces)
      let found = try #require(try unstamped(stamped))
      #expect(found.stamp == stamp && found.content == Fingerprint(of: file))
      #expect(try unstamped(file) == nil)
      for count in 0..<90 {
        #expect(try unstamped(stamped.prefix(count))?.content != Fingerprint(of: file))
      }
    }
  }

  @Test(arguments: ["", "<html>", " data-build=\"", " data-build=\"0123", "\"build\" : \"xyz\""])
  func findsNoneWhereThereIsNone(_ text: String) {
    #expect(BuildStamp.read(Array(text.utf8)) == nil)
    #expect(BuildStamp.read(page) == nil)
    #expect(BuildStamp.read(data) == nil)
  }
}
