/// The sums of a Gaussian kernel, weighted and differentiated, over particles on the real line in
/// linear time: each box of particles is replaced by a few moments.
///
/// The result differs from the direct sums by at most 1e-12 of the sum of the absolute values of all
/// weights (with 1/h as the weight of the slope).
struct FastGaussSum: Sendable {
  /// A box with particles in it, and where they are in box order.
  private struct Box {
    let number: Double
    let start: Int
    var end: Int
  }

  /// A run of particles of one box that is summed in one go.
  private struct Piece {
    let box: Int
    let start: Int
    let end: Int
  }

  private let expansion: GaussExpansion
  private let bandwidth: Double
  /// The particle at each place of the box order.
  private let particles: [Int]
  private let boxes: [Box]
  private let pieces: [Piece]
  /// The tasks: ranges of pieces with enough work for a thread.
  private let tasks: [Range<Int>]
  /// The distances from the centre of the box in bandwidths, and the weights, both in box order.
  private let offsets: [Double]
  private let weights: [Double]

  private static let pieceSize = 4096
  private static let taskSize = 16384

  /// The sums over particles with weights; nil where direct sums are quicker.
  init?(_ places: [Double], weights: [Double], bandwidth: Double) {
    let lower = places.min() ?? 0
    let extent = (places.max() ?? 0) - lower
    guard
      let width = Self.boxWidth(count: places.count, extent: extent, bandwidth: bandwidth)
    else { return nil }
    self.init(places, weights: weights, bandwidth: bandwidth, boxWidth: width)
  }

  /// The sums with boxes of a width, a power of two.
  init(_ places: [Double], weights: [Double], bandwidth: Double, boxWidth: Double) {
    expansion = GaussExpansion(width: boxWidth / bandwidth)
    self.bandwidth = bandwidth
    let inverse = 1 / boxWidth
    let numbers = places.map { ($0 * inverse).rounded(.down) }
    particles = Self.boxOrder(numbers)
    var boxes: [Box] = []
    var offsets: [Double] = []
    var sorted: [Double] = []
    offsets.reserveCapacity(places.count)
    sorted.reserveCapacity(places.count)
    for (position, particle) in particles.enumerated() {
      let number = numbers[particle]
      if boxes.last?.number == number {
        boxes[boxes.count - 1].end = position + 1
      } else {
        boxes.append(Box(number: number, start: position, end: position + 1))
      }
      // The centre is a whole number of half boxes and the difference exact.
      offsets.append((places[particle] - (number + 0.5) * boxWidth) / bandwidth)
      sorted.append(weights[particle])
    }
    self.boxes = boxes
    self.offsets = offsets
    self.weights = sorted
    (pieces, tasks) = Self.divide(boxes)
  }

  // MARK: The layout

  /// The width of the boxes, the greatest power of two or a few halvings below it, that takes least
  /// time; nil where direct sums take less.
  ///
  /// The costs are in nanoseconds, measured once; they decide about time only.
  private static func boxWidth(count: Int, extent: Double, bandwidth: Double) -> Double? {
    let limit = GaussExpansion.greatestWidth * bandwidth
    guard limit.isNormal else { return nil }
    var width = limit.binade
    var best: Double?
    var least = 2.5 * Double(count) * Double(count)
    for _ in 0..<6 {
      let order = Double(GaussExpansion.order(width: width / bandwidth))
      let boxes = min(Double(count), extent / width + 1)
      let neighbours = min(boxes, 2 * GaussExpansion.cutoff * bandwidth / width + 1)
      let cost =
        3000 + Double(count) * (12 + 0.75 * order) + boxes * neighbours * order * (8 + 0.1 * order)
      if cost < least {
        least = cost
        best = width
      }
      width *= 0.5
    }
    return best
  }

  /// The particles in the order of their boxes, those of one box in their own order.
  private static func boxOrder(_ numbers: [Double]) -> [Int] {
    let least = numbers.min() ?? 0
    let extent = (numbers.max() ?? 0) - least
    guard extent < Double(4 * numbers.count + 1024) else {
      return numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    }
    var starts = Array(repeating: 0, count: Int(extent) + 2)
    for number in numbers { starts[Int(number - least) + 1] += 1 }
    for box in 1..<starts.count { starts[box] += starts[box - 1] }
    var order = Array(repeating: 0, count: numbers.count)
    for (particle, number) in numbers.enumerated() {
      let box = Int(number - least)
      order[starts[box]] = particle
      starts[box] += 1
    }
    return order
  }

  private static func divide(_ boxes: [Box]) -> ([Piece], [Range<Int>]) {
    var pieces: [Piece] = []
    var tasks: [Range<Int>] = []
    var first = 0
    var size = 0
    for (index, box) in boxes.enumerated() {
      for start in stride(from: box.start, to: box.end, by: pieceSize) {
        let end = min(box.end, start + pieceSize)
        pieces.append(Piece(box: index, start: start, end: end))
        size += end - start
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
    let moments = moments(parallel)
    let blocks = parallel.map(tasks.count) { values(tasks[$0], moments) }
    var result = Array(repeating: 0.0, count: particles.count)
    var position = 0
    for block in blocks {
      for value in block {
        result[particles[position]] = value
        position += 1
      }
    }
    return result
  }

  /// The moments M_n = sum of (w v^n + n/h v^(n-1)) / n! of each box, one box after the other.
  private func moments(_ parallel: Parallel) -> [Double] {
    let order = expansion.order
    let sums = parallel.map(tasks.count) { task in tasks[task].flatMap { powerSums(pieces[$0]) } }
    var result = Array(repeating: 0.0, count: boxes.count * order)
    var piece = 0
    for block in sums {
      for start in stride(from: 0, to: block.count, by: 2 * order) {
        let box = pieces[piece].box * order
        for n in 0..<order {
          result[box + n] += block[start + n]
          if n > 0 { result[box + n] += Double(n) / bandwidth * block[start + order + n - 1] }
        }
        piece += 1
      }
    }
    for box in 0..<boxes.count {
      var factorial = 1.0
      for n in 1..<order {
        factorial *= Double(n)
        result[box * order + n] /= factorial
      }
    }
    return result
  }

  /// The sums of w v^n and then those of v^n over a piece, n below the order.
  private func powerSums(_ piece: Piece) -> [Double] {
    let order = expansion.order
    return withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: 2 * order) { sums in
      sums.initialize(repeating: SIMD8())
      offsets.withUnsafeBufferPointer { offsets in
        weights.withUnsafeBufferPointer { weights in
          var start = piece.start
          while start < piece.end {
            let v = loadEight(offsets, start, end: piece.end)
            var weighted = loadEight(weights, start, end: piece.end)
            var plain = SIMD8<Double>(repeating: 1)
            if start + 8 > piece.end {
              plain = firstLanes(piece.end - start)
              weighted *= plain
            }
            for n in 0..<order {
              sums[n] += weighted
              sums[order + n] += plain
              weighted *= v
              plain *= v
            }
            start += 8
          }
        }
      }
      return sums.map { $0.sum() }
    }
  }

  /// The values at the particles of some pieces, in box order.
  private func values(_ task: Range<Int>, _ moments: [Double]) -> [Double] {
    guard let first = task.first, let last = task.last else { return [] }
    let start = pieces[first].start
    var result = Array(repeating: 0.0, count: pieces[last].end - start)
    var box = -1
    var local = LocalExpansion()
    var nearest = 0
    let scale = 1 / Double(particles.count)
    result.withUnsafeMutableBufferPointer { result in
      offsets.withUnsafeBufferPointer { offsets in
        for piece in pieces[task] {
          if piece.box != box {
            box = piece.box
            local = self.local(box, moments, &nearest)
          }
          let range = UnsafeMutableBufferPointer(
            rebasing: result[piece.start - start..<piece.end - start])
          for place in stride(from: piece.start, to: piece.end, by: 8) {
            let u = loadEight(offsets, place, end: piece.end)
            storeEight(scale * local(u, order: expansion.order), range, place - piece.start)
          }
        }
      }
    }
    return result
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
            terms: min(order, expansion.lengths[row]))
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
  var a = SIMD8<Double>()
  var b = SIMD8<Double>()
  var c = SIMD8<Double>()

  /// Adds the sum over n of M_n psi_{n+m} to coefficient m.
  @inline(__always)
  mutating func add(
    _ moments: UnsafeBufferPointer<Double>, _ psi: UnsafeBufferPointer<Double>, terms: Int
  ) {
    let row = UnsafeRawBufferPointer(psi)
    let stride = MemoryLayout<Double>.stride
    var (first, second, third) = (a, b, c)
    for n in 0..<terms {
      let moment = moments[n]
      first += moment * row.loadUnaligned(fromByteOffset: n * stride, as: SIMD8<Double>.self)
      second += moment * row.loadUnaligned(fromByteOffset: (n + 8) * stride, as: SIMD8<Double>.self)
      third += moment * row.loadUnaligned(fromByteOffset: (n + 16) * stride, as: SIMD8<Double>.self)
    }
    (a, b, c) = (first, second, third)
  }

  /// Multiplies coefficient m by (-1)^m/m!.
  mutating func scale() {
    var factor = 1.0
    for m in 0..<24 {
      if m > 0 { factor /= Double(-m) }
      switch m / 8 {
      case 0: a[m % 8] *= factor
      case 1: b[m % 8] *= factor
      default: c[m % 8] *= factor
      }
    }
  }

  /// The polynomial's terms below an order at eight places.
  @inline(__always)
  func callAsFunction(_ u: SIMD8<Double>, order: Int) -> SIMD8<Double> {
    var value = SIMD8<Double>()
    for m in stride(from: order - 1, through: 0, by: -1) {
      value = value * u + (m < 8 ? a[m] : m < 16 ? b[m - 8] : c[m - 16])
    }
    return value
  }
}
