import Foundation

/// Why a file has no content for us.
struct UnreadableFile: Error, Hashable {
  /// What is wrong with it, as the end of a sentence.
  let reason: String
}

/// Reading of files that may be anything: a folder, a pipe, a device, a link that leads round.
enum RegularFile {
  /// The bytes of the file at `place`, which may be a link to it.
  ///
  /// - Throws: ``UnreadableFile`` for a file that is missing, closed to us or too large, and for all
  ///   that is no regular file: a pipe could keep its reader waiting for ever.
  static func read(_ place: URL, atMost limit: Int = .max) throws(UnreadableFile) -> [UInt8] {
    let place = place.resolvingSymlinksInPath()
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: place.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw UnreadableFile(reason: "it is no regular file")
      }
      guard (attributes[.size] as? Int ?? 0) <= limit else {
        throw UnreadableFile(reason: "it is larger than \(limit >> 20) MB")
      }
      return Array(try Data(contentsOf: place))
    } catch let error as UnreadableFile {
      throw error
    } catch {
      throw UnreadableFile(reason: error.localizedDescription)
    }
  }
}
