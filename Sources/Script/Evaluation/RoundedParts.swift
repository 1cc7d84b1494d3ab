public import Arithmetic

extension Value {
  /// A value made from numbers of which some are rounded, together with what it would be with each of them
  /// at the end of its bound: what is computed from the value carries these errors on.
  ///
  /// - Parameters:
  ///   - numbers: The numbers. Those that are equal, with equal bounds, are one quantity.
  ///   - make: The value for exact numbers.
  /// - Throws: What `make` throws.
  public static func made<Failure: Error>(
    from numbers: [Estimate], _ make: ([Double]) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let nominal = numbers.map(\.value)
    let result = try make(nominal)
    var variations: [Variation] = []
    for places in numbers.compactMap(Variation.places(of:))
    where !variations.contains(where: { $0.source == places.source }) {
      variations.append(
        try places.mapped { (value) throws(Failure) in
          guard case .number(let moved) = value else { return result }
          return try make(
            numbers.map {
              Variation.places(of: $0)?.source == places.source ? moved.value : $0.value
            })
        })
    }
    // Objects take variations as they are.
    return (try? result.covering(variations)) ?? result
  }
}
