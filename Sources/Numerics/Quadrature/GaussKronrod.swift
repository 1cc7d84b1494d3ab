/// The 21-point Kronrod extension of the 10-point Gauss rule on (-1, 1).
///
/// The Kronrod rule is exact for polynomials up to degree 32, the Gauss rule up to degree 19; they
/// share ten nodes. (A. S. Kronrod, "Nodes and weights of quadrature formulas", 1965.)
enum GaussKronrod {
  /// A node at +-`node` and its weights; `gauss` is 0 where the Gauss rule has no node.
  struct Pair: Sendable {
    let node: Double
    let kronrod: Double
    let gauss: Double
  }

  /// The weight of the Kronrod rule at the centre, which is no Gauss node.
  static let centerWeight = 0.1494455540029169056649365

  /// The ten pairs of nodes, from the outside in.
  static let pairs: [Pair] = [
    Pair(node: 0.9956571630258080807355273, kronrod: 0.0116946388673718742780644, gauss: 0),
    Pair(
      node: 0.973906528517171720077964, kronrod: 0.03255816230796472747881897,
      gauss: 0.06667134430868813759356881),
    Pair(node: 0.9301574913557082260012072, kronrod: 0.0547558965743519960313813, gauss: 0),
    Pair(
      node: 0.8650633666889845107320967, kronrod: 0.07503967481091995276704314,
      gauss: 0.1494513491505805931457763),
    Pair(node: 0.7808177265864168970637176, kronrod: 0.09312545458369760553506547, gauss: 0),
    Pair(
      node: 0.6794095682990244062343274, kronrod: 0.1093871588022976418992106,
      gauss: 0.2190863625159820439955349),
    Pair(node: 0.5627571346686046833390001, kronrod: 0.1234919762620658510779581, gauss: 0),
    Pair(
      node: 0.4333953941292471907992659, kronrod: 0.134709217311473325928054,
      gauss: 0.2692667193099963550912269),
    Pair(node: 0.2943928627014601981311266, kronrod: 0.1427759385770600807970943, gauss: 0),
    Pair(
      node: 0.148874338981631210884826, kronrod: 0.1477391049013384913748415,
      gauss: 0.295524224714752870173893),
  ]

  /// The number of nodes.
  static let count = 21
}
