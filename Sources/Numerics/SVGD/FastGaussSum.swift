/// The sums of a Gaussian kernel, weighted and differentiated, over particles on the real line in
/// linear time: each box of particles is replaced by a few moments.
///
/// The result differs from the direct sums by at most 1e-13 of the sum of the absolute values of all
/// weights (with 1/h as the weight of the slope). Memory and tables are used again for the next sums.
struct FastGaussSum: Sendable {
  /// A run of slots of one box that is summed in one go.
  private struct Piece {
    let box: Int
    let slots: Range<Int>
  }

  private var cloud = ParticleBoxes()
  private var expansion = GaussExpansion(width: 1)
  /// Expansions by their width, of which the steps of a flow take turns with a few.
  private var expansions: [Double: GaussExpansion] = [:]
  private var bandwidth = 1.0
  private var pieces: [Piece] = []
  /// The tasks: ranges of pieces with enough work for a thread.
  private var tasks: [Range<Int>] = []
  /// The values by slot.
  private var values: [Double] = []

  private static let pieceSize = 4096
  private static let taskSize = 16384

  /// (1/N) sum over j of k(x_i - x_j) w_j + (x_i - x_j)/h² k(x_i - x_j) for every particle i; nil where
  /// direct sums are quicker.
  mutating func direction(
    _ places: [Double], weights: [Double], bandwidth: Double, parallel: Parallel
  ) -> [Double]? {
    guard places.count < ParticleBoxes.mostParticles else { return nil }
    var lower = Double.infinity
    var upper = -Double.infinity
    for place in places {
      lower = min(lower, place)
      upper = max(upper, place)
    }
    guard
      let width = Self.boxWidth(
        count: places.count, extent: upper - lower, bandwidth: bandwidth)
    else { return nil }
    return direction(
      places, weights: weights, bandwidth: bandwidth, boxWidth: width, parallel: parallel)
  }

  /// The same with boxes of a width of few digits.
  mutating func direction(
    _ places: [Double], weights: [Double], bandwidth: Double, boxWidth: Double,
    parallel: Parallel = .serial
  ) -> [Double] {
    self.bandwidth = bandwidth
    expand(boxWidth / bandwidth)
    cloud.arrange(places, weights: weights, width: boxWidth, unit: bandwidth)
    divide()
    let moments = boxMoments(parallel)
    values.removeAll(keepingCapacity: true)
    let blocks = parallel.map(tasks.count) { [self] in taskValues(tasks[$0], moments) }
    for block in blocks { values.append(contentsOf: block) }
    return values.withUnsafeBufferPointer { values in
      cloud.slots.map { values[Int($0)] }
    }
  }

  /// Takes the expansion for boxes of a width in bandwidths.
  private mutating func expand(_ width: Double) {
    guard expansion.width != width else { return }
    if let known = expansions[width] {
      expansion = known
      return
    }
    expansion = GaussExpansion(width: width)
    if expansions.count >= 32 { expansions.removeAll() }
    expansions[width] = expansion
  }

  /// The width of the boxes that takes least time; nil where direct sums take less.
  ///
  /// The costs are in nanoseconds, measured once; they decide about time only.
  private static func boxWidth(count: Int, extent: Double, bandwidth: Double) -> Double? {
    let limit = GaussExpansion.greatestWidth * bandwidth
    guard limit.isNormal else { return nil }
    // Powers of two and one and a half times these: few digits, so that centres are exact.
    var width = limit.binade <= limit / 1.5 ? 1.5 * limit.binade : limit.binade
    var best: Double?
    var least = 4.2 * Double(count) * Double(count)
    for _ in 0..<10 {
      let order = Double(GaussExpansion.order(width: width / bandwidth))
      let boxes = min(Double(count), extent / width + 1)
      let neighbours = min(boxes, 2 * GaussExpansion.cutoff * bandwidth / width + 1)
      let cost =
        3000 + Double(count) * (16 + 0.4 * order)
        + boxes * neighbours * order * (order > 16 ? 1.2 : 0.6)
      if cost < least {
        least = cost
        best = width
      }
      width = width.binade == width ? 0.75 * width : width.binade
    }
    return best
  }

  private mutating func divide() {
    pieces.removeAll(keepingCapacity: true)
    tasks.removeAll(keepingCapacity: true)
    var first = 0
    var size = 0
    for (index, box) in cloud.boxes.enumerated() {
      for start in stride(
        from: box.slots.lowerBound, to: box.slots.upperBound, by: Self.pieceSize)
      {
        let slots = start..<min(box.slots.upperBound, start + Self.pieceSize)
        pieces.append(Piece(box: index, slots: slots))
        size += slots.count
        if size >= Self.taskSize {
          tasks.append(first..<pieces.count)
          first = pieces.count
          size = 0
        }
      }
    }
    if first < pieces.count { tasks.append(first..<pieces.count) }
  }

  /// The moments M_n = sum of (w v^n + n/h v^(n-1)) / n! of each box, one box after the other.
  private func boxMoments(_ parallel: Parallel) -> [Double] {
    let order = expansion.order
    let sums = parallel.map(tasks.count) { [self] in powerSums(tasks[$0]) }
    var result = Array(repeating: 0.0, count: cloud.boxes.count * order)
    var piece = 0
    for block in sums {
      for start in stride(from: 0, to: block.count, by: 2 * order) {
        let box = pieces[piece].box * order
        for n in 0..<order { result[box + n] += block[start + n] }
        for n in 2..<order {
          result[box + n] += Double(n) / bandwidth * block[start + order + n - 1]
        }
        piece += 1
      }
    }
    for (index, box) in cloud.boxes.enumerated() {
      result[index * order + 1] += Double(box.count) / bandwidth
      for n in 1..<order { result[index * order + n] *= GaussExpansion.inverseFactorials[n] }
    }
    return result
  }

  /// For each piece of a task the sums of w v^n and then those of v^n, n below the order. The first of
  /// the latter counts slots without particles too.
  private func powerSums(_ task: Range<Int>) -> [Double] {
    let order = expansion.order
    var result: [Double] = []
    result.reserveCapacity(task.count * 2 * order)
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 2 * order) { sums in
      cloud.offsets.withUnsafeBytes { offsets in
        cloud.weights.withUnsafeBytes { weights in
          for piece in pieces[task] {
            sums.initialize(repeating: SIMD8())
            for place in stride(
              from: 8 * piece.slots.lowerBound, to: 8 * piece.slots.upperBound, by: 64)
            {
              let v = offsets.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
              var weighted = weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
              var plain = SIMD8<Double>(repeating: 1)
              for n in 0..<order {
                sums[n] += weighted
                sums[order + n] += plain
                weighted *= v
                plain *= v
              }
            }
            for sum in sums { result.append(sum.sum()) }
          }
        }
      }
    }
    return result
  }

  /// The values at the slots of some pieces.
  private func taskValues(_ task: Range<Int>, _ moments: [Double]) -> [Double] {
    guard let first = task.first, let last = task.last else { return [] }
    let start = pieces[first].slots.lowerBound
    let size = pieces[last].slots.upperBound - start
    var box = -1
    var local = LocalExpansion()
    var nearest = 0
    let scale = 1 / Double(cloud.slots.count)
    return Array(unsafeUninitializedCapacity: size) { result, count in
      let result = UnsafeMutableRawBufferPointer(result)
      cloud.offsets.withUnsafeBytes { offsets in
        for piece in pieces[task] {
          if piece.box != box {
            box = piece.box
            local = self.local(box, moments, &nearest)
          }
          for place in stride(
            from: 8 * piece.slots.lowerBound, to: 8 * piece.slots.upperBound, by: 64)
          {
            let u = offsets.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
            result.storeBytes(
              of: scale * local(u, order: expansion.order), toByteOffset: place - 8 * start,
              as: SIMD8<Double>.self)
          }
        }
      }
      count = size
    }
  }

  /// The expansion about the centre of a box of what all boxes in reach contribute.
  ///
  /// - Parameter nearest: A box at or before the first one in reach; moved up to it.
  private func local(_ box: Int, _ moments: [Double], _ nearest: inout Int) -> LocalExpansion {
    let order = expansion.order
    let reach = Double(expansion.reach)
    while cloud.boxes[box].number - cloud.boxes[nearest].number > reach { nearest += 1 }
    var local = LocalExpansion()
    expansion.psi.withUnsafeBufferPointer { psi in
      moments.withUnsafeBufferPointer { moments in
        var source = nearest
        while source < cloud.boxes.count,
          cloud.boxes[source].number - cloud.boxes[box].number <= reach
        {
          let distance = cloud.boxes[box].number - cloud.boxes[source].number
          let row = (Int(exactly: distance) ?? 0) + expansion.reach
          local.add(
            UnsafeBufferPointer(rebasing: moments[source * order..<(source + 1) * order]),
            UnsafeBufferPointer(
              rebasing: psi[row * GaussExpansion.rowLength..<(row + 1) * GaussExpansion.rowLength]),
            length: expansion.lengths[row])
          source += 1
        }
      }
    }
    local.scale()
    return local
  }
}

/// A polynomial of degree below 24 about the centre of a box.
private struct LocalExpansion {
  /// The coefficients, eight by eight.
  var a = SIMD8<Double>()
  var b = SIMD8<Double>()
  var c = SIMD8<Double>()

  /// Adds the sum over n of M_n psi_{n+m} to coefficient m, for the n + m that matter.
  ///
  /// - Parameter length: From where on psi is 0.
  @inline(__always)
  mutating func add(
    _ moments: UnsafeBufferPointer<Double>, _ psi: UnsafeBufferPointer<Double>, length: Int
  ) {
    let row = UnsafeRawBufferPointer(psi)
    let terms = min(moments.count, length)
    let two = min(terms, max(0, length - 8))
    for n in 0..<two {
      let moment = moments[n]
      a += moment * row.loadUnaligned(fromByteOffset: 8 * n, as: SIMD8<Double>.self)
      b += moment * row.loadUnaligned(fromByteOffset: 8 * n + 64, as: SIMD8<Double>.self)
    }
    for n in two..<terms {
      a += moments[n] * row.loadUnaligned(fromByteOffset: 8 * n, as: SIMD8<Double>.self)
    }
    // Coefficients beyond the order are never read. A loop of its own, for want of registers.
    guard moments.count > 16 else { return }
    for n in 0..<min(terms, max(0, length - 16)) {
      c += moments[n] * row.loadUnaligned(fromByteOffset: 8 * n + 128, as: SIMD8<Double>.self)
    }
  }

  /// Multiplies coefficient m by (-1)^m/m!.
  mutating func scale() {
    GaussExpansion.inverseFactorials.withUnsafeBytes { factors in
      let signs = SIMD8<Double>(1, -1, 1, -1, 1, -1, 1, -1)
      a *= signs * factors.loadUnaligned(fromByteOffset: 0, as: SIMD8<Double>.self)
      b *= signs * factors.loadUnaligned(fromByteOffset: 64, as: SIMD8<Double>.self)
      c *= signs * factors.loadUnaligned(fromByteOffset: 128, as: SIMD8<Double>.self)
    }
  }

  /// The polynomial's terms below an order at eight places.
  @inline(__always)
  func callAsFunction(_ u: SIMD8<Double>, order: Int) -> SIMD8<Double> {
    var value = SIMD8<Double>()
    if order > 16 {
      for m in stride(from: order - 17, through: 0, by: -1) { value = value * u + c[m] }
    }
    if order > 8 {
      for m in stride(from: min(order, 16) - 9, through: 0, by: -1) { value = value * u + b[m] }
    }
    for m in stride(from: min(order, 8) - 1, through: 0, by: -1) { value = value * u + a[m] }
    return value
  }
}
