/// Plain data under field names, for example the outcome of an estimate.
public struct Record: Sendable {
  let storage: Storage

  final class Storage: Sendable {
    let typeName: String
    let fields: [(name: String, value: Value)]

    init(typeName: String, fields: [(name: String, value: Value)]) {
      self.typeName = typeName
      self.fields = fields
    }
  }

  /// A record of the type `typeName` with its fields in order.
  public init(_ typeName: String, fields: [(name: String, value: Value)]) {
    storage = Storage(typeName: typeName, fields: fields)
  }

  /// The name of its type in the table of words.
  public var typeName: String { storage.typeName }
  /// The fields in order.
  public var fields: [(name: String, value: Value)] { storage.fields }

  /// The value of a field, nil when there is no such field.
  public subscript(_ name: String) -> Value? {
    fields.first { $0.name == name }?.value
  }
}
