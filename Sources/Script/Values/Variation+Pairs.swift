import Arithmetic

// Two quantities that move at once. A pair is moved to the ends of both: its results stand in the order of
// the ends of the first quantity, and for each in that of the second's.

extension Variation {
  /// The places at the ends of what moves: one where it is short.
  var ends: [Int] { moved.count > 1 ? [0, moved.count - 1] : Array(moved.indices) }

  /// The pair of two variations, which came to these results at the ends of both.
  init(_ first: Variation, _ second: Variation, _ results: [Value]) {
    self.init(
      source: Source(first.source, second.source), moved: results,
      stretch: max(first.stretch, second.stretch),
      isEstimated: first.isEstimated || second.isEstimated, isHeld: first.isHeld && second.isHeld,
      partners: [first.source, second.source])
  }

  /// The pairs of several variations of a value, which `make` gives for the quantities and the numbers of their
  /// places; without those for which it gives nothing.
  static func pairs<Failure: Error>(
    of variations: [Variation], where isWanted: (Int, Int) -> Bool,
    _ make: ([(index: Int, place: Int)]) throws(Failure) -> Value?
  ) throws(Failure) -> [Variation] {
    var result: [Variation] = []
    for i in variations.indices {
      for j in variations.indices.dropFirst(i + 1) where isWanted(i, j) {
        var moved: [Value] = []
        for a in variations[i].ends {
          for b in variations[j].ends {
            if let value = try make([(i, a), (j, b)]) { moved.append(value) }
          }
        }
        guard moved.count == variations[i].ends.count * variations[j].ends.count else { continue }
        result.append(Variation(variations[i], variations[j], moved))
      }
    }
    return result
  }

  /// The number at the place of a pair of which this is a part, when it moves alone.
  func number(at place: Int, of pair: Variation) -> Double {
    let isFirst = pair.partners.first == source
    let others = max(1, pair.moved.count / max(1, ends.count))
    let end = isFirst ? place / others : place % max(1, ends.count)
    guard ends.indices.contains(end), case .number(let number) = moved[ends[end]] else {
      return .infinity
    }
    return number.value
  }
}

extension [Variation] {
  /// The two variations that a pair is made of; empty for one that is none, or where a part is missing.
  func parts(of pair: Variation) -> [Variation] {
    let parts = pair.partners.compactMap { source in first { $0.source == source } }
    return parts.count == 2 ? parts : []
  }

  /// Those of one quantity each.
  var single: [Variation] { filter(\.partners.isEmpty) }
}

extension Value {
  /// Whether two quantities may do at once what neither does alone, in a number that one of them hardly moves:
  /// where it is about 0, since elsewhere that is far below its last digit. Of a truth value that is asked always.
  func isOpenToPairs(_ variations: [Variation]) -> Bool {
    switch self {
    case .number(let number):
      var reach = 0.0
      for value in variations.flatMap(\.moved) {
        if case .number(let moved) = value { reach += abs(moved.value - number.value) }
      }
      return abs(number.value) <= 8 * reach
    case .numbers(let numbers):
      return numbers.values.indices.contains { index in
        Value.number(numbers.values[index]).isOpenToPairs(
          variations.map { variation in
            variation.replaced(
              by: variation.moved.compactMap { value in
                guard case .numbers(let moved) = value, index < moved.count else { return nil }
                return .number(moved.values[index])
              })
          })
      }
    case .array(let elements):
      return elements.indices.contains { index in
        elements[index].isOpenToPairs(
          variations.map { variation in
            variation.replaced(
              by: variation.moved.compactMap { value in
                guard let moved = value.elements, index < moved.count else { return nil }
                return moved[index]
              })
          })
      }
    case .record(let record):
      return record.fields.contains { field in
        field.value.isOpenToPairs(
          variations.map { variation in
            variation.replaced(
              by: variation.moved.compactMap { value in
                if case .record(let moved) = value { moved[field.name] } else { nil }
              })
          })
      }
    case .truth: return true
    default: return false
    }
  }

  /// The value with two quantities moved at once; nil where that is not known.
  ///
  /// - Parameters:
  ///   - moves: The quantities, each with the number of its place.
  ///   - withCaptured: Whether what closures captured moves, too.
  ///   - name: A quantity of the value as the whole knows it.
  func moved(
    by moves: [(source: Variation.Source, place: Int)], withCaptured: Bool,
    name: (Variation.Source) -> Variation.Source
  ) -> Value? {
    let own = withCaptured ? variationsWithCaptured : variations
    let members = moves.compactMap { move in
      own.first { name($0.source) == move.source }.map { (variation: $0, place: move.place) }
    }
    func alone(_ member: (variation: Variation, place: Int)) -> Value? {
      member.variation.moved.indices.contains(member.place)
        ? member.variation.moved[member.place] : member.variation.moved.last
    }
    guard let first = members.first else { return withCaptured ? nominalWithCaptured : nominal }
    guard members.count > 1 else { return alone(first) }
    switch self {
    case .numbers(let numbers):
      guard case .numbers(let a)? = alone(members[0]), case .numbers(let b)? = alone(members[1]),
        a.count == numbers.count, b.count == numbers.count
      else { return nil }
      return .numbers(
        Numbers(numbers.values.indices.map { a.values[$0] != numbers.values[$0] ? a[$0] : b[$0] }))
    case .range:
      guard case .range(let a, _)? = alone(members[0]), case .range(_, let b)? = alone(members[1])
      else { return nil }
      return .range(lower: a, upper: b)
    case .array(let elements):
      var result: [Value] = []
      for (index, element) in elements.enumerated() {
        guard
          let moved = element.moved(
            by: moves, withCaptured: withCaptured, name: { name($0.at(index)) })
        else { return nil }
        result.append(moved)
      }
      return .list(result)
    case .function(let function) where withCaptured:
      if let moved = function.body.captured(movedBy: moves, name: name) {
        return .function(Function(moved))
      }
      return pair(own, members, moves.map(\.source), name)
    default: return pair(own, members, moves.map(\.source), name)
    }
  }

  /// What an object or a function keeps of two of its quantities moved at once.
  private func pair(
    _ own: [Variation], _ members: [(variation: Variation, place: Int)],
    _ sources: [Variation.Source], _ name: (Variation.Source) -> Variation.Source
  ) -> Value? {
    guard let pair = own.first(where: { Set($0.partners.map(name)) == Set(sources) }) else {
      return nil
    }
    let ordered = pair.partners.compactMap { source in
      members.first { $0.variation.source == source }
    }
    guard ordered.count == 2 else { return nil }
    let ends = ordered.map { $0.variation.ends.firstIndex(of: $0.place) ?? 0 }
    let index = ends[0] * ordered[1].variation.ends.count + ends[1]
    return pair.moved.indices.contains(index) ? pair.moved[index] : nil
  }
}
