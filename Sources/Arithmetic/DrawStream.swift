import Synchronization

/// A stream of random draws: all that one word may draw with one key.
///
/// Its name is its whole identity: two streams are the same exactly where their names are. Names are kept
/// as long as the program runs.
public struct DrawStream: Sendable, Hashable {
  /// Its place among all streams that were named.
  let number: UInt32

  init(number: UInt32) { self.number = number }

  private struct Names {
    var all: [[UInt8]] = []
    var numbers: [[UInt8]: UInt32] = [:]
  }

  private static let names = Mutex(Names())

  /// The stream with a name that was told before, in full; nil where there are more streams than numbers.
  public init?(name: [UInt8]) {
    let found = Self.names.withLock { names -> UInt32? in
      if let known = names.numbers[name] { return known }
      guard let number = UInt32(exactly: names.all.count) else { return nil }
      names.all.append(name)
      names.numbers[name] = number
      return number
    }
    guard let found else { return nil }
    number = found
  }

  /// The stream of a word's draws.
  ///
  /// - Parameters:
  ///   - seed: The seed of the report.
  ///   - chapter: The chapter in which the call is written; empty where there is none.
  ///   - word: The word, with the type that it is a member of.
  ///   - key: The author's key, as it would be written.
  public init?(seed: UInt64, chapter: String, word: String, key: String) {
    let separator: [UInt8] = [0]
    let parts = [Array(String(seed).utf8), Array(chapter.utf8), Array(word.utf8), Array(key.utf8)]
    self.init(name: Array(parts.joined(separator: separator)))
  }

  /// The bytes that tell the stream from others.
  public var name: [UInt8] {
    Self.names.withLock { names in
      let index = Int(truncatingIfNeeded: number)
      return names.all.indices.contains(index) ? names.all[index] : []
    }
  }

  /// The word, the key and the chapter, as messages say them.
  var phrase: String {
    let parts = name.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 4 else { return "the draws that 'recorded' was given" }
    let word = parts[2].split(separator: ".").last.map(String.init) ?? parts[2]
    let place = parts[1].isEmpty ? "" : " in the chapter '\(parts[1])'"
    return "'\(word)'" + (parts[3].isEmpty ? "" : " with the key \(parts[3])") + place
  }
}
