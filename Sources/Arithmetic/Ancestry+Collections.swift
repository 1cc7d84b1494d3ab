/// Whether several numbers have draws in common.
public enum CommonDraws: Sendable, Hashable {
  /// No two were made from one draw.
  case none
  /// Of the draws of one of them nothing is known, so that they may be those of another one.
  case unknown
  /// Two were made from this draw.
  case draw(Ancestry)
}

extension Collection<Ancestry> {
  /// That of what is made of all of them.
  ///
  /// - Complexity: O(n log n); O(n) for the draws of one stream in order.
  public var joined: Ancestry {
    guard var result = first else { return .none }
    var parts: [Ancestry] = []
    for next in dropFirst() where next != result {
      if let both = result.joinedInWord(next) {
        result = both
      } else {
        parts.append(result)
        result = next
      }
    }
    guard !parts.isEmpty else { return result }
    parts.append(result)
    let told = parts.lazy.compactMap(\.sharedSet).first
    return Ancestry(
      set: DrawSets.with { sets in sets.merged(parts.map { $0.name(in: &sets) }).all }, shared: told
    )
  }

  /// Whether two of these numbers from draws were made from one draw, or may have been.
  ///
  /// - Complexity: O(n log n).
  public var commonDraws: CommonDraws {
    guard count > 1 else { return .none }
    guard allSatisfy({ $0 != .none && !$0.isUnknown }) else { return .unknown }
    let intervals = compactMap(\.interval)
    let found =
      intervals.count == count
      ? intervals.shared
      : DrawSets.with { sets in sets.merged(map { $0.name(in: &sets) }).shared }
    return found.map { .draw(Ancestry(interval: DrawInterval(first: $0, last: $0))) } ?? .none
  }
}

extension Array<DrawInterval> {
  /// A draw that two of them share; nil where there is none.
  fileprivate var shared: UInt64? {
    var end: UInt64?
    let isOrdered = zip(self, dropFirst()).allSatisfy { $0.first <= $1.first }
    for interval in isOrdered ? self : sorted(by: { $0.first < $1.first }) {
      if let end, interval.first <= end { return interval.first }
      end = interval.last
    }
    return nil
  }
}

extension DrawSets {
  /// The union of sets, and a draw that is in two of them; nil where there is none, or one is unknown.
  ///
  /// - Complexity: O(n log n) for sets of which the halves in order interleave little.
  mutating func merged(_ sets: [Name]) -> (all: Name, shared: UInt64?) {
    let known = sets.filter { $0 != Self.empty }
    guard !known.contains(Self.unknown) else { return (Self.unknown, nil) }
    let keys = known.map { least($0) }
    return merged(known.indices.sorted { keys[$0] < keys[$1] }.map { known[$0] }[...])
  }

  private mutating func merged(_ sets: ArraySlice<Name>) -> (all: Name, shared: UInt64?) {
    guard sets.count > 1 else { return (sets.first ?? Self.empty, nil) }
    let middle = (sets.startIndex + sets.endIndex) / 2
    let low = merged(sets[..<middle])
    let high = merged(sets[middle...])
    let both = union(low.all, high.all)
    if let found = low.shared ?? high.shared { return (both, found) }
    guard low.all != Self.unknown, high.all != Self.unknown else { return (both, nil) }
    return (both, common(low.all, high.all))
  }
}
