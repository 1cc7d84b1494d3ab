import Arithmetic
import Diagnostics
import Script

extension Arguments {
  /// The numbers of a list that an author writes by hand; each of them costs a search or a quadrature.
  func fewPlaces(_ name: String) throws(WordError) -> [Double] {
    let places = try numbers(name).values
    let most = 1000
    guard places.count <= most else {
      throw WordError(
        "too-large", "'\(name)' takes at most \(most) numbers, not \(places.count)", parameter: name
      )
    }
    return places
  }
}
