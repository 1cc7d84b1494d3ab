import TestSupport
import Testing

@testable import ReportBuilder

@Suite struct BuildIdentifierTests {
  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func note(_ name: String, _ type: Int, _ content: [UInt8], step: Int = 4) -> [UInt8] {
    func filled(_ bytes: [UInt8]) -> [UInt8] {
      bytes + Array(repeating: 0, count: (step - bytes.count % step) % step)
    }
    let text = Array(name.utf8) + [0]
    return filled(little(text.count, 4) + little(content.count, 4) + little(type, 4) + text)
      + filled(content)
  }

  /// A program with segments of notes, behind one of another type.
  private func program(_ segments: [(step: Int, notes: [UInt8])]) -> [UInt8] {
    let count = segments.count + 1
    var head: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 25)
    head += little(64, 8) + Array(repeating: 0, count: 14) + little(56, 2) + little(count, 2)
    head += Array(repeating: 0, count: 64 - head.count)
    var table = little(1, 4) + Array(repeating: 0, count: 52)
    var content: [UInt8] = []
    for (step, notes) in segments {
      table += little(4, 4) + little(0, 4) + little(64 + 56 * count + content.count, 8)
      table += Array(repeating: 0, count: 16) + little(notes.count, 8) + little(notes.count, 8)
      table += little(step, 8)
      content += notes
    }
    return head + table + content
  }

  private func identifier(_ bytes: [UInt8]) -> [UInt8]? {
    BuildIdentifier { range in Array(bytes[range.clamped(to: bytes.indices)]) }?.bytes
  }

  private let id: [UInt8] = [1, 2, 3, 4, 5, 6, 7]

  @Test func findsTheIdentifierAmongTheNotes() {
    let property = note("GNU", 5, [9, 9, 9, 9], step: 8)
    let tag = note("GNU", 1, [0, 0, 0, 0, 3, 0, 0, 0])
    let other = note("Go", 3, [8, 8])
    let own = note("GNU", 3, id)
    #expect(identifier(program([(4, own)])) == id)
    #expect(identifier(program([(8, property), (4, tag + other + own)])) == id)
    #expect(identifier(program([(8, property + note("GNU", 3, id, step: 8))])) == id)
  }

  @Test func findsNoneWhereThereIsNone() {
    #expect(identifier([]) == nil)
    #expect(identifier(Array("#!/bin/sh\n".utf8)) == nil)
    #expect(identifier(program([])) == nil)
    #expect(identifier(program([(4, note("GNU", 1, id))])) == nil)
    #expect(identifier(program([(4, note("GNU", 3, []))])) == nil)
    let whole = program([(4, note("GNU", 3, id))])
    for count in 0..<whole.count - 1 { #expect(identifier(Array(whole.prefix(count))) == nil) }
  }

  @Test func readsWhatIsNoProgramWithoutHarm() {
    var generator = Generator(state: 3)
    let whole = program([(8, note("GNU", 5, id, step: 8)), (4, note("GNU", 3, id))])
    for _ in 0..<5000 {
      var other = whole
      for _ in 0..<3 {
        other[.random(in: 6..<other.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      _ = identifier(other)
    }
  }
}
