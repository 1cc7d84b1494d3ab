import CCrypto

/// Makes the fingerprint of bytes that come piece by piece.
final class FingerprintStream {
  /// Nil where there is no memory for it.
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    if let context { _ = EVP_DigestInit_ex(context, EVP_sha256(), nil) }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes up the next bytes.
  func append(_ bytes: UnsafeRawBufferPointer) {
    if let context { _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }
  }

  /// Takes up the next bytes.
  func append(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { append($0) } }

  /// The fingerprint of all bytes, after which none can be taken up; nil where it could not be worked out.
  func finish() -> Fingerprint? {
    var result = [UInt8](repeating: 0, count: Fingerprint.size)
    guard let context, EVP_DigestFinal_ex(context, &result, nil) == 1 else { return nil }
    return Fingerprint(bytes: result)
  }
}
