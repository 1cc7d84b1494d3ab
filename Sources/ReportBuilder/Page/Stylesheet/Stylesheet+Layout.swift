extension Stylesheet {
  /// The columns, the top of the page, the contents and the foot.
  static let layout = """
    .page{--measure:58ch;--wide:88ch;max-width:78rem;margin:0 auto;padding:0 1.25rem}
    .masthead{padding:3.5rem 0 0;max-width:var(--measure)}
    h1{font-size:clamp(1.9rem,1.3rem + 2.4vw,2.75rem);line-height:1.12;font-weight:400;
    letter-spacing:-.012em;color:var(--strong);margin:0;text-wrap:balance;hyphens:manual}
    .subtitle{font-size:1.22rem;line-height:1.4;font-style:italic;color:var(--muted);
    margin:.7rem 0 0;text-wrap:balance}
    .authors,.paper{font:.84rem/1.5 var(--sans);margin:1.3rem 0 0}
    .paper{color:var(--muted)}.authors+.paper{margin-top:.25rem}
    .paper cite{font-style:italic}
    .abstract{margin-top:1.9rem;padding-top:.5rem;border-top:1px solid var(--rule)}
    .contents{font:.84rem/1.4 var(--sans);margin:1.8rem 0 0;max-width:var(--measure)}
    .contents summary{padding:.55rem 0;border-block:1px solid var(--hair);font-weight:600}
    .contents ol{list-style:none;margin:0;padding:.6rem 0 0}
    .contents ol ol{padding:0 0 .45rem 2.05em}
    .contents a{display:flex;gap:.55em;padding:.28rem 0;min-height:1.5rem;color:var(--ink);
    text-decoration:none}
    .contents ol ol a{color:var(--muted);font-size:.93em}
    .contents a:hover span+span{text-decoration:underline;text-underline-offset:.16em}
    .contents .number{flex:none;min-width:1.5em;color:var(--muted);
    font-variant-numeric:tabular-nums}
    .contents ol ol .number{min-width:2.2em}
    main{display:block;padding-bottom:3rem}
    .chapter>*,.bibliography>*,.provenance>*,.ledger>*{max-width:var(--measure)}
    .ledger>.part{max-width:calc(var(--wide)*1.12)}
    .chapter,.ledger,.bibliography,.provenance{padding-top:.1px;margin-top:4.5rem}
    .turn{display:flex;justify-content:space-between;gap:2rem;margin-top:3.5rem;
    padding-top:.9rem;border-top:1px solid var(--hair);font:.84rem/1.4 var(--sans)}
    .turn a{text-decoration:none;color:var(--ink);padding:.2rem 0}
    .turn a:hover{text-decoration:underline}
    .turn .next{text-align:right;margin-left:auto}
    .turn .way{display:block;color:var(--muted);font-size:.93em}
    footer{border-top:1px solid var(--rule);padding:1.2rem 0 3rem;color:var(--muted);
    font:.84rem/1.5 var(--sans)}
    footer p{margin:0}
    @media (min-width:1180px){
    .page{display:grid;grid-template-columns:13.5rem minmax(0,1fr);column-gap:4rem;
    grid-template-rows:auto 1fr auto;padding:0 2rem}
    .masthead,main,footer{grid-column:2}
    .contents{grid-column:1;grid-row:1/span 3;position:sticky;top:0;align-self:start;margin:0;
    max-height:100vh;overflow-y:auto;padding:3.9rem .5rem 2rem .25rem;font-size:.78rem;
    scrollbar-width:thin}
    @supports selector(::details-content){
    .contents summary{display:none}
    .contents details::details-content{content-visibility:visible;display:block;
    block-size:auto;height:auto}}}
    """
}
