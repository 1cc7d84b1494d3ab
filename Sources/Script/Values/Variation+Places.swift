import Arithmetic

extension Variation {
  /// The places of a long way, in order, in units of the bound: the ends, and in between what divides the way
  /// ever finer by the golden section, so that what comes again and again is not met at one phase alone. The
  /// number itself lies between the fourth and the fifth.
  static let longWay = [-1, -0.82, -0.528, -0.348, 0.236, 0.416, 0.708, 1]

  /// The places at which a number is looked at; nil when it is exact.
  ///
  /// Where the bound is a rounding of the number, one end is enough: over so short a way every function
  /// is straight. A longer way is looked at in some places, see ``longWay``, and the result is marked as
  /// estimated: nothing bounds what lies between them.
  static func places(of number: Estimate) -> Variation? {
    let error = number.error
    guard error > 0 else { return nil }
    let size = max(abs(number.value), Double.leastNormalMagnitude)
    let isShort = error <= 1e-10 * size
    let steps = isShort ? [1] : longWay
    // The negative of a number moves the other way.
    let reach = number.value.sign == .minus ? -error : error
    return Variation(
      source: Source(number.lineage),
      moved: steps.map { .number(number.exactly(moved(number.value, by: $0 * reach))) },
      stretch: isShort ? 2 : 1,
      isEstimated: number.isEstimated || !isShort)
  }

  /// The places at which a number with an error is looked at, of which a change by `scale` is large.
  static func places(of number: Estimate, scale: Double) -> Variation {
    let isShort = number.error <= 1e-10 * scale
    let steps = isShort ? [1] : longWay
    return Variation(
      source: .number,
      moved: steps.map {
        .number(number.exactly(moved(number.value, by: $0 * number.error)))
      },
      stretch: isShort ? 2 : 1,
      isEstimated: number.isEstimated || !isShort)
  }

  /// Many numbers of an object moved together in a few patterns of signs, which estimates the error only.
  static func together(
    _ movements: [Object.Movement], _ inexact: [Int], _ make: ([Double]) -> Object?
  ) -> Variation? {
    let signs: [(Int) -> Double] = [
      { $0 % 2 == 0 ? 1 : -1 }, { $0 % 4 < 2 ? 1 : -1 }, { _ in 1 },
    ]
    let moved = signs.compactMap { sign -> Value? in
      let numbers = movements.enumerated().map { $1.number.value + sign($0) * $1.number.error }
      return make(numbers).map { .object($0) }
    }
    guard moved.count == signs.count else { return nil }
    return Variation(
      source: .number, moved: moved, stretch: 2, isEstimated: true,
      isHeld: inexact.allSatisfy {
        movements[$0].isHeld && movements[$0].number.error <= 1e-10 * movements[$0].scale
      })
  }

  /// value + step, rounded away from the value.
  private static func moved(_ value: Double, by step: Double) -> Double {
    let sum = value + step
    return sum == value ? (step > 0 ? value.nextUp : value.nextDown) : sum
  }

  /// The ways in which an array is moved: each inexact quantity in it apart when there are few, else all
  /// elements together, which estimates the error only.
  static func places(of numbers: Numbers) -> [Variation] {
    var sources: [Source] = []
    var groups: [Source: [(index: Int, variation: Variation)]] = [:]
    for index in numbers.values.indices {
      guard let variation = places(of: numbers[index]) else { continue }
      let source = variation.source.at(index)
      if groups[source] == nil { sources.append(source) }
      groups[source, default: []].append((index, variation))
    }
    if sources.count <= 8 {
      let nominal = numbers.array.map { $0.exactly($0.value) }
      return sources.compactMap { source in
        guard let group = groups[source], let first = group.first?.variation else { return nil }
        let moved = first.moved.indices.map { place -> Value in
          var values = nominal
          for member in group {
            let own = member.variation.moved
            if case .number(let number)? = own.indices.contains(place) ? own[place] : own.last {
              values[member.index] = number
            }
          }
          return .numbers(Numbers(values))
        }
        return Variation(
          source: source, moved: moved, stretch: first.stretch,
          isEstimated: group.contains(where: \.variation.isEstimated))
      }
    }
    let signs: [(Int) -> Double] = [{ _ in 1 }, { _ in -1 }, { $0 % 2 == 0 ? 1 : -1 }]
    return [
      Variation(
        source: .number,
        moved: signs.map { sign in
          .numbers(
            Numbers(
              numbers.values.indices.map {
                numbers[$0].exactly(numbers.values[$0] + sign($0) * numbers[$0].error)
              }))
        }, stretch: 2, isEstimated: true)
    ]
  }

  /// The ways in which what a closure captured is moved, functions that it captured included; what is
  /// known but for a rounding stays.
  static func places(ofCaptured captured: [Value]) -> [Variation] {
    places(of: captured, \.variationsWithCaptured).filter { $0.stretch < 2 }
  }

  /// The ways in which an array of arrays is moved: what moves together in all its elements.
  static func places(
    of elements: [Value], _ variations: (Value) -> [Variation] = { $0.variations }
  ) -> [Variation] {
    let own = elements.enumerated().map { index, element in
      variations(element).map { $0.of($0.source.at(index)) }
    }
    var groups: [Source: Variation] = [:]
    var sources: [Source] = []
    for variation in own.joined() where groups[variation.source] == nil {
      groups[variation.source] = variation
      sources.append(variation.source)
    }
    return sources.compactMap { source in
      guard let first = groups[source] else { return nil }
      let members = own.map { variations in variations.first { $0.source == source } }
      return Variation(
        source: source,
        moved: first.moved.indices.map { place in
          .list(
            zip(elements, members).map { element, member in
              guard let moved = member?.moved, moved.indices.contains(place) else {
                return element.nominalWithCaptured
              }
              return moved[place]
            })
        }, stretch: first.stretch,
        isEstimated: members.contains { $0?.isEstimated ?? false }, partners: first.partners)
    }
  }
}
