public import Binary

/// Drawings as bytes: a tree of the few elements and attributes that ``Figure`` and ``Sweep`` draw.
///
/// What is written is no markup but which element it is, its classes by their numbers, its lengths as
/// numbers, its texts. So what is read can be nothing but a drawing, whoever wrote it: no other
/// element, no attribute that runs, loads or links anything, no style but the share of a level, no
/// identifier, no number that is not finite, and no deeper nesting than a panel needs.
public enum DrawingCode {
  /// The sizes of drawings, by their numbers.
  static let sizes = [DrawingSize.wide, .narrow]
  /// The most elements around an element: the drawing, a panel, what changes in it.
  static let deepest = 3

  /// Writes a drawing.
  ///
  /// - Returns: Whether it is one; otherwise nothing is written.
  /// - Complexity: O(n) in the length of the drawing.
  public static func write(_ drawing: Graphic, to writer: inout ByteWriter) -> Bool {
    var encoder = DrawingEncoder()
    guard encoder.write(drawing) else { return false }
    // What cannot be read back as it was is not worth keeping.
    var reader = ByteReader(encoder.writer.bytes)
    guard (try? read(&reader, isWide: drawing.size == .wide)) == drawing, reader.isAtEnd else {
      return false
    }
    writer.append(encoder.writer)
    return true
  }

  /// Reads a drawing.
  ///
  /// - Parameter isWide: Whether it must be a wide one, or a narrow one.
  /// - Complexity: O(n) in the length of the drawing.
  public static func read(
    _ reader: inout ByteReader, isWide: Bool
  ) throws(DamagedBytes) -> Graphic {
    var decoder = DrawingDecoder(reader: reader)
    let drawing = try decoder.drawing()
    try reader.require((drawing.size == .wide) == isWide)
    reader = decoder.reader
    return drawing
  }
}

/// The kinds of elements inside a drawing.
enum DrawingElement: UInt8 {
  case path = 1
  case text = 2
  case group = 3
}

/// The classes that elements of a drawing have, by their numbers.
enum DrawingClasses {
  static let all: [String] =
    Role.allCases.map(\.rawValue) + Dash.allCases.compactMap(\.className)
    + DrawingClass.allCases.map(\.rawValue)

  /// The numbers of the classes of an element; nil where one is none of them.
  static func numbers(_ classes: String) -> [Int]? {
    var numbers: [Int] = []
    for name in classes.split(separator: " ", omittingEmptySubsequences: false) {
      guard let number = all.firstIndex(where: { $0 == name }) else { return nil }
      numbers.append(number)
    }
    return numbers.count <= 8 ? numbers : nil
  }
}

/// Lengths and places as whole numbers of hundredths, as ``attribute(_:)`` writes them.
enum Hundredths {
  /// The greatest number of hundredths of a place.
  static let greatest = 100_000_000_000

  /// The hundredths that a text stands for; nil for a text that ``text(_:)`` would not write.
  static func parse(_ text: Substring) -> Int? {
    guard let value = Double(text), abs(value) <= 1e9,
      let hundredths = Int(exactly: (value * 100).rounded())
    else { return nil }
    return Self.text(hundredths) == text ? hundredths : nil
  }

  /// The text of some hundredths.
  static func text(_ hundredths: Int) -> String { attribute(Double(hundredths) / 100) }
}
