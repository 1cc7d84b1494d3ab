extension TeXCommand {
  /// What is known, but not for a formula of a report, with what to do instead.
  static let refusals: [String: TeXCommand] = {
    var result: [String: TeXCommand] = [:]
    for line in refusalTable.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      for name in parts[0].split(separator: " ").map(String.init) {
        result[name] = .refused(String(parts[1].dropFirst()))
      }
    }
    return result
  }()

  /// One line for each reason: the commands, a colon, and the advice.
  private static let refusalTable = #"""
    label ref eqref: displayed equations are numbered by the report; give the fence a label instead
    href url cite footnote: write the link in the text around the formula
    includegraphics: use a figure
    htmlClass htmlData htmlId htmlStyle class cssId style: how the page looks is decided by its style
    require: everything that is known is there already
    hbox: write '\text{…}'
    gdef edef xdef let futurelet global long expandafter noexpand: write '\newcommand{\name}{…}', or 'macros:' in the front matter for all formulas
    newenvironment renewenvironment: write the environment out where it is needed
    arraystretch: write the distance behind a row, as in '\\[0.5em]'
    char unicode: type the character itself
    ce pu: write '\mathrm{…}' with subscripts
    TeX LaTeX KaTeX: write the name as '\text{…}'
    phase: write '\angle' before the number
    angln: write '\angl{n}'
    overlinesegment: the font has no such line; write '\overline{…}'
    underlinesegment: the font has no such line; write '\underline{…}'
    xrightleftharpoons: the font has none that grows; write '\overset{…}{\rightleftharpoons}'
    xleftrightharpoons: the font has none that grows; write '\overset{…}{\leftrightharpoons}'
    xtofrom: the font has none that grows; write '\overset{…}{\rightleftarrows}'
    xtwoheadrightarrow: the font has none that grows; write '\overset{…}{\twoheadrightarrow}'
    xtwoheadleftarrow: the font has none that grows; write '\overset{…}{\twoheadleftarrow}'
    xlongequal: the font has none that grows; write '\overset{…}{=}'
    textcircled: type the character itself in '\text{…}'
    smallint: write '\int'
    cancelto: write '\overset{…}{\cancel{…}}'
    sideset: write the scripts on the left as '{}_a^b\sum'
    buildrel: write '\overset{…}{…}'
    raise lower: write '\raisebox{0.2em}{…}'
    moveleft moveright: write '\hspace{…}'
    root: write '\sqrt[n]{…}'
    leftroot uproot: the index of a root has its place
    skew: write the accent, as in '\hat{…}'
    sc: write '\textsc{…}'
    sl: write '\textsl{…}'
    em itshape: write '\mathit{…}' or '\textit{…}'
    bfseries: write '\mathbf{…}' or '\textbf{…}'
    scr: write '\mathscr{…}'
    mit oldstyle: write '\mathit{…}'
    up upshape md mdseries normalfont: write '\mathrm{…}' or '\text{…}'
    overwithdelims atopwithdelims abovewithdelims: write '\genfrac'
    hfil hfill vfil vfill: write '\quad'
    cline multicolumn vline: a line runs through a whole table: '\hline', or '|' among the columns
    rotatebox scalebox resizebox: a formula is set upright and at the size of its text
    pagecolor bbox enclose: write '\colorbox{mark}{…}' or '\boxed{…}'
    definecolor: the page's colours are all that there are: 'accent', 'muted', 'holds', 'contradicted' …
    displaylines eqalign eqalignno leqalignno: write '\begin{aligned} … \end{aligned}'
    array matrix pmatrix cases: write it as an environment: '\begin{…} … \end{…}'
    setlength: write the length where it is needed
    mathtip texttip toggle: a formula has nothing to be unfolded
    """#
}
