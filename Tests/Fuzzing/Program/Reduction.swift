import Foundation
import Fuzzing

/// Makes a failing case smaller, as long as it fails in the same way.
struct Reduction {
  let ending: Ending
  let folder: URL
  /// How many more tries; a case that takes too long is tried less often.
  private var tries: Int

  init(ending: Ending, folder: URL) {
    self.ending = ending
    self.folder = folder
    tries = ending == .failed ? 400 : 12
  }

  /// The smallest case found.
  mutating func reduced(_ failing: FuzzCase) throws -> FuzzCase {
    guard try fails(failing) else { return failing }
    var best = failing
    for index in best.files.indices.reversed() where best.files.count > 1 {
      var smaller = best
      smaller.files.remove(at: index)
      if try fails(smaller) { best = smaller }
    }
    for index in best.files.indices {
      var size = max(1, best.files[index].bytes.count / 2)
      while size >= 1, tries > 0 {
        var start = 0
        while start < best.files[index].bytes.count, tries > 0 {
          var smaller = best
          let end = min(start + size, smaller.files[index].bytes.count)
          smaller.files[index].bytes.removeSubrange(start..<end)
          if try fails(smaller) { best = smaller } else { start += size }
        }
        size /= 2
      }
    }
    return best
  }

  private mutating func fails(_ candidate: FuzzCase) throws -> Bool {
    tries -= 1
    guard tries >= 0 else { return false }
    try FuzzingFolder.write(candidate, to: folder)
    return try supervise(["case", folder.path], patience: 30) == ending
  }
}
