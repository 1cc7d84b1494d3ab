import Diagnostics

/// Finds the command that a misspelt one was probably meant to be.
enum TeXCommandSearch {
  /// A known name, with what tells cheaply that it is far from another.
  private struct Candidate {
    let name: String
    let letters: UInt64
    let length: Int
  }

  private static let candidates: [Candidate] = {
    let marks = ["right", "middle", "end", "limits", "nolimits", "hline", "hdashline", "verb"]
    let words = TeXCommand.all.keys.filter { $0.utf8.count > 1 } + marks
    return words.sorted().map(candidate)
  }()

  /// The nearest of all commands and the given macros.
  ///
  /// Most candidates are ruled out by their letters alone: an edit changes the set of letters in two
  /// places at most.
  static func nearest(to name: String, among macros: [String]) -> String? {
    guard name.utf8.count <= 32 else { return nil }
    let wanted = candidate(name)
    var near: [String] = []
    for other in macros.prefix(200).map(candidate) + candidates {
      let limit = max(1, max(wanted.length, other.length) / 3)
      guard abs(wanted.length - other.length) <= limit,
        (wanted.letters ^ other.letters).nonzeroBitCount <= 2 * limit
      else { continue }
      near.append(other.name)
    }
    // Of two names that differ in case alone, the one in the case that was written.
    let likely = near.filter { $0.first?.isUppercase == name.first?.isUppercase }
    return Diagnostics.nearest(to: name, in: likely + near)
  }

  private static func candidate(_ name: String) -> Candidate {
    var letters: UInt64 = 0
    for byte in name.utf8 { letters |= 1 << UInt64((byte | 0x20) & 63) }
    return Candidate(name: name, letters: letters, length: name.utf8.count)
  }
}
