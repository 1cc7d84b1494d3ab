import CZlib

/// Compression in the zlib format (RFC 1950), which browsers read as `deflate`.
enum Deflate {
  /// How hard zlib looks for repetitions, of 1 to 9. Of the data of figures, 9 takes twice the time
  /// of 6 and saves a hundredth of the room.
  private static let level: Int32 = 6

  /// The compressed form of `bytes`, the same for the same bytes and the same zlib.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    let bound = compressBound(uLong(bytes.count))
    return [UInt8](unsafeUninitializedCapacity: Int(bound)) { output, count in
      var length = bound
      let status = compress2(output.baseAddress, &length, bytes, uLong(bytes.count), level)
      // Of the failures of `compress2` only the lack of memory is left, which ends arrays, too.
      precondition(status == Z_OK, "no memory for zlib")
      count = Int(length)
    }
  }
}
