/// The symbols, by kind: one line each, all names of a symbol before it.
///
/// The tables are text because the compiler takes long over large dictionary literals.
enum SymbolTable {
  /// Operators between two things.
  static let binary = """
    pm ±
    mp ∓
    times ×
    div ÷
    cdot centerdot ⋅
    ast ∗
    star ⋆
    circ ∘
    bullet ∙
    cap ∩
    cup ∪
    uplus ⊎
    sqcap ⊓
    sqcup ⊔
    vee lor ∨
    wedge land ∧
    barwedge ⊼
    veebar ⊻
    setminus smallsetminus ∖
    wr ≀
    amalg ⨿
    oplus ⊕
    ominus ⊖
    otimes ⊗
    oslash ⊘
    odot ⊙
    circledast ⊛
    circledcirc ⊚
    circleddash ⊝
    boxplus ⊞
    boxminus ⊟
    boxtimes ⊠
    boxdot ⊡
    dagger dag †
    ddagger ddag ‡
    dotplus ∔
    divideontimes ⋇
    doublebarwedge ⩞
    curlyvee ⋎
    curlywedge ⋏
    Cap doublecap ⋒
    Cup doublecup ⋓
    intercal ⊺
    leftthreetimes ⋋
    rightthreetimes ⋌
    lhd ⊲
    rhd ⊳
    unlhd ⊴
    unrhd ⊵
    bigcirc ◯
    minuso ⦵
    diamond ⋄
    bigtriangleup △
    bigtriangledown ▽
    triangleleft ◃
    triangleright ▹
    ltimes ⋉
    rtimes ⋊
    And &
    & &
    """

  /// Large operators whose limits stand under and over them in displayed mathematics.
  static let sums = """
    sum ∑
    prod ∏
    coprod ∐
    bigcup ⋃
    bigcap ⋂
    bigsqcup ⨆
    bigvee ⋁
    bigwedge ⋀
    bigoplus ⨁
    bigotimes ⨂
    bigodot ⨀
    biguplus ⨄
    """

  /// Large operators whose limits stand beside them.
  static let integrals = """
    int ∫
    iint ∬
    iiint ∭
    iiiint ⨌
    oint ∮
    oiint ∯
    oiiint ∰
    """

  /// Named functions with limits, and what they print where it isn't the name.
  static let limits = """
    max max
    min min
    sup sup
    inf inf
    lim lim
    limsup lim sup
    liminf lim inf
    det det
    gcd gcd
    Pr Pr
    injlim inj lim
    projlim proj lim
    """

  /// Named functions.
  static let functions = """
    arccos arcsin arctan arcctg arctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp \
    hom ker lg ln log sec sh sin sinh tan tanh tg th
    """

  /// Marks of punctuation and dots.
  static let punctuation = """
    colon :
    ldotp .
    cdotp ·
    """

  /// Dots, which take a thin space on either side.
  static let inner = """
    ldots dotsc dotso hdots mathellipsis …
    cdots dotsb dotsm dotsi ⋯
    ddots ⋱
    iddots ⋰
    """

  /// Delimiters: how they may be written, and their character.
  static let delimiters = """
    ( lparen (
    ) rparen )
    [ lbrack [
    ] rbrack ]
    \\{ lbrace {
    \\} rbrace }
    < lt langle lang ⟨
    > gt rangle rang ⟩
    | vert lvert rvert |
    \\| Vert lVert rVert ‖
    lfloor ⌊
    rfloor ⌋
    lceil ⌈
    rceil ⌉
    lgroup ⟮
    rgroup ⟯
    lmoustache ⎰
    rmoustache ⎱
    lBrace ⦃
    rBrace ⦄
    llbracket ⟦
    rrbracket ⟧
    ulcorner ⌜
    urcorner ⌝
    llcorner ⌞
    lrcorner ⌟
    / /
    backslash \\
    uparrow ↑
    downarrow ↓
    updownarrow ↕
    Uparrow ⇑
    Downarrow ⇓
    Updownarrow ⇕
    """

  /// The lines of a table, each as its names and, last, its character.
  static func entries(_ table: String) -> [(names: [String], text: String)] {
    table.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2, let text = words.last else { return nil }
      return (Array(words.dropLast()), text)
    }
  }
}
