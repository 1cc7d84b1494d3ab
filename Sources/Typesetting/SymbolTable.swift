/// The symbols, by kind: one line each, all names of a symbol before it.
///
/// The tables are text because the compiler takes long over large dictionary literals.
enum SymbolTable {
  /// Letters set in italics like any variable.
  static let letters = """
    alpha α
    beta β
    gamma γ
    delta δ
    epsilon ϵ
    varepsilon ε
    zeta ζ
    eta η
    theta θ
    vartheta ϑ
    iota ι
    kappa κ
    varkappa ϰ
    lambda λ
    mu μ
    nu ν
    xi ξ
    omicron ο
    pi π
    varpi ϖ
    rho ρ
    varrho ϱ
    sigma σ
    varsigma ς
    tau τ
    upsilon υ
    phi ϕ
    varphi φ
    chi χ
    psi ψ
    omega ω
    imath ı
    jmath ȷ
    """

  /// Signs that stand for themselves and are set upright.
  static let upright = """
    Gamma Γ
    Delta Δ
    Theta Θ
    Lambda Λ
    Xi Ξ
    Pi Π
    Sigma Σ
    Upsilon Υ
    Phi Φ
    Psi Ψ
    Omega Ω
    nabla ∇
    partial ∂
    infty ∞
    emptyset varnothing ∅
    forall ∀
    exists ∃
    nexists ∄
    neg lnot ¬
    top ⊤
    bot ⊥
    ell ℓ
    hbar hslash ℏ
    Re ℜ
    Im ℑ
    wp ℘
    aleph ℵ
    angle ∠
    triangle △
    square Box □
    blacksquare ■
    Diamond ◇
    checkmark ✓
    complement ∁
    degree °
    S §
    P ¶
    $ $
    % %
    # #
    _ _
    backslash \\
    """

  /// Operators between two things.
  static let binary = """
    pm ±
    mp ∓
    times ×
    div ÷
    cdot ⋅
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
    boxplus ⊞
    boxminus ⊟
    boxtimes ⊠
    boxdot ⊡
    dagger †
    ddagger ‡
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
    oint ∮
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
    arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan \
    tanh
    """

  /// Marks of punctuation and dots.
  static let punctuation = """
    colon :
    ldotp .
    """

  /// Dots, which take a thin space on either side.
  static let inner = """
    ldots dotsc dotso hdots …
    cdots dotsb dotsm dotsi ⋯
    ddots ⋱
    """

  /// Delimiters: how they may be written, and their character.
  static let delimiters = """
    ( lparen (
    ) rparen )
    [ lbrack [
    ] rbrack ]
    \\{ lbrace {
    \\} rbrace }
    < langle ⟨
    > rangle ⟩
    | vert lvert rvert |
    \\| Vert lVert rVert ‖
    lfloor ⌊
    rfloor ⌋
    lceil ⌈
    rceil ⌉
    lgroup ⟮
    rgroup ⟯
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
