extension SymbolTable {
  /// Arrows and harpoons, which are relations.
  static let arrows = """
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
    upharpoonright restriction ↾
    upharpoonleft ↿
    downharpoonright ⇂
    downharpoonleft ⇃
    rightleftharpoons ⇌
    leftrightharpoons ⇋
    rightleftarrows ⇄
    leftrightarrows ⇆
    leftleftarrows ⇇
    rightrightarrows ⇉
    upuparrows ⇈
    downdownarrows ⇊
    twoheadrightarrow ↠
    twoheadleftarrow ↞
    rightarrowtail ↣
    leftarrowtail ↢
    rightsquigarrow leadsto ⇝
    leftrightsquigarrow ↭
    dashrightarrow ⇢
    dashleftarrow ⇠
    Rrightarrow ⇛
    Lleftarrow ⇚
    Rsh ↱
    Lsh ↰
    looparrowright ↬
    looparrowleft ↫
    curvearrowright ↷
    curvearrowleft ↶
    circlearrowright ↻
    circlearrowleft ↺
    multimap ⊸
    nrightarrow ↛
    nleftarrow ↚
    nleftrightarrow ↮
    nRightarrow ⇏
    nLeftarrow ⇍
    nLeftrightarrow ⇎
    """

  /// Arrows that grow with what stands on and under them. The font has no growing form of others.
  static let growingArrows = """
    xrightarrow →
    xleftarrow ←
    xleftrightarrow ↔
    xRightarrow ⇒
    xLeftarrow ⇐
    xLeftrightarrow ⇔
    xmapsto ↦
    xhookrightarrow ↪
    xhookleftarrow ↩
    xrightharpoonup ⇀
    xrightharpoondown ⇁
    xleftharpoonup ↼
    xleftharpoondown ↽
    """
}
