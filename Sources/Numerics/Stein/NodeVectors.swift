/// The 21 numbers of a rule's nodes in three vectors of eight; the last three lanes are 0.
struct NodeVectors {
  var parts = (SIMD8<Double>(), SIMD8<Double>(), SIMD8<Double>())

  subscript(_ index: Int) -> Double {
    get {
      switch index / 8 {
      case 0: parts.0[index % 8]
      case 1: parts.1[index % 8]
      default: parts.2[index % 8]
      }
    }
    set {
      switch index / 8 {
      case 0: parts.0[index % 8] = newValue
      case 1: parts.1[index % 8] = newValue
      default: parts.2[index % 8] = newValue
      }
    }
  }
}
