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
  ///
  /// - Parameter index: Where the value stands among others whose quantities are told from its own.
  public func inexactSources(at index: Int = 0) -> [InexactSource] {
    variations.single.map {
      InexactSource(source: $0.source.at(index), isEstimated: $0.isEstimated)
    }
  }

  /// The value with a quantity moved to an end of its bound and all others as they are computed.
  ///
  /// - Parameter index: The one that ``inexactSources(at:)`` was given.
  public func moved(by source: InexactSource, at index: Int = 0) -> Value {
    variations.first { $0.source.at(index) == source.source }?.moved.last ?? nominal
  }
}
