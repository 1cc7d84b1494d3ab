public import Arithmetic

extension Value {
  /// A value made from numbers of which some are rounded, together with what it would be with each of them
  /// at the end of its bound: what is computed from the value carries these errors on.
  ///
  /// - Parameters:
  ///   - numbers: The numbers. Those that are equal, with equal bounds, must be one quantity, and move together.
  ///   - make: The value for exact numbers.
  /// - Throws: What `make` throws.
  public static func made<Failure: Error>(
    from numbers: [Estimate], _ make: ([Double]) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let nominal = numbers.map(\.value)
    let result = try make(nominal)
    var variations: [Variation] = []
    let call = Variation.Source.newCall()
    for (index, number) in numbers.enumerated() where numbers.firstIndex(of: number) == index {
      guard let places = Variation.places(of: number) else { continue }
      let varied = try places.mapped { (value) throws(Failure) in
        guard case .number(let moved) = value else { return result }
        return try make(numbers.map { $0 == number ? moved.value : $0.value })
      }
      variations.append(varied.of(places.source.at(index).given(to: call)))
    }
    // Objects take variations as they are.
    return (try? result.covering(variations)) ?? result
  }
}
