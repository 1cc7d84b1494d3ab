import Foundation

/// What the results of the last build depended on, kept to explain the next one.
struct PlanRecord: Sendable, Codable {
  /// The program that computed them.
  let program: String
  /// The keys by the names of the sites.
  let sites: [String: PlanKey]

  /// Reads the record of the last build; nil when there is none or it is damaged.
  static func read(from folder: URL) -> PlanRecord? {
    guard let content = try? Data(contentsOf: place(in: folder)) else { return nil }
    return try? JSONDecoder().decode(PlanRecord.self, from: content)
  }

  /// Keeps the record for the next build. A record that cannot be kept explains nothing, and that
  /// is all.
  func write(to folder: URL) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let content = try? encoder.encode(self) else { return }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? content.write(to: Self.place(in: folder), options: .atomic)
  }

  private static func place(in folder: URL) -> URL { folder.appendingPathComponent("plan.json") }
}

/// Says of a result why it was computed or that it was reused.
struct Explanation: Sendable {
  /// The last build, if it is known.
  let last: PlanRecord?
  /// The program of this build; nil when results are not kept.
  let program: Fingerprint?

  /// One sentence about the site called `name`.
  func sentence(_ name: String, key: PlanKey, origin: Computation.Origin?) -> String {
    switch origin {
    case nil: "\(name): failed"
    case .reused: "\(name): reused"
    case .computed: "\(name): computed, \(reason(name, key))"
    }
  }

  private func reason(_ name: String, _ key: PlanKey) -> String {
    guard let program else { return "since stored results are not used" }
    guard let last else { return "since nothing is known of an earlier build" }
    guard let before = last.sites[name] else { return "since it is new" }
    if before.program != key.program { return "since its own lines changed" }
    if before.randomness != key.randomness { return "since the seed of its draws changed" }
    let names = Set(before.definitions.keys).union(key.definitions.keys)
    let changed = names.filter { before.definitions[$0] != key.definitions[$0] }.sorted()
    if !changed.isEmpty {
      return "since \(changed.map { "'\($0)'" }.joined(separator: ", ")) changed"
    }
    if last.program != program.hexadecimal { return "since the report program changed" }
    return "since its stored result is missing or damaged"
  }
}
