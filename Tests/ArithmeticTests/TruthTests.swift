import Arithmetic
import Testing

@Test func followsKleeneLogic() {
  let table: [(Truth, Truth, Truth, Truth)] = [
    (.yes, .yes, .yes, .yes), (.yes, .no, .no, .yes), (.yes, .undecided, .undecided, .yes),
    (.no, .undecided, .no, .undecided), (.undecided, .undecided, .undecided, .undecided),
    (.no, .no, .no, .no),
  ]
  for (a, b, and, or) in table {
    #expect((a && b) == and && (b && a) == and)
    #expect((a || b) == or && (b || a) == or)
    #expect(!(a && b) == (!a || !b))
  }
}
