import Foundation
import Testing

@testable import PageFiles

@Suite struct PageFileTests {
  /// The folder of the files.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/CPageFiles")

  /// Every file of the folder by its bytes.
  private static let files: [[UInt8]: String] = {
    var found: [[UInt8]: String] = [:]
    for part in ["script", "style", "fonts"] {
      let part = folder.appending(path: part)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: part.path)) ?? []
      for name in names {
        if let content = try? Data(contentsOf: part.appending(path: name)) {
          found[Array(content)] = name
        }
      }
    }
    return found
  }()

  @Test func everyFileOfTheFolderIsEmbeddedOnceAndAsItIs() {
    let embedded = PageFile.all.map { Self.files[$0.bytes] ?? "no file of the folder" }
    #expect(embedded.sorted() == Self.files.values.sorted())
    #expect(embedded.count > 20)
  }

  @Test func theHelpersComeFirst() {
    #expect(Self.files[PageFile.script[0].bytes] == "helpers.js")
  }

  @Test func textsAreUTF8() {
    for file in PageFile.script + PageFile.style + PageFile.lastStyle {
      #expect(Array(file.text.utf8) == file.bytes)
      #expect(file.text.hasSuffix("\n"))
    }
  }
}
