import Binary

/// What the results of the last build depended on, kept to explain the next one.
struct PlanRecord: Sendable, Hashable {
  /// The program that computed them.
  let program: String
  /// The keys by the names of the cells.
  let cells: [String: PlanKey]

  /// Reads the record of the last build; nil when there is none or it is damaged.
  static func read(from files: ResultFiles) -> PlanRecord? {
    files.record(.plan).flatMap { try? PlanRecord(decoding: $0) }
  }

  /// Keeps the record for the next build.
  func write(to files: ResultFiles) { files.keep(encoded, as: .plan) }

  private var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(program)
    writer.write(each: cells.sorted { $0.key < $1.key }) { writer, cell in
      writer.write(cell.key)
      writer.write(cell.value.program)
      writer.write(cell.value.randomness)
      writer.write(each: cell.value.definitions.sorted { $0.key < $1.key }) {
        $0.write($1.key)
        $0.write($1.value)
      }
    }
    return writer.bytes
  }

  private init(decoding bytes: [UInt8]) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    var cells: [String: PlanKey] = [:]
    program = try reader.text()
    for _ in 0..<(try reader.count(ofSize: 4)) {
      let (name, program) = (try reader.text(), try reader.text())
      let randomness = try reader.text()
      var definitions: [String: String] = [:]
      for _ in 0..<(try reader.count(ofSize: 2)) {
        let definition = try reader.text()
        try reader.require(definition.unicodeScalars.allSatisfy(Self.standsInNames))
        definitions[definition] = try reader.text()
      }
      cells[name] = PlanKey(program: program, randomness: randomness, definitions: definitions)
    }
    try reader.finish()
    self.cells = cells
  }

  /// The names of definitions are shown to people: they hold letters, digits and a few marks.
  private static func standsInNames(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "_" || scalar == "-" || scalar.properties.isIDContinue
  }
}

extension PlanRecord {
  /// The record of a build.
  init(program: String, keys cells: [String: PlanKey]) {
    self.program = program
    self.cells = cells
  }
}

/// Says of a result why it was computed or that it was reused.
struct Explanation: Sendable {
  /// The last build, if it is known.
  let last: PlanRecord?
  /// The program of this build; nil when results are not kept.
  let program: Fingerprint?

  /// One sentence about each result, and one about the words that take long.
  func sentences(
    _ cells: [Cell], _ keys: PlanKeys, _ computed: Computation.Result,
    _ words: StoredResults.WordCounts?
  ) -> [String] {
    var sentences = cells.indices.filter { cells[$0].computed != nil }.map { index in
      sentence(cells[index].name, key: keys.cells[index], origin: computed.origins[index])
    }
    if let words, words.reused + words.computed > 0 {
      sentences.append(
        "costly words: \(words.reused) values reused, \(words.computed) computed")
    }
    return sentences
  }

  /// One sentence about the cell called `name`.
  func sentence(_ name: String, key: PlanKey, origin: Computation.Origin?) -> String {
    switch origin {
    case nil: "\(name): failed"
    case .reused: "\(name): reused"
    case .computed(let time): "\(name): computed, \(reason(name, key)) (\(Self.text(time)))"
    }
  }

  /// How long it took: `12 ms`, `3.4 s`.
  private static func text(_ time: Duration) -> String {
    let milliseconds = Int(exactly: (time / .milliseconds(1)).rounded()) ?? 0
    guard milliseconds >= 1000 else { return "\(milliseconds) ms" }
    return "\(milliseconds / 1000).\(milliseconds / 100 % 10) s"
  }

  private func reason(_ name: String, _ key: PlanKey) -> String {
    guard let program else { return "since stored results are not used" }
    guard let last else { return "since nothing is known of an earlier build" }
    guard let before = last.cells[name] else { return "since it is new" }
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
