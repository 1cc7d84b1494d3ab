/// The sums of a Gaussian kernel, weighted and differentiated, over particles on the real line in
/// linear time: each box of particles is replaced by a few moments.
///
/// The result differs from the direct sums by at most 1e-12 of the sum of the absolute values of all
/// weights (with 1/h as the weight of the slope).
struct FastGaussSum: Sendable {
  /// A box with particles in it.
  private struct Box {
    let number: Double
    /// How many particles it holds.
    let count: Int
    /// Its places in box order: enough for its particles, and a multiple of eight.
    let places: Range<Int>
  }

  /// A run of places of one box that is summed in one go.
  private struct Piece {
    let box: Int
    let places: Range<Int>
  }

  let expansion: GaussExpansion
  private let bandwidth: Double
  /// The place in box order of each particle.
  private let placeOfParticle: [Int32]
  private let boxes: [Box]
  private let pieces: [Piece]
  /// The tasks: ranges of pieces with enough work for a thread.
  private let tasks: [Range<Int>]
  /// By place in box order: the distances from the centre of the box in bandwidths, and the weights.
  /// Both are 0 at places without a particle.
  private let offsets: [Double]
  private let weights: [Double]

  private static let pieceSize = 4096
  private static let taskSize = 16384

  /// The sums over particles with weights; nil where direct sums are quicker.
  ///
  /// - Parameter known: An expansion that is used again if it fits.
  init?(
    _ places: [Double], weights: [Double], bandwidth: Double, known: GaussExpansion? = nil
  ) {
    guard places.count < 1 << 28 else { return nil }
    let lower = places.min() ?? 0
    let extent = (places.max() ?? 0) - lower
    guard
      let width = Self.boxWidth(count: places.count, extent: extent, bandwidth: bandwidth)
    else { return nil }
    self.init(places, weights: weights, bandwidth: bandwidth, boxWidth: width, known: known)
  }

  /// The sums with boxes of a width of few digits.
  init(
    _ places: [Double], weights: [Double], bandwidth: Double, boxWidth: Double,
    known: GaussExpansion? = nil
  ) {
    let width = boxWidth / bandwidth
    if let known, known.width == width {
      expansion = known
    } else {
      expansion = GaussExpansion(width: width)
    }
    self.bandwidth = bandwidth
    let inverse = 1 / boxWidth
    let numbers = places.map { ($0 * inverse).rounded(.down) }
    let slots: [Int32]
    (boxes, slots) = Self.layout(numbers)
    placeOfParticle = slots
    let size = boxes.last?.places.upperBound ?? 0
    var offsets = Array(repeating: 0.0, count: size)
    var sorted = Array(repeating: 0.0, count: size)
    offsets.withUnsafeMutableBufferPointer { offsets in
      sorted.withUnsafeMutableBufferPointer { sorted in
        for particle in places.indices {
          let slot = Int(slots[particle])
          // The centre is a whole number of half boxes, and the difference exact.
          offsets[slot] = (places[particle] - (numbers[particle] + 0.5) * boxWidth) / bandwidth
          sorted[slot] = weights[particle]
        }
      }
    }
    self.offsets = offsets
    self.weights = sorted
    (pieces, tasks) = Self.divide(boxes)
  }

  // MARK: The layout

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

  /// The boxes in order, and the place of each particle.
  private static func layout(_ numbers: [Double]) -> ([Box], [Int32]) {
    let least = numbers.min() ?? 0
    let extent = (numbers.max() ?? 0) - least
    var slots = Array(repeating: Int32(0), count: numbers.count)
    var boxes: [Box] = []
    var end = 0
    func append(_ number: Double, _ count: Int) {
      boxes.append(Box(number: number, count: count, places: end..<end + (count + 7) / 8 * 8))
      end += (count + 7) / 8 * 8
    }
    guard extent < Double(4 * numbers.count + 1024) else {
      let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      var start = 0
      while start < order.count {
        let number = numbers[order[start]]
        var next = start
        while next < order.count, numbers[order[next]] == number {
          slots[order[next]] = Int32(end + next - start)
          next += 1
        }
        append(number, next - start)
        start = next
      }
      return (boxes, slots)
    }
    var counts = Array(repeating: Int32(0), count: Int(extent) + 1)
    for number in numbers { counts[Int(number - least)] += 1 }
    for (index, count) in counts.enumerated() where count > 0 {
      append(least + Double(index), Int(count))
      counts[index] = Int32(boxes[boxes.count - 1].places.lowerBound)
    }
    for (particle, number) in numbers.enumerated() {
      let box = Int(number - least)
      slots[particle] = counts[box]
      counts[box] += 1
    }
    return (boxes, slots)
  }

  private static func divide(_ boxes: [Box]) -> ([Piece], [Range<Int>]) {
    var pieces: [Piece] = []
    var tasks: [Range<Int>] = []
    var first = 0
    var size = 0
    for (index, box) in boxes.enumerated() {
      for start in stride(from: box.places.lowerBound, to: box.places.upperBound, by: pieceSize) {
        let places = start..<min(box.places.upperBound, start + pieceSize)
        pieces.append(Piece(box: index, places: places))
        size += places.count
        if size >= taskSize {
          tasks.append(first..<pieces.count)
          first = pieces.count
          size = 0
        }
      }
    }
    if first < pieces.count { tasks.append(first..<pieces.count) }
    return (pieces, tasks)
  }

  // MARK: The sums

  /// (1/N) sum over j of k(x_i - x_j) w_j + (x_i - x_j)/h² k(x_i - x_j) for every particle i.
  func direction(_ parallel: Parallel) -> [Double] {
    let moments = boxMoments(parallel)
    let blocks = parallel.map(tasks.count) { values(tasks[$0], moments) }
    let sorted = Parallel.concatenated(blocks)
    return placeOfParticle.map { sorted[Int($0)] }
  }

  /// The moments M_n = sum of (w v^n + n/h v^(n-1)) / n! of each box, one box after the other.
  private func boxMoments(_ parallel: Parallel) -> [Double] {
    let order = expansion.order
    let sums = parallel.map(tasks.count) { powerSums(tasks[$0]) }
    var result = Array(repeating: 0.0, count: boxes.count * order)
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
    for (index, box) in boxes.enumerated() {
      result[index * order + 1] += Double(box.count) / bandwidth
      for n in 1..<order { result[index * order + n] *= GaussExpansion.inverseFactorials[n] }
    }
    return result
  }

  /// For each piece of a task the sums of w v^n and then those of v^n, n below the order. The first of
  /// the latter counts places without particles too.
  private func powerSums(_ task: Range<Int>) -> [Double] {
    let order = expansion.order
    var result: [Double] = []
    result.reserveCapacity(task.count * 2 * order)
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 2 * order) { sums in
      offsets.withUnsafeBytes { offsets in
        weights.withUnsafeBytes { weights in
          for piece in pieces[task] {
            sums.initialize(repeating: SIMD8())
            for place in stride(
              from: 8 * piece.places.lowerBound, to: 8 * piece.places.upperBound, by: 64)
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

  /// The values at the places of some pieces.
  private func values(_ task: Range<Int>, _ moments: [Double]) -> [Double] {
    guard let first = task.first, let last = task.last else { return [] }
    let start = pieces[first].places.lowerBound
    let size = pieces[last].places.upperBound - start
    var box = -1
    var local = LocalExpansion()
    var nearest = 0
    let scale = 1 / Double(placeOfParticle.count)
    return Array(unsafeUninitializedCapacity: size) { result, count in
      let result = UnsafeMutableRawBufferPointer(result)
      offsets.withUnsafeBytes { offsets in
        for piece in pieces[task] {
          if piece.box != box {
            box = piece.box
            local = self.local(box, moments, &nearest)
          }
          for place in stride(
            from: 8 * piece.places.lowerBound, to: 8 * piece.places.upperBound, by: 64)
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
    while boxes[box].number - boxes[nearest].number > reach { nearest += 1 }
    var local = LocalExpansion()
    expansion.psi.withUnsafeBufferPointer { psi in
      moments.withUnsafeBufferPointer { moments in
        var source = nearest
        while source < boxes.count, boxes[source].number - boxes[box].number <= reach {
          let row = Int(boxes[box].number - boxes[source].number) + expansion.reach
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
