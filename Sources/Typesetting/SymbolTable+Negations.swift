extension SymbolTable {
  /// Relations with a stroke through them.
  static let negatedRelations = """
    ne neq ≠
    nsim ≁
    ncong ≇
    nless ≮
    ngtr ≯
    nleq ≰
    ngeq ≱
    nleqq ≦̸
    ngeqq ≧̸
    nleqslant ⩽̸
    ngeqslant ⩾̸
    lneq ⪇
    gneq ⪈
    lneqq lvertneqq ≨
    gneqq gvertneqq ≩
    lnsim ⋦
    gnsim ⋧
    lnapprox ⪉
    gnapprox ⪊
    nprec ⊀
    nsucc ⊁
    npreceq ⪯̸
    nsucceq ⪰̸
    precneqq ⪵
    succneqq ⪶
    precnsim ⋨
    succnsim ⋩
    precnapprox ⪹
    succnapprox ⪺
    notin ∉
    notni ∌
    subsetneq varsubsetneq ⊊
    supsetneq varsupsetneq ⊋
    subsetneqq varsubsetneqq ⫋
    supsetneqq varsupsetneqq ⫌
    nsubseteq ⊈
    nsupseteq ⊉
    nsubseteqq ⫅̸
    nsupseteqq ⫆̸
    nmid nshortmid ∤
    nparallel nshortparallel ∦
    nvdash ⊬
    nvDash ⊭
    nVdash ⊮
    nVDash ⊯
    ntriangleleft ⋪
    ntriangleright ⋫
    ntrianglelefteq ⋬
    ntrianglerighteq ⋭
    """

  /// What `\not` makes of a relation, where that is a character of its own.
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
    ⊩ ⊮
    → ↛
    ← ↚
    ↔ ↮
    ⇒ ⇏
    ⇐ ⇍
    ⇔ ⇎
    ∃ ∄
    ≺ ⊀
    ≻ ⊁
    ≼ ⋠
    ≽ ⋡
    ≲ ≴
    ≳ ≵
    ≶ ≸
    ≷ ≹
    ⊑ ⋢
    ⊒ ⋣
    ⊲ ⋪
    ⊳ ⋫
    ⊴ ⋬
    ⊵ ⋭
    """
}
