import Foundation
import Testing

@testable import ReportBuilder

@Suite struct BuildStampTests {
  private let page = Array("<!doctype html>\n<html lang=\"en\"><head></head></html>\n".utf8)
  private let data = Array("{\n  \"claims\" : {\n\n  }\n}\n".utf8)

  @Test func standsInBothFilesAndDependsOnBoth() throws {
    let stamp = BuildStamp(page: page, data: data)
    #expect(stamp.digits.count == 64)
    #expect(BuildStamp.read(stamp.stamped(page: page)) == stamp.digits)
    #expect(BuildStamp.read(stamp.stamped(data: data)) == stamp.digits)
    #expect(BuildStamp(page: page, data: data) == stamp)
    #expect(BuildStamp(page: page + [10], data: data) != stamp)
    #expect(BuildStamp(page: page, data: data + [10]) != stamp)
    #expect(BuildStamp(page: data, data: page) != stamp)
  }

  @Test func leavesTheFilesWhatTheyAre() throws {
    let stamp = BuildStamp(page: page, data: data)
    let stamped = String(decoding: stamp.stamped(page: page), as: UTF8.self)
    #expect(
      stamped == "<!doctype html>\n<html data-build=\"\(stamp.digits)\" lang=\"en\">"
        + "<head></head></html>\n")
    let json = try JSONSerialization.jsonObject(with: Data(stamp.stamped(data: data)))
    let object = try #require(json as? [String: Any])
    #expect(object["build"] as? String == stamp.digits)
    #expect(object.keys.sorted() == ["build", "claims"])
  }

  @Test func isTakenOutAgain() throws {
    let stamp = BuildStamp(page: page, data: data)
    for (file, stamped) in [(page, stamp.stamped(page: page)), (data, stamp.stamped(data: data))] {
      let found = try #require(BuildStamp.unstamped(stamped))
      #expect(found.stamp == stamp && found.content == file)
      #expect(BuildStamp.unstamped(file) == nil)
      for count in 0..<90 {
        #expect(BuildStamp.unstamped(Array(stamped.prefix(count)))?.content != file)
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
