extension SymbolTable {
  /// Relations, arrows among them.
  static let relations = """
    le leq ≤
    ge geq ≥
    leqslant ⩽
    geqslant ⩾
    leqq ≦
    geqq ≧
    lt <
    gt >
    ne neq ≠
    ll ≪
    gg ≫
    lll ⋘
    ggg ⋙
    equiv ≡
    sim ∼
    nsim ≁
    simeq ≃
    approx ≈
    approxeq ≊
    cong ≅
    ncong ≇
    doteq ≐
    triangleq ≜
    coloneqq coloneq ≔
    eqqcolon ≕
    propto varpropto ∝
    asymp ≍
    lesssim ≲
    gtrsim ≳
    lessapprox ⪅
    gtrapprox ⪆
    lessgtr ≶
    gtrless ≷
    prec ≺
    succ ≻
    preceq ⪯
    succeq ⪰
    preccurlyeq ≼
    succcurlyeq ≽
    nless ≮
    ngtr ≯
    nleq ≰
    ngeq ≱
    in ∈
    notin ∉
    ni owns ∋
    subset ⊂
    supset ⊃
    subseteq ⊆
    supseteq ⊇
    subsetneq ⊊
    supsetneq ⊋
    nsubseteq ⊈
    nsupseteq ⊉
    Subset ⋐
    Supset ⋑
    sqsubset ⊏
    sqsupset ⊐
    sqsubseteq ⊑
    sqsupseteq ⊒
    mid ∣
    nmid ∤
    parallel ∥
    nparallel ∦
    perp ⟂
    vdash ⊢
    dashv ⊣
    models ⊧
    vDash ⊨
    Vdash ⊩
    nvdash ⊬
    nvDash ⊭
    bowtie Join ⋈
    smile ⌣
    frown ⌢
    therefore ∴
    because ∵
    to rightarrow →
    gets leftarrow ←
    leftrightarrow ↔
    Rightarrow ⇒
    Leftarrow ⇐
    Leftrightarrow ⇔
    implies Longrightarrow ⟹
    impliedby Longleftarrow ⟸
    iff Longleftrightarrow ⟺
    longrightarrow ⟶
    longleftarrow ⟵
    longleftrightarrow ⟷
    mapsto ↦
    longmapsto ⟼
    uparrow ↑
    downarrow ↓
    updownarrow ↕
    Uparrow ⇑
    Downarrow ⇓
    Updownarrow ⇕
    nearrow ↗
    searrow ↘
    swarrow ↙
    nwarrow ↖
    hookrightarrow ↪
    hookleftarrow ↩
    rightharpoonup ⇀
    rightharpoondown ⇁
    leftharpoonup ↼
    leftharpoondown ↽
    rightleftharpoons ⇌
    rightleftarrows ⇄
    leftrightarrows ⇆
    twoheadrightarrow ↠
    rightarrowtail ↣
    rightsquigarrow leadsto ⇝
    circlearrowright ↻
    circlearrowleft ↺
    multimap ⊸
    nrightarrow ↛
    nleftarrow ↚
    nRightarrow ⇏
    nLeftarrow ⇍
    upharpoonright restriction ↾
    """

  /// What `\not` makes of a relation.
  static let negations = """
    = ≠
    < ≮
    > ≯
    ∈ ∉
    ∋ ∌
    ≤ ≰
    ≥ ≱
    ≡ ≢
    ∼ ≁
    ≃ ≄
    ≈ ≉
    ≅ ≇
    ⊂ ⊄
    ⊃ ⊅
    ⊆ ⊈
    ⊇ ⊉
    ∣ ∤
    ∥ ∦
    ⊢ ⊬
    ⊨ ⊭
    → ↛
    ← ↚
    ⇒ ⇏
    ⇐ ⇍
    ∃ ∄
    ≺ ⊀
    ≻ ⊁
    ⟂ ⟂̸
    ∝ ∝̸
    """
}
