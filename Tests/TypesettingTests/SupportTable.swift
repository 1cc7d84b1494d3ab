/// The commands of KaTeX's support table that it sets, each in a formula.
enum SupportTable {
  /// Commands that stand for themselves between two letters.
  static let symbols = words(
    """
    And Alpha Beta Box Bumpeq Bbbk Cap Chi Colonapprox Coloneq Coloneqq Colonsim Complex Cup Dagger \
    Darr Delta Diamond Doteq Downarrow Epsilon Eqcolon Eqqcolon Eta Finv Game Gamma Harr Im Iota \
    Join Kappa Lambda Larr Leftarrow Leftrightarrow Lleftarrow Longleftarrow Longleftrightarrow \
    Longrightarrow Lrarr Lsh Mu N Nu Omega Omicron P Phi Pi Pr Psi R Rarr Re Reals Rho Rightarrow \
    Rrightarrow Rsh S Sigma Subset Supset Tau Theta Uarr Uparrow Updownarrow Upsilon Vdash Vert \
    Vvdash Xi Z Zeta alef alefsym aleph alpha amalg angle approx approxcolon approxcoloncolon \
    approxeq arccos arcctg arcsin arctan arctg arg argmax argmin ast asymp backepsilon backprime \
    backsim backsimeq backslash barwedge because beta beth between bigcap bigcirc bigcup bigodot \
    bigoplus bigotimes bigsqcup bigstar bigtriangledown bigtriangleup biguplus bigvee bigwedge \
    blacklozenge blacksquare blacktriangle blacktriangledown blacktriangleleft blacktriangleright \
    bmod bot bowtie boxdot boxminus boxplus boxtimes bull bullet bumpeq cap cdot cdotp cdots \
    centerdot ch checkmark chi circ circeq circlearrowleft circlearrowright circledR circledS \
    circledast circledcirc circleddash clubs clubsuit cnums colon colonapprox coloncolon \
    coloncolonapprox coloncolonequals coloncolonminus coloncolonsim coloneq coloneqq colonequals \
    colonminus colonsim complement cong coprod copyright cos cosec cosh cot cotg coth csc ctg cth \
    cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dArr dag dagger \
    daleth darr dashleftarrow dashrightarrow dashv dblcolon ddag ddagger ddots deg degree delta det \
    diagdown diagup diamond diamonds diamondsuit digamma dim div divideontimes doteq doteqdot \
    dotplus dots dotsb dotsc dotsi dotsm dotso doublebarwedge doublecap doublecup downarrow \
    downdownarrows downharpoonleft downharpoonright ell empty emptyset epsilon eqcirc eqcolon \
    eqqcolon eqsim eqslantgtr eqslantless equalscolon equalscoloncolon equiv eta eth exist exists \
    exp fallingdotseq flat forall frown gamma gcd ge geq geqq geqslant gets gg ggg gggtr gimel \
    gnapprox gneq gneqq gnsim gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim gvertneqq \
    hArr harr hbar hearts heartsuit hom hookleftarrow hookrightarrow hslash iff iiint iint image \
    imageof imath impliedby implies in inf infin infty injlim int intercal intop iota isin jmath \
    kappa ker lArr lBrace lambda land lang langle larr lbrace lbrack lceil ldotp ldots le leadsto \
    leftarrow leftharpoondown leftharpoonup leftleftarrows leftrightarrow leftrightarrows \
    leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq leqslant lessapprox lessdot \
    lesseqgtr lesseqqgtr lessgtr lesssim lfloor lg lgroup lhd lim liminf limsup ll llbracket \
    llcorner lll llless lmoustache ln lnapprox lneq lneqq lnot lnsim log longleftarrow \
    longleftrightarrow longmapsto longrightarrow looparrowleft looparrowright lor lozenge lparen lq \
    lrArr lrarr lrcorner lt ltimes lVert lvert lvertneqq maltese mapsto mathellipsis mathsterling \
    mathstrut max measuredangle mho mid min minuscolon minuscoloncolon minuso models mp mu multimap \
    nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash nabla natnums natural ncong ne nearrow neg \
    neq nexists ngeq ngeqq ngeqslant ngtr ni nleftarrow nleftrightarrow nleq nleqq nleqslant nless \
    nmid notin notni nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq \
    nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright \
    ntrianglerighteq nu nvDash nvdash nwarrow odot oiiint oiint oint omega omicron ominus oplus \
    origof oslash otimes owns parallel partial perp phi pi pitchfork plim plusmn pm pounds prec \
    precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim prime prod projlim propto \
    psi rArr rBrace rang rangle rarr ratio rbrace rbrack rceil real reals restriction rfloor rgroup \
    rhd rho rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows \
    rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes risingdotseq rmoustache \
    rparen rq rrbracket rtimes rVert rvert sdot searrow sec setminus sh sharp shortmid \
    shortparallel sigma sim simcolon simcoloncolon simeq sin sinh smallfrown smallsetminus \
    smallsmile smile spades spadesuit sphericalangle sqcap sqcup sqsubset sqsubseteq sqsupset \
    sqsupseteq square star sub sube subset subseteq subseteqq subsetneq subsetneqq succ succapprox \
    succcurlyeq succeq succnapprox succneqq succnsim succsim sum sup supe supset supseteq supseteqq \
    supsetneq supsetneqq surd swarrow tan tanh tau tg th therefore theta thetasym thickapprox \
    thicksim times to top triangle triangledown triangleleft trianglelefteq triangleq triangleright \
    trianglerighteq twoheadleftarrow twoheadrightarrow uArr uarr ulcorner unlhd unrhd uparrow \
    updownarrow upharpoonleft upharpoonright uplus upsilon upuparrows urcorner vDash varDelta \
    varGamma varLambda varOmega varPhi varPi varPsi varSigma varTheta varUpsilon varXi varepsilon \
    varinjlim varkappa varliminf varlimsup varnothing varphi varpi varprojlim varpropto varrho \
    varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq vartheta vartriangle \
    vartriangleleft vartriangleright vcentcolon vdash vdots vee veebar vert wedge weierp wp wr xi \
    yen zeta
    """)

  /// Commands with an argument.
  static let unary = words(
    """
    Bbb Bra Ket Overrightarrow acute angl bar bcancel bm bold boldsymbol boxed bra braket breve \
    cancel check ddot dot fbox frak grave hat hphantom ket llap mathbb mathbf mathbin mathcal \
    mathclap mathclose mathfrak mathinner mathit mathllap mathnormal mathop mathopen mathord \
    mathpunct mathrel mathring mathrlap mathrm mathscr mathsf mathtt operatorname operatorname* \
    overbrace overgroup overleftarrow overleftharpoon overleftrightarrow overline overrightarrow \
    overrightharpoon phantom pmb pmod pod mod rlap smash sout sqrt substack tag tag* text textbf \
    textit textmd textnormal textrm textsf texttt textup tilde underbar underbrace undergroup \
    underleftarrow underleftrightarrow underline underrightarrow utilde vcenter vec vphantom \
    widecheck widehat widetilde xLeftarrow xLeftrightarrow xRightarrow xcancel xhookleftarrow \
    xhookrightarrow xleftarrow xleftharpoondown xleftharpoonup xleftrightarrow xmapsto xrightarrow \
    xrightharpoondown xrightharpoonup
    """)

  /// Commands that rule to the end of their group.
  static let switches = words(
    """
    LARGE Large Huge bf cal displaystyle footnotesize huge it large normalsize rm scriptscriptstyle \
    scriptsize scriptstyle sf sixptsize small textstyle tiny tt
    """)

  /// Spaces, and commands that show nothing.
  static let spaces = words(
    """
    ! , : ; > allowbreak enspace medspace negmedspace negthickspace negthinspace nobreak \
    nobreakspace qquad quad relax space thickspace thinspace
    """)

  /// Commands that want a delimiter.
  static let sizes = words(
    """
    Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr big bigg biggl biggm biggr bigl bigm bigr
    """)

  /// Commands for words.
  static let inText = words(
    """
    AA AE O OE P S aa ae i j o oe sect ss textasciicircum textasciitilde textbackslash textbar \
    textbardbl textbraceleft textbraceright textdagger textdaggerdbl textdegree textdollar \
    textellipsis textemdash textendash textgreater textless textquotedblleft textquotedblright \
    textquoteleft textquoteright textregistered textsterling textunderscore
    """)

  /// Accents of letters in words.
  static let accents = words(#"' " . ` = ~ ^ H r u v"#)

  /// Environments of one to two columns.
  static let environments = words(
    """
    Bmatrix Bmatrix* Vmatrix Vmatrix* align align* aligned bmatrix bmatrix* cases dcases drcases \
    equation equation* gather gathered matrix matrix* pmatrix pmatrix* rcases smallmatrix split \
    vmatrix vmatrix*
    """)

  /// Other commands, each in a formula: the name, and behind it what is written.
  static let others = ##"""
    # \#
    % \%
    & \&
    $ \$
    _ \_
    { \{
    } \}
    | \|
    \ \begin{matrix} a & b \\ c & d \end{matrix}
    ( \text{\(\frac a b\)}
    above {a \above{2pt} b+1}
    array \begin{array}{c|c} a & b \\ c & d \end{array}
    darray \begin{darray}{cc} a & b \\ c & d \end{darray}
    alignat \begin{alignat}{2} 10&x+ &3&y = 2 \\ 3&x+&13&y = 4 \end{alignat}
    alignat* \begin{alignat*}{2} 10&x+ &3&y = 2 \\ 3&x+&13&y = 4 \end{alignat*}
    alignedat \begin{alignedat}{2} 10&x+ &3&y = 2 \\ 3&x+&13&y = 4 \end{alignedat}
    CD \begin{CD} A @>a>> B \\ @VbVV @AAcA \\ C @= D \end{CD}
    atop {a \atop b}
    begingroup \begingroup a \endgroup
    endgroup \begingroup a^2 \endgroup
    binom \binom n k
    brace {n\brace k}
    brack {n\brack k}
    cfrac \cfrac{2}{1+\cfrac{2}{1+\cfrac{2}{1}}}
    choose {n+1 \choose k+2}
    color \color{accent} AaBb123
    colorbox \colorbox{mark}{Black on yellow}
    cr \begin{matrix} a & b \cr c & d \end{matrix}
    dbinom \dbinom n k
    def \def\foo{x^2} \foo + \foo
    dfrac \dfrac{a-1}{b-1}
    fcolorbox \fcolorbox{red}{mark}{A}
    frac \frac a b
    genfrac \genfrac ( ] {2pt}{0}a{a+1}
    hdashline \begin{matrix} a & b \\ \hdashline c & d \end{matrix}
    hline \begin{matrix} a & b \\ \hline c & d \end{matrix}
    hskip w\hskip1em i\hskip2em d
    hspace s\hspace7ex k
    kern I\kern-2.5pt R
    left \left\lbrace \dfrac ab \right.
    limits \lim\limits_x
    mathchoice a\mathchoice{\,}{\,\,}{\,\,\,}{\,\,\,\,}b
    middle P\left(A\middle\vert B\right)
    mkern a\mkern18mu b
    mskip a\mskip{10mu}b
    newcommand \newcommand\chk{\checkmark} \chk
    newline a\newline b
    nolimits \lim\nolimits_x
    not \not =
    over {a+1 \over b+2}+c
    overset \overset{!}{=}
    providecommand \providecommand\greet{\text{Hello}} \greet
    raisebox h\raisebox{2pt}{$ighe$}r
    renewcommand \def\hail{a}\renewcommand\hail{\text{Ahoy!}} \hail
    right \left.\dfrac a b\right)
    rule x\rule[6pt]{2ex}{1ex}x
    stackrel \stackrel{!}{=}
    tbinom \tbinom n k
    textcolor \textcolor{blue}{F=ma}
    tfrac \tfrac ab
    underset \underset{!}{=}
    verb \verb!\frac a b!
    """##

  /// Commands of the table that are refused, each with what to write instead.
  static let refused = words(
    """
    KaTeX LaTeX TeX angln arraystretch ce char edef expandafter futurelet gdef global hbox href \
    htmlClass htmlData htmlId htmlStyle includegraphics let long noexpand overlinesegment phase pu \
    smallint textcircled underlinesegment url xdef xleftrightharpoons xlongequal xrightleftharpoons \
    xtofrom xtwoheadleftarrow xtwoheadrightarrow
    """)

  /// Every command that is set, with a formula that has it.
  static var formulas: [(name: String, tex: String)] {
    var result = symbols.map { (name: $0, tex: "a\\\($0) b") }
    result += unary.map { ($0, "\\\($0){A}") }
    result += switches.map { ($0, "a {\\\($0) Ab2}") }
    result += spaces.map { ($0, "a\\\($0) b") }
    result += sizes.map { ($0, "\\\($0)| x") }
    result += inText.map { ($0, "\\text{a\\\($0) b}") }
    result += accents.map { ($0, "\\text{\\\($0){a}}") }
    result += environments.map { ($0, "\\begin{\($0)} a & b \\\\ c & d \\end{\($0)}") }
    result += others.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return (parts[0], parts[1])
    }
    return result
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
