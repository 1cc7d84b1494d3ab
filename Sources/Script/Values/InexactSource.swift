/// An inexact quantity that values depend on.
///
/// The words that follow errors on their own, without being run again for each, ask for the sources of
/// what they were given and for the same values with one of them moved.
public struct InexactSource: Hashable, Sendable {
  fileprivate let source: Variation.Source
  /// Whether the bound of the quantity is too large for its ends to be a proof.
  public let isEstimated: Bool
}

extension Value {
  /// The inexact quantities that the value depends on.
  public var inexactSources: [InexactSource] {
    variations.map { InexactSource(source: $0.source, isEstimated: $0.isEstimated) }
  }

  /// The value with a quantity moved to an end of its bound and all others as they are computed.
  public func moved(by source: InexactSource) -> Value {
    variations.first { $0.source == source.source }?.moved.last ?? nominal
  }
}
