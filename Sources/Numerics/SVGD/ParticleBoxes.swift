/// Particles on the real line sorted into boxes, in memory that is used again for the next ones.
struct ParticleBoxes: Sendable {
  /// A box with particles in it.
  struct Box {
    /// Which box it is: its centre is at number + 1/2 widths.
    let number: Double
    /// How many particles it holds.
    let count: Int
    /// Its slots: enough for its particles, and a multiple of eight.
    let slots: Range<Int>
  }

  /// The boxes in order.
  private(set) var boxes: [Box] = []
  /// The slot of each particle.
  private(set) var slots: [Int32] = []
  /// By slot: the distance from the centre of the box in units of a length; 0 without a particle.
  private(set) var offsets: [Double] = []
  /// By slot: the weight; 0 without a particle.
  private(set) var weights: [Double] = []
  private var numbers: [Double] = []

  /// The greatest number of particles.
  static let mostParticles = 1 << 28

  /// Sorts particles with weights into boxes of a width, and measures offsets in a unit.
  ///
  /// - Complexity: O(N), or O(N log N) where the boxes are few and far between.
  mutating func arrange(_ places: [Double], weights: [Double], width: Double, unit: Double) {
    if slots.count != places.count {
      slots = Array(repeating: 0, count: places.count)
      numbers = Array(repeating: 0, count: places.count)
    }
    let inverse = 1 / width
    var least = Double.infinity
    var greatest = -Double.infinity
    for particle in places.indices {
      let number = (places[particle] * inverse).rounded(.down)
      numbers[particle] = number
      least = min(least, number)
      greatest = max(greatest, number)
    }
    boxes.removeAll(keepingCapacity: true)
    if let span = Int(exactly: greatest - least), span < 4 * places.count + 1024 {
      layoutByCounting(least, count: span + 1)
    } else {
      layoutBySorting()
    }
    let size = boxes.last?.slots.upperBound ?? 0
    offsets.removeAll(keepingCapacity: true)
    offsets.append(contentsOf: repeatElement(0, count: size))
    self.weights.removeAll(keepingCapacity: true)
    self.weights.append(contentsOf: repeatElement(0, count: size))
    for particle in places.indices {
      let slot = Int(slots[particle])
      // The centre is a whole number of half widths, and the difference exact.
      offsets[slot] = (places[particle] - (numbers[particle] + 0.5) * width) / unit
      self.weights[slot] = weights[particle]
    }
  }

  private mutating func append(_ number: Double, _ count: Int) {
    let start = boxes.last?.slots.upperBound ?? 0
    boxes.append(Box(number: number, count: count, slots: start..<start + (count + 7) / 8 * 8))
  }

  /// How many boxes away; particles have places, so their distance is a whole number.
  private static func index(_ distance: Double) -> Int { Int(exactly: distance) ?? 0 }

  private mutating func layoutByCounting(_ least: Double, count: Int) {
    var next = Array(repeating: Int32(0), count: count)
    for number in numbers { next[Self.index(number - least)] += 1 }
    for index in next.indices where next[index] > 0 {
      append(least + Double(index), Int(next[index]))
      next[index] = Int32(boxes[boxes.count - 1].slots.lowerBound)
    }
    for particle in numbers.indices {
      let box = Self.index(numbers[particle] - least)
      slots[particle] = next[box]
      next[box] += 1
    }
  }

  private mutating func layoutBySorting() {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var start = 0
    while start < order.count {
      let number = numbers[order[start]]
      let first = boxes.last?.slots.upperBound ?? 0
      var next = start
      while next < order.count, numbers[order[next]] == number {
        slots[order[next]] = Int32(first + next - start)
        next += 1
      }
      append(number, next - start)
      start = next
    }
  }
}
