extension SymbolTable {
  /// Relations without a stroke.
  static let relations = """
    le leq ≤
    ge geq ≥
    leqslant ⩽
    geqslant ⩾
    leqq ≦
    geqq ≧
    eqslantless ⪕
    eqslantgtr ⪖
    lt <
    gt >
    lessdot ⋖
    gtrdot ⋗
    ll ≪
    gg ≫
    lll llless ⋘
    ggg gggtr ⋙
    lesssim ≲
    gtrsim ≳
    lessapprox ⪅
    gtrapprox ⪆
    lessgtr ≶
    gtrless ≷
    lesseqgtr ⋚
    gtreqless ⋛
    lesseqqgtr ⪋
    gtreqqless ⪌
    equiv ≡
    sim thicksim ∼
    backsim ∽
    simeq ≃
    backsimeq ⋍
    eqsim ≂
    approx thickapprox ≈
    approxeq ≊
    cong ≅
    doteq ≐
    Doteq doteqdot ≑
    fallingdotseq ≒
    risingdotseq ≓
    triangleq ≜
    circeq ≗
    eqcirc ≖
    bumpeq ≏
    Bumpeq ≎
    propto varpropto ∝
    asymp ≍
    vcentcolon ratio ∶
    dblcolon coloncolon ∷
    coloneqq coloneq colonequals ≔
    Coloneqq Coloneq coloncolonequals ⩴
    eqqcolon eqcolon equalscolon ≕
    Eqqcolon Eqcolon equalscoloncolon =∷
    colonminus ∶−
    coloncolonminus ∷−
    minuscolon −∶
    minuscoloncolon −∷
    colonapprox ∶≈
    Colonapprox coloncolonapprox ∷≈
    approxcolon ≈∶
    approxcoloncolon ≈∷
    colonsim ∶∼
    Colonsim coloncolonsim ∷∼
    simcolon ∼∶
    simcoloncolon ∼∷
    prec ≺
    succ ≻
    preceq ⪯
    succeq ⪰
    preccurlyeq ≼
    succcurlyeq ≽
    curlyeqprec ⋞
    curlyeqsucc ⋟
    precsim ≾
    succsim ≿
    precapprox ⪷
    succapprox ⪸
    in ∈
    ni owns ∋
    backepsilon ∍
    subset ⊂
    supset ⊃
    subseteq ⊆
    supseteq ⊇
    subseteqq ⫅
    supseteqq ⫆
    Subset ⋐
    Supset ⋑
    sqsubset ⊏
    sqsupset ⊐
    sqsubseteq ⊑
    sqsupseteq ⊒
    vartriangleleft ⊲
    vartriangleright ⊳
    trianglelefteq ⊴
    trianglerighteq ⊵
    blacktriangleleft ◀
    blacktriangleright ▶
    mid shortmid ∣
    parallel shortparallel ∥
    perp ⟂
    vdash ⊢
    dashv ⊣
    models ⊧
    vDash ⊨
    Vdash ⊩
    Vvdash ⊪
    origof ⊶
    imageof ⊷
    bowtie Join ⋈
    smile smallsmile ⌣
    frown smallfrown ⌢
    between ≬
    pitchfork ⋔
    therefore ∴
    because ∵
    """
}
