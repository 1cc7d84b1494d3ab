import Arithmetic
import Diagnostics

extension ExpressionChecker {
  /// The definition of another chapter that `base.member` names; nil when `base` is no chapter.
  func otherChapter(_ base: Expression, in scope: Scope) -> String? {
    guard case .name(let name) = base.kind, scope.local(name) == nil,
      definitions[chapter, name] == nil, definitions.chapters.contains(name)
    else { return nil }
    return name
  }

  mutating func checkMember(
    _ base: Expression, _ member: Name, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    if let other = otherChapter(base, in: scope) {
      if let index = definitions[other, member.text] {
        return checkDefinition(index, range, in: scope)
      }
      sink.report(
        "unknown-name",
        "the chapter '\(other)' does not define '\(member.text)'"
          + suggestion(for: member.text, in: definitions.names(in: other)), member.range)
      return unknown(range)
    }
    let receiver = checkReceiver(base, in: scope)
    switch findMember(member, of: receiver) {
    case .field(let type):
      noteDynamic(member, in: scope)
      return Checked(type: type, code: dynamicMember(receiver, member, range))
    case .word(let invocation): return reference(invocation, receiver, range, in: scope)
    case .later:
      noteDynamic(member, in: scope)
      return Checked(type: .any, code: dynamicMember(receiver, member, range))
    case .none: return unknown(range)
    }
  }

  /// Checks what stands before a point, where the name of a chapter may have been meant.
  mutating func checkReceiver(_ base: Expression, in scope: Scope) -> Checked {
    guard case .name(let name) = base.kind else { return check(base, in: scope) }
    return checkName(name, base.range, in: scope, orChapters: definitions.chapters)
  }

  private func dynamicMember(_ receiver: Checked, _ member: Name, _ range: Range<Int>) -> any Code {
    DynamicMemberCode(
      receiver.code, member, nameRange: place(member.range), table: invocations, arguments: nil,
      hasTrailingClosure: false, chapter: chapter, place(range))
  }

  /// Takes note of a member that is found only when its receiver is there: it may be one that draws.
  func noteDynamic(_ member: Name, in scope: Scope) {
    if invocations.randomMembers[member.text] != nil { scope.traits.isRandom = true }
  }

  enum FoundMember {
    case field(ValueType)
    case word(Invocation)
    /// The type is not known yet.
    case later
    /// There is none, which has been reported.
    case none
  }

  /// Finds a member by the type of its receiver.
  mutating func findMember(_ member: Name, of receiver: Checked) -> FoundMember {
    guard let typeName = receiver.type.memberTypeName else { return .later }
    let ancestry = words.ancestry(of: typeName)
    for type in ancestry {
      if let field = type.fields.first(where: { $0.name == member.text }) {
        return .field(field.type)
      }
    }
    if let invocation = invocations.member(member.text, of: typeName) {
      return .word(invocation)
    }
    if case .record = receiver.type, ancestry.isEmpty { return .later }
    let names = words.memberNames(of: typeName)
    let offer = offer(for: member.text, of: receiver.type, in: names)
    let list =
      names.isEmpty
      ? "it has none"
      : names.count <= 12
        ? "it has \(listed(names, "and"))"
        : "it has " + names.prefix(12).joined(separator: ", ") + ", ..."
    sink.report(
      "unknown-member", "\(receiver.type.phrase) has no member '\(member.text)'\(offer)",
      member.range, annotation: offer.isEmpty ? list : nil)
    return .none
  }

  /// What was probably meant by a member that is not there.
  private func offer(for member: String, of type: ValueType, in names: [String]) -> String {
    if case .range = type, words["map"] != nil,
      words.memberNames(of: ValueType.array(.any).memberTypeName ?? "").contains(member)
    {
      return "; a range has no elements, an array of whole numbers is integers(1, 3)"
    }
    if let other = words.otherNames[member], let name = other.split(separator: "(").first,
      names.contains(String(name))
    {
      return "; write .\(name)"
    }
    return suggestion(for: member, in: names)
  }

  mutating func checkElement(
    _ base: Expression, _ index: Expression, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    let whole = check(base, in: scope)
    let key = check(index, in: scope)
    let code = ElementCode(whole.code, key.code, place(range))
    switch whole.type {
    case .array(let element):
      if !fits(key.type, .oneOf([.number, .range])) {
        sink.report(
          "type-mismatch",
          "the index of an element is a whole number or a range, not \(key.type.phrase)",
          index.range)
      }
      if let constant = key.code as? ConstantCode, case .number(let number) = constant.value,
        number.value < 0 || number.value != number.value.rounded()
      {
        sink.report(
          "index-out-of-bounds",
          "elements are numbered from 0; there is no element \(number.printed().text)",
          index.range)
      }
      if case .range = key.type { return Checked(type: whole.type, code: code) }
      return Checked(type: key.type == .number ? element : .any, code: code)
    case .dictionary(let element):
      if !fits(key.type, .text) {
        sink.report(
          "type-mismatch", "the key of a dictionary is text, not \(key.type.phrase)", index.range)
      }
      return Checked(type: element, code: code)
    case .any, .oneOf: return Checked(type: .any, code: code)
    default:
      sink.report(
        "type-mismatch", "\(whole.type.phrase) has no elements", base.range)
      return unknown(range)
    }
  }
}
