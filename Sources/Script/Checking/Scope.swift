import Diagnostics

/// The names of one closure or program while it is checked, and the slots of its frame.
final class Scope {
  /// A name that has a slot.
  struct Entry {
    let slot: Int
    let type: ValueType
    let place: Range<Int>?
  }

  private let parent: Scope?
  private var locals: [String: Entry] = [:]
  private var captured: [String: Entry] = [:]
  private var globals: [DefinitionName: Entry] = [:]
  private(set) var slotCount = 0
  /// For a closure: where its values come from in the scope around it.
  private(set) var captures: [(from: Int, to: Int)] = []
  /// For a program: the definitions that it reads, with their slots.
  private(set) var reads: [(name: DefinitionName, slot: Int)] = []
  /// What the words that are named inside do.
  var traits = Traits()

  init(parent: Scope? = nil) { self.parent = parent }

  /// Whether it is that of a program and not of a function.
  var isOutermost: Bool { parent == nil }

  private func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// Defines a local name; gives its slot.
  func define(_ name: Name, _ type: ValueType) -> Int {
    let slot = newSlot()
    locals[name.text] = Entry(slot: slot, type: type, place: name.range)
    return slot
  }

  /// The name in this scope itself, not in those around it.
  func own(_ name: String) -> Entry? { locals[name] }

  /// A local name of this scope or of one around it; taken over from there when it is used.
  func local(_ name: String) -> Entry? {
    if let entry = locals[name] ?? captured[name] { return entry }
    guard let outer = parent?.local(name) else { return nil }
    let entry = Entry(slot: capture(outer.slot), type: outer.type, place: outer.place)
    captured[name] = entry
    return entry
  }

  /// The slot of a definition of a chapter.
  func global(_ name: DefinitionName, _ type: ValueType) -> Int {
    if let entry = globals[name] { return entry.slot }
    let slot: Int
    if let parent {
      slot = capture(parent.global(name, type))
    } else {
      slot = newSlot()
      reads.append((name, slot))
    }
    globals[name] = Entry(slot: slot, type: type, place: nil)
    return slot
  }

  private func capture(_ slot: Int) -> Int {
    let own = newSlot()
    captures.append((slot, own))
    return own
  }

  /// Takes note of a word that is named inside.
  func note(_ word: Word) {
    if word.isRandom { traits.isRandom = true }
    if word.cost == .costly { traits.isCostly = true }
  }

  /// Takes note of what a closure inside does.
  func note(_ inner: Traits) {
    traits.isRandom = traits.isRandom || inner.isRandom
    traits.isCostly = traits.isCostly || inner.isCostly
  }

  /// All local names, the nearest scope first.
  var localNames: [String] { locals.keys.sorted() + (parent?.localNames ?? []) }
}
