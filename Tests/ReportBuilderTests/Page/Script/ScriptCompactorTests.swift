import Testing

@testable import ReportBuilder

@Test(arguments: [
  ("  const a = 1\n\n  // why\n  b = a + 2", "const a=1\nb=a+2"),
  ("a = \"x  y // z\" + 'it\\'s  b'", "a=\"x  y // z\"+'it\\'s  b'"),
  ("`a  ${ b }  c` + 1", "`a  ${ b }  c`+1"),
  ("x = / a [/ ] +/g.test( y )", "x=/ a [/ ] +/g.test(y)"),
  ("a / b / c", "a/b/c"), ("f(x) / 2 + \"a / b\"", "f(x)/2+\"a / b\""),
  ("a + +b - -c + ++d", "a+ +b- -c+ ++d"), ("return x", "return x"),
  ("if (a) {\n  f(\n    b,\n    c\n  )\n}\n[d].e()", "if(a){f(b,c)}\n[d].e()"),
  ("const [ a, b ] = c in d", "const[a,b]=c in d"), ("", ""),
])
func compactsScripts(text: String, expected: String) {
  #expect(ScriptCompactor.compact(text) == expected)
}
