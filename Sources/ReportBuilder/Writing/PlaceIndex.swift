import Bisection
import Diagnostics

/// Things that have a place in the sources, to find those inside a stretch quickly.
struct PlaceIndex<Element> {
  private let placesOfFile: [String: [(place: Range<Int>, element: Element)]]

  /// An index of `elements`; what has no place is left out.
  ///
  /// - Complexity: O(n log n).
  init(_ elements: some Sequence<Element>, place: (Element) -> SourceRange?) {
    var places: [String: [(place: Range<Int>, element: Element)]] = [:]
    for element in elements {
      guard let range = place(element) else { continue }
      places[range.file.path, default: []].append((range.bytes, element))
    }
    placesOfFile = places.mapValues { list in
      list.enumerated().sorted {
        ($0.element.place.lowerBound, $0.offset) < ($1.element.place.lowerBound, $1.offset)
      }.map(\.element)
    }
  }

  /// What lies wholly in `range`, in reading order.
  ///
  /// - Complexity: O(log n) plus what starts in the stretch.
  func inside(_ range: SourceRange) -> [Element] {
    let places = placesOfFile[range.file.path] ?? []
    let first = places.partitioningIndex { $0.place.lowerBound >= range.bytes.lowerBound }
    return places[first...].prefix { $0.place.lowerBound <= range.bytes.upperBound }
      .filter { $0.place.upperBound <= range.bytes.upperBound }.map(\.element)
  }
}
