import Binary
import Diagnostics
import Foundation

/// What the last build without errors was made from and what it came to: while that stands, nothing has
/// to be read, computed or written again.
///
/// Whether it stands is decided by contents and never by times. Where anything is in doubt, the report is
/// built.
struct LastBuild: Sendable, Hashable {
  /// The fingerprint of the program, the seed and all sources but pictures.
  let inputs: Fingerprint
  /// The addresses of the pictures with what was in them.
  let pictures: [String: Fingerprint]
  /// The stamp of the outputs, which depends on all that is in them.
  let stamp: BuildStamp
  /// What there was to be told, all of it in the sources.
  let diagnostics: [Diagnostic]
  /// The ledger.
  let claims: [ClaimLine]

  /// The record of a build that has written its outputs.
  init(
    _ inputs: Fingerprint, _ manuscript: Manuscript, _ stamp: BuildStamp, _ result: BuildResult
  ) {
    self.inputs = inputs
    pictures = manuscript.pictures.contents
    self.stamp = stamp
    // What was wrong with the outputs and the results of the build before is no longer so.
    diagnostics = result.diagnostics.filter {
      $0.identifier != .outputsDiffer && $0.identifier != .resultsDamaged
    }
    claims = result.claims
  }

  /// The fingerprint of what a build is made from.
  static func inputs(
    _ program: Fingerprint, _ sources: ReportSources, _ found: [Diagnostic], seed: UInt64?
  ) -> Fingerprint {
    var parts = [program.bytes, Array((seed.map(String.init) ?? "").utf8)]
    for file in sources.files {
      parts += [Array(file.path.utf8), Fingerprint(of: file.bytes).bytes]
    }
    for diagnostic in found { parts.append(Array(diagnostic.message.utf8)) }
    return Fingerprint(parts: parts)
  }

  /// The record of the last build of these sources; nil when there is none or it is damaged.
  static func read(from files: ResultFiles, _ sources: ReportSources) -> LastBuild? {
    files.record(.lastBuild).flatMap { try? LastBuild(decoding: $0, sources.files) }
  }

  /// Keeps the record for the next build.
  func write(to files: ResultFiles, _ sources: ReportSources) {
    if let content = encoded(sources.files) { files.keep(content, as: .lastBuild) }
  }

  /// Whether the pictures and the outputs are still those of the build.
  func stands(_ sources: ReportSources, _ output: OutputFolder) -> Bool {
    let haveStayed = pictures.allSatisfy { address, content in
      let bytes = try? sources.picture(address.removingPercentEncoding ?? address)
      return bytes.map { Fingerprint(of: $0) } == content
    }
    guard haveStayed else { return false }
    return output.wholeStamp(page: Project.outputNames[0], data: Project.outputNames[1]) == stamp
  }

  /// The build that need not be made again.
  var result: BuildResult {
    BuildResult(
      diagnostics: diagnostics, written: [], isUpToDate: true, hasOutput: true, isWhole: true,
      claims: claims,
      explanations: [
        "up to date: the program, the sources and both outputs are, byte for byte, those of the last "
          + "build"
      ], sizes: nil)
  }
}

// As bytes.

extension LastBuild {
  private func encoded(_ files: [SourceFile]) -> [UInt8]? {
    let paths = Dictionary(
      files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    var isWhole = true
    func write(_ range: SourceRange, _ writer: inout ByteWriter) {
      guard let index = paths[range.file.path], files[index] === range.file else {
        isWhole = false
        return
      }
      writer.write(count: index)
      writer.write(count: range.bytes.lowerBound)
      writer.write(count: range.bytes.upperBound)
    }
    var writer = ByteWriter()
    for byte in inputs.bytes { writer.write(byte) }
    writer.write(stamp.digits)
    writer.write(each: pictures.sorted { $0.key < $1.key }) { writer, picture in
      writer.write(picture.key)
      for byte in picture.value.bytes { writer.write(byte) }
    }
    writer.write(each: diagnostics) { writer, diagnostic in
      writer.write(diagnostic.severity == .warning)
      writer.write(diagnostic.identifier.description)
      writer.write(diagnostic.message)
      writer.write(optional: diagnostic.range) { write($1, &$0) }
      writer.write(optional: diagnostic.annotation) { $0.write($1) }
      writer.write(each: diagnostic.notes) { writer, note in
        writer.write(note.message)
        writer.write(optional: note.range) { write($1, &$0) }
      }
    }
    writer.write(each: claims) { $1.write(to: &$0) }
    return isWhole ? writer.bytes : nil
  }

  private init(decoding bytes: [UInt8], _ files: [SourceFile]) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    func fingerprint(_ reader: inout ByteReader) throws(DamagedBytes) -> Fingerprint {
      var bytes: [UInt8] = []
      for _ in 0..<32 { bytes.append(try reader.byte()) }
      guard let fingerprint = Fingerprint(bytes: bytes) else { throw DamagedBytes() }
      return fingerprint
    }
    func range(_ reader: inout ByteReader) throws(DamagedBytes) -> SourceRange {
      let file = files[try reader.index(below: files.count)]
      let lower = try reader.count(atMost: file.bytes.count)
      let upper = try reader.count(atMost: file.bytes.count)
      try reader.require(lower <= upper)
      return SourceRange(file: file, bytes: lower..<upper)
    }
    inputs = try fingerprint(&reader)
    guard let stamp = BuildStamp(digits: try reader.text(atMost: 64)) else { throw DamagedBytes() }
    self.stamp = stamp
    var pictures: [String: Fingerprint] = [:]
    for _ in 0..<(try reader.count(ofSize: 33)) {
      let address = try reader.text()
      pictures[address] = try fingerprint(&reader)
    }
    self.pictures = pictures
    diagnostics = try reader.array { (reader) throws(DamagedBytes) in
      let isWarning = try reader.flag()
      let identifier = Diagnostic.Identifier(try reader.text())
      let message = try reader.text()
      let place = try reader.optional(range)
      let annotation = try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
      let notes = try reader.array { (reader) throws(DamagedBytes) in
        Diagnostic.Note(try reader.text(), at: try reader.optional(range))
      }
      return Diagnostic(
        identifier, message, at: place, annotation: annotation,
        severity: isWarning ? .warning : .error, notes: notes)
    }
    claims = try reader.array { (reader) throws(DamagedBytes) in try ClaimLine(from: &reader) }
    try reader.finish()
  }
}

extension ClaimLine {
  fileprivate func write(to writer: inout ByteWriter) {
    for text in [label, number, source.rawValue, place, verdict, expected] { writer.write(text) }
    writer.write(failure)
    writer.write(each: shortfalls) { $0.write($1) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedBytes) {
    label = try reader.text()
    number = try reader.text()
    guard let source = ClaimSource(rawValue: try reader.text()) else { throw DamagedBytes() }
    self.source = source
    place = try reader.text()
    verdict = try reader.text()
    expected = try reader.text()
    failure = try reader.bound()
    shortfalls = try reader.array { (reader) throws(DamagedBytes) in try reader.text() }
  }
}
