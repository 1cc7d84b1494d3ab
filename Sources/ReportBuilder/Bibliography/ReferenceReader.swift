import Foundation

/// What is wrong with a file of references.
enum ReferenceProblem: Error, Sendable, Hashable {
  /// The file is no JSON; line and column count from 1 where they are known.
  case syntax(String, line: Int?, column: Int?)
  /// The file is JSON but not a list of items.
  case notAList
  /// The item at `index` (from 0) has no usable `id`.
  case missingKey(index: Int)
  /// Two items have the same `id`.
  case duplicateKey(String)
  /// A field of an item is not what CSL-JSON has there.
  case field(key: String, field: String, found: String)
}

/// References read from CSL-JSON, and what was wrong with them.
struct ReferenceFile: Sendable {
  /// The references in the order of the file.
  var references: [Reference]
  /// The problems in the order of the file; none when all is well.
  var problems: [ReferenceProblem]
}

extension ReferenceFile {
  /// Reads CSL-JSON.
  init(json: [UInt8]) {
    references = []
    problems = []
  }
}
