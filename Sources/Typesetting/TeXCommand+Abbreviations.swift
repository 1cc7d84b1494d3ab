extension TeXCommand {
  /// The commands that stand for others. Authors may define them anew.
  static let abbreviations: [String: TeXCommand] = {
    var result: [String: TeXCommand] = [:]
    for line in abbreviationTable.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2 else { continue }
      let body = tokens(of: words[1])
      var parameters = 0
      for token in body {
        if case .parameter(let number) = token.kind { parameters = max(parameters, number) }
      }
      result[words[0]] = .abbreviation(
        Macros.Definition(parameters: parameters, standard: nil, body: body))
    }
    for (name, kind) in [
      ("begingroup", TeXToken.Kind.beginGroup), ("bgroup", .beginGroup), ("endgroup", .endGroup),
      ("egroup", .endGroup),
    ] {
      let body = [TeXToken(kind, 0..<0)]
      result[name] = .abbreviation(Macros.Definition(parameters: 0, standard: nil, body: body))
    }
    return result
  }()

  /// Built-in commands that LaTeX does not have, so that a report may have its own of the name.
  static let free: Set<String> = {
    let names = """
      set Set Braket cancel bcancel xcancel sout ch sh th tg ctg cth cotg cosec arctg arcctg Alpha \
      Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi Digamma omicron thetasym angl \
      bold symbf lang rang ratio lBrace rBrace utilde O o aa AA class style up md sc scr phase char
      """
    return Set(names.split(separator: " ").map(String.init)).union(abbreviations.keys)
  }()

  /// One line for each: the name and what it stands for.
  private static let abbreviationTable = #"""
    argmax \operatorname*{arg\,max}
    argmin \operatorname*{arg\,min}
    plim \operatorname*{plim}
    operatornamewithlimits \operatorname*
    varlimsup \mathop{\overline{\lim}}
    varliminf \mathop{\underline{\lim}}
    varinjlim \mathop{\underrightarrow{\lim}}
    varprojlim \mathop{\underleftarrow{\lim}}
    intop \int\limits
    idotsint \int\!\cdots\!\int
    bra \mathinner{\langle{#1}|}
    ket \mathinner{|{#1}\rangle}
    braket \mathinner{\langle{#1}\rangle}
    Bra \left\langle{#1}\right|
    Ket \left|{#1}\right\rangle
    newline \\
    N \mathbb{N}
    R \mathbb{R}
    Z \mathbb{Z}
    natnums \mathbb{N}
    reals \mathbb{R}
    Reals \mathbb{R}
    cnums \mathbb{C}
    Complex \mathbb{C}
    real \Re
    image \Im
    weierp \wp
    alef \aleph
    alefsym \aleph
    infin \infty
    isin \in
    empty \emptyset
    exist \exists
    sdot \cdot
    bull \bullet
    plusmn \pm
    sub \subset
    sube \subseteq
    supe \supseteq
    sect \S
    clubs \clubsuit
    diamonds \diamondsuit
    hearts \heartsuit
    spades \spadesuit
    Dagger \ddagger
    larr \leftarrow
    rarr \rightarrow
    uarr \uparrow
    darr \downarrow
    harr \leftrightarrow
    lrarr \leftrightarrow
    lArr \Leftarrow
    rArr \Rightarrow
    uArr \Uparrow
    dArr \Downarrow
    hArr \Leftrightarrow
    lrArr \Leftrightarrow
    Larr \Leftarrow
    Rarr \Rightarrow
    Uarr \Uparrow
    Darr \Downarrow
    Harr \Leftrightarrow
    Lrarr \Leftrightarrow
    """#
}
