import Foundation
import Fuzzing

/// Looks for input that kills the program or takes it too long.
struct Search {
  var seed: UInt64 = 1
  /// The first case.
  var first = 0
  /// How many cases; no limit if not given.
  var cases: Int?
  /// How many minutes; no limit if not given.
  var minutes: Double?
  /// Where failing cases are kept.
  var corpus = "Tests/Fuzzing/Corpus"
  /// Chapters of which torn copies are made.
  var chapters = "chapters"

  private static let batch = 500

  /// Runs the cases in processes of their own, one batch after the other.
  ///
  /// - Returns: The folders of the failing cases.
  func run() throws -> [URL] {
    let start = Date()
    var found: [URL] = []
    var next = first
    let end = cases.map { first + $0 } ?? Int.max
    while next < end, minutes.map({ Date().timeIntervalSince(start) < $0 * 60 }) ?? true {
      var last = next
      var slow: [(index: Int, reason: String)] = []
      let upper = end - next > Self.batch ? next + Self.batch : end
      let ending = try supervise(
        ["worker", "\(seed)", "\(next)", "\(upper)", chapters], patience: 300
      ) { line in
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let index = Int(words[1]) else { return }
        if words[0] == "case" { last = index }
        if words[0] == "slow" { slow.append((index, words.count > 2 ? String(words[2]) : "")) }
      }
      for (index, reason) in slow { found.append(try keep(index, .failed, reason)) }
      if ending == .done {
        next = upper
      } else {
        found.append(
          try keep(last, ending, ending == .hung ? "it did not end within five minutes" : "it died")
        )
        next = last + 1
      }
    }
    say("\(next - first) cases with the seed \(seed), \(found.count) failed")
    return found
  }

  private func keep(_ index: Int, _ ending: Ending, _ reason: String) throws -> URL {
    let samples = FuzzingFolder.samples(chapters)
    let fuzzCase = FuzzCase(seed: seed, index: index, samples: samples)
    let scratch = try FuzzingFolder.temporary("reduction")
    defer { try? FileManager.default.removeItem(at: scratch) }
    var reduction = Reduction(ending: ending, folder: scratch)
    let small = try reduction.reduced(fuzzCase)
    let folder = URL(fileURLWithPath: corpus).appendingPathComponent(small.name, isDirectory: true)
    try FuzzingFolder.write(small, to: folder)
    say("case \(index) of the seed \(seed): \(reason); kept as \(folder.path)")
    return folder
  }
}
