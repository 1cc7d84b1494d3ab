extension SymbolTable {
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
    vartheta thetasym ϑ
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

  /// Greek capitals in italics, which Unicode has as letters of their own.
  static let italicCapitals = """
    varGamma 𝛤
    varDelta 𝛥
    varTheta 𝛩
    varLambda 𝛬
    varXi 𝛯
    varPi 𝛱
    varSigma 𝛴
    varUpsilon 𝛶
    varPhi 𝛷
    varPsi 𝛹
    varOmega 𝛺
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
    Alpha Α
    Beta Β
    Epsilon Ε
    Zeta Ζ
    Eta Η
    Iota Ι
    Kappa Κ
    Mu Μ
    Nu Ν
    Omicron Ο
    Rho Ρ
    Tau Τ
    Chi Χ
    digamma ϝ
    Digamma Ϝ
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
    beth ℶ
    gimel ℷ
    daleth ℸ
    eth ð
    Bbbk 𝕜
    Finv Ⅎ
    Game ⅁
    mho ℧
    angle ∠
    measuredangle ∡
    sphericalangle ∢
    triangle vartriangle △
    triangledown ▽
    blacktriangle ▲
    blacktriangledown ▼
    square Box □
    blacksquare ■
    Diamond ◇
    lozenge ◊
    blacklozenge ⧫
    bigstar ★
    clubsuit ♣
    diamondsuit ♢
    heartsuit ♡
    spadesuit ♠
    flat ♭
    natural ♮
    sharp ♯
    surd √
    backprime ‵
    diagup ╱
    diagdown ╲
    circledS Ⓢ
    circledR ®
    copyright ©
    maltese ✠
    pounds mathsterling £
    yen ¥
    checkmark ✓
    complement ∁
    degree °
    S §
    P ¶
    AA Å
    aa å
    AE Æ
    ae æ
    OE Œ
    oe œ
    O Ø
    o ø
    ss ß
    lq ‘
    rq ’
    $ $
    % %
    # #
    _ _
    backslash \\
    """
}
