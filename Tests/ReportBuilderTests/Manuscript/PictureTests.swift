import Testing

@testable import ReportBuilder

@Suite struct PictureTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 1, 2, 0, 0, 0, 3]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [2, 1, 3, 0]
  private static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC4, 0, 2, 0xFF, 0xC2, 0, 9, 8, 0, 3, 1, 2, 1, 0,
  ]
  private static let webp: [UInt8] = Array("RIFF....WEBP".utf8)
  private static let lossy: [UInt8] =
    webp + Array("VP8 ....".utf8) + [0, 0, 0, 0x9D, 1, 0x2A, 2, 0x41, 3, 0x80]
  private static let lossless: [UInt8] =
    webp + Array("VP8L....".utf8) + [0x2F, 0x01, 0xC1, 0x00, 0x00]
  private static let extended: [UInt8] =
    webp + Array("VP8X....".utf8) + [0, 0, 0, 0, 1, 1, 0, 2, 0, 0]

  @Test(arguments: [png, gif, jpeg, lossy, extended, lossless])
  func knowsItsSize(_ bytes: [UInt8]) throws {
    let picture = try #require(Picture(bytes))
    #expect(picture.size == Picture.Size(width: 258, height: bytes == Self.lossless ? 4 : 3))
  }

  @Test(arguments: [png, gif, jpeg, lossy, lossless, extended])
  func livesWithACutHead(_ bytes: [UInt8]) {
    for count in 0..<bytes.count {
      let size = Picture(Array(bytes[..<count]))?.size
      #expect(size == nil || size?.width == 258)
    }
  }

  @Test func leavesATurnedPictureToTheBrowser() throws {
    let turned: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 8] + Array("Exif\0\0".utf8) + Self.jpeg[2...]
    #expect(try #require(Picture(turned)).size == nil)
  }

  @Test func isOneUnderAllItsNames() {
    var table = PictureTable()
    let added = [
      table.add(Self.png, as: "a.png"), table.add(Self.gif, as: "b.gif"),
      table.add(Self.png, as: "./a.png"), table.add([1, 2], as: "c.png"),
    ]
    #expect(added == [true, true, true, false])
    #expect(table.pictures.count == 2)
    #expect(table["a.png"] == 0)
    #expect(table["./a.png"] == 0)
    #expect(table["c.png"] == nil)
  }
}
