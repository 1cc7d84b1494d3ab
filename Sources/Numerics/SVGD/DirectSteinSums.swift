/// A Stein direction by sums over all particles, eight at a time.
struct DirectSteinSums: Sendable {
  private let kernel: Kernel
  private let dimension: Int
  private let count: Int
  /// Places and scores axis by axis, each axis filled up to a multiple of eight with places so far
  /// away that they add nothing, and scores of 0.
  private let places: [Double]
  private let scores: [Double]

  /// How many particles are looked at in one go.
  private static let tileSize = 256

  init(_ direction: SteinDirection) {
    kernel = direction.kernel
    dimension = direction.particles.dimension
    count = direction.particles.count
    places = Self.filled(direction.particles.coordinates, count, with: 1e150)
    scores = Self.filled(direction.scores, count, with: 0)
  }

  private static func filled(_ numbers: [Double], _ count: Int, with filler: Double) -> [Double] {
    let filling = Array(repeating: filler, count: (8 - count % 8) % 8)
    if filling.isEmpty { return numbers }
    return Array(
      Swift.stride(from: 0, to: numbers.count, by: count)
        .map { numbers[$0..<$0 + count] + filling }.joined())
  }

  /// phi at points of a range, axis by axis.
  ///
  /// - Complexity: O(N) for each point and axis.
  func values(at points: Particles, _ range: Range<Int>) -> [Double] {
    let share = 1 / Double(count)
    var result = Array(repeating: 0.0, count: dimension * range.count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.tileSize) { memory in
      memory.initialize(repeating: 0)
      withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: dimension) { sums in
        for row in range {
          points.coordinates[row...].withUnsafeBufferPointer { point in
            addAll(to: sums, at: point, stride: points.count, memory)
          }
          for axis in 0..<dimension {
            result[axis * range.count + row - range.lowerBound] = share * sums[axis].sum()
          }
        }
      }
    }
    return result
  }

  private func addAll(
    to sums: UnsafeMutableBufferPointer<SIMD8<Double>>, at point: UnsafeBufferPointer<Double>,
    stride: Int, _ memory: UnsafeMutableBufferPointer<Double>
  ) {
    places.withUnsafeBufferPointer { places in
      scores.withUnsafeBufferPointer { scores in
        add(to: sums, at: point, stride: stride, places, scores, memory)
      }
    }
  }

  /// Sets the sums over all particles.
  ///
  /// - Parameters:
  ///   - point: Its coordinates are `stride` apart.
  ///   - memory: Room for the kernel and its pulls over a tile of particles.
  private func add(
    to sums: UnsafeMutableBufferPointer<SIMD8<Double>>, at point: UnsafeBufferPointer<Double>,
    stride: Int, _ places: UnsafeBufferPointer<Double>, _ scores: UnsafeBufferPointer<Double>,
    _ memory: UnsafeMutableBufferPointer<Double>
  ) {
    for axis in 0..<dimension { sums[axis] = SIMD8() }
    let count = places.count / dimension
    for start in Swift.stride(from: 0, to: count, by: Self.tileSize) {
      let size = min(Self.tileSize, count - start)
      let values = UnsafeMutableBufferPointer(rebasing: memory[..<size])
      let pulls = UnsafeMutableBufferPointer(rebasing: memory[Self.tileSize..<Self.tileSize + size])
      for axis in 0..<dimension {
        let first = axis * count + start
        let own = UnsafeRawBufferPointer(
          UnsafeBufferPointer(rebasing: places[first..<first + size]))
        square(point[axis * stride], own, values, isFirst: axis == 0)
      }
      kernel.evaluate(values, pulls: pulls)
      for axis in 0..<dimension {
        let first = axis * count + start
        sums[axis] += sum(
          point[axis * stride],
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: places[first..<first + size])),
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: scores[first..<first + size])),
          UnsafeRawBufferPointer(values), UnsafeRawBufferPointer(pulls))
      }
    }
  }

  /// Adds the squared distances along an axis.
  @inline(__always)
  private func square(
    _ x: Double, _ places: UnsafeRawBufferPointer,
    _ squares: UnsafeMutableBufferPointer<Double>, isFirst: Bool
  ) {
    let squares = UnsafeMutableRawBufferPointer(squares)
    for place in Swift.stride(from: 0, to: places.count, by: 64) {
      let gap = x - places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      var square = gap * gap
      if !isFirst {
        square += squares.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      }
      squares.storeBytes(of: square, toByteOffset: place, as: SIMD8<Double>.self)
    }
  }

  /// The sum of kernel times score plus pull times distance along an axis.
  @inline(__always)
  private func sum(
    _ x: Double, _ places: UnsafeRawBufferPointer, _ scores: UnsafeRawBufferPointer,
    _ values: UnsafeRawBufferPointer, _ pulls: UnsafeRawBufferPointer
  ) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for place in Swift.stride(from: 0, to: places.count, by: 64) {
      let gap = x - places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      sum +=
        values.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        * scores.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        + pulls.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self) * gap
    }
    return sum
  }
}
