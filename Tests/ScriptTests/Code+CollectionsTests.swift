import Testing

@Test(
  arguments: [
    (
      "[1, 2, 3][«3»]",
      [
        "the array has 3 elements, numbered from 0 to 2; there is no element 3 [index-out-of-bounds]"
      ]
    ),
    (
      "[1, 2, 3][«-1»]",
      ["elements are numbered from 0; there is no element -1 [index-out-of-bounds]"]
    ),
    (
      "[1, 2, 3][«0.5»]",
      ["elements are numbered from 0; there is no element 0.5 [index-out-of-bounds]"]
    ),
    (
      #"["a": 1][«"b"»]"#,
      [#"the dictionary has no key "b"; did you mean 'a'? [unknown-key]"#]
    ),
    (
      #"["a": 1, «"a"»: 2]"#,
      [#"the key "a" is there already [duplicate-key]"#]
    ),
    (
      "«linspace(0, 1, 20000000)»",
      ["an array of more than 10000000 elements [too-large]"]
    ),
    (
      "[1, 2, 3][«1...5»]",
      [
        "the array has 3 elements, numbered from 0 to 2; there is no element 5 [index-out-of-bounds]"
      ]
    ),
  ] as [(String, [String])])
func tellsElementsThatAreNotThere(program: String, messages: [String]) throws {
  try check(program, messages)
}
