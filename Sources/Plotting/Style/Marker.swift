/// The shape of a point.
enum Marker: Sendable, Hashable {
  case circle, square, diamond, triangle, cross
}
