/// Which call has made an object or a function.
extension Invocation {
  /// Tells objects and functions that the word made which call made them.
  func attachOrigin(
    _ value: Value, _ values: [Value?], _ receiver: Value?, _ chapter: String, part: String = ""
  ) -> Value {
    switch value {
    case .object(let object) where object.storage.origin == nil:
      let (origin, nesting) = origin(values, receiver, chapter, part)
      // What the object would be elsewhere within its bounds is another object.
      let variations = object.storage.variations.enumerated().map { index, variation in
        variation.replaced(
          by: variation.moved.enumerated().map { place, moved in
            attachOrigin(
              moved, values, receiver, chapter, part: "\(part)/moved \(index) \(place)")
          })
      }
      return .object(Object(object, variations: variations, origin: origin, nesting: nesting))
    case .function(let function) where function.body.origin == nil:
      let (origin, nesting) = origin(values, receiver, chapter, part)
      return .function(Function(function.body.attaching(origin, nesting: nesting)))
    case .array(let elements) where elements.first?.needsOrigin ?? false:
      return .array(
        elements.enumerated().map { index, element in
          attachOrigin(element, values, receiver, chapter, part: "\(part)/\(index)")
        })
    case .record(let record) where record.fields.contains { $0.value.needsOrigin }:
      return .record(
        Record(
          record.typeName,
          fields: record.fields.map { field in
            (
              field.name,
              attachOrigin(field.value, values, receiver, chapter, part: "\(part)/\(field.name)")
            )
          }))
    default: return value
    }
  }

  private func origin(
    _ values: [Value?], _ receiver: Value?, _ chapter: String, _ part: String
  ) -> (Origin, Int) {
    let label = label(chapter) + part
    let nesting = values.reduce(receiver?.nesting ?? 0) { max($0, $1?.nesting ?? 0) }
    return (Origin([receiver] + values, isRandom: word.isRandom) { label }, nesting + 1)
  }
}

extension Value {
  /// Whether this is, or begins with, an object or function that does not know its origin.
  fileprivate var needsOrigin: Bool {
    switch self {
    case .object(let object): object.storage.origin == nil
    case .function(let function): function.body.origin == nil
    case .array(let elements): elements.first?.needsOrigin ?? false
    default: false
    }
  }
}
