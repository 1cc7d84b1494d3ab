extension Stylesheet {
  /// Headings, paragraphs, lists, code, notes and references.
  static let prose = """
    h2,h3,h4,h5,h6{color:var(--strong);text-wrap:balance;hyphens:manual;position:relative;
    scroll-margin-top:1.2rem;break-after:avoid}
    h2{font-size:1.8rem;line-height:1.2;font-weight:400;letter-spacing:-.008em;margin:0 0 1.1rem}
    h3{font-size:1.25rem;line-height:1.3;font-weight:700;margin:2.6rem 0 .7rem}
    h4{font-size:1.05rem;line-height:1.35;font-weight:700;font-style:italic;margin:2rem 0 .5rem}
    h5,h6{font-size:1rem;line-height:1.4;font-weight:400;font-style:italic;margin:1.6rem 0 .4rem}
    .self{color:var(--muted);text-decoration:none;font-weight:400;font-style:normal}
    .self.number{margin-right:.35em;font-variant-numeric:lining-nums tabular-nums}
    .self::before{content:"\\A7"/"";position:absolute;left:-.95em;padding-right:.3em;opacity:0;
    font-weight:400}
    h2:hover .self::before,h3:hover .self::before,h4:hover .self::before,h5:hover .self::before,
    h6:hover .self::before,.self:focus-visible::before{opacity:1}
    p,ul,ol,dl,blockquote{margin:0 0 1.05rem}
    p{text-wrap:pretty}
    ul,ol{padding-left:1.5rem}
    li>p{margin-bottom:.5rem}
    li+li{margin-top:.25rem}
    ::marker{color:var(--muted)}
    blockquote{margin-inline:0;padding-left:1.1rem;border-left:1px solid var(--rule);
    color:var(--muted)}
    hr{border:0;margin:2.4rem 0;text-align:center}
    hr::before{content:"\\2217\\2003\\2217\\2003\\2217"/"";color:var(--muted)}
    code,pre{font-family:var(--mono);font-size:.82em;font-variant-ligatures:none}
    :not(pre)>code{background:var(--tint);padding:.08em .25em;border-radius:2px}
    pre{font-size:.76rem;line-height:1.55;background:var(--tint);padding:.8rem 1rem;margin:0 0 1.1rem;
    white-space:pre-wrap;overflow-wrap:anywhere;tab-size:2}
    pre code{font-size:inherit}
    pre b{font-weight:400}
    pre .c,pre .f{color:var(--muted);font-style:italic}pre .f{font-style:normal}
    pre .o{color:var(--undecided)}
    img,svg{max-width:100%}
    img,svg.picture{height:auto}
    svg.pictures{position:absolute}
    .num{white-space:nowrap}
    sup,sub{line-height:0;font-size:.72em}
    .value{font-variant-numeric:lining-nums}
    .value-link{color:inherit;text-decoration:underline dotted 1px;
    text-decoration-color:color-mix(in srgb,var(--accent) 70%,transparent);
    text-underline-offset:.22em}
    .value-link:hover{color:var(--accent);text-decoration-style:solid}
    .note-call a{text-decoration:none;padding:0 .15em;font-family:var(--sans);font-weight:600}
    .citation a{color:inherit;text-decoration-color:color-mix(in srgb,var(--accent) 55%,transparent)}
    .citation a:hover{color:var(--accent)}
    .unknown{color:var(--contradicted);font-weight:700}
    .bibliography ul{list-style:none;padding:0;font-size:.94rem;line-height:1.5}
    .bibliography li{padding-left:1.5rem;text-indent:-1.5rem;margin:0 0 .75rem}
    .bibliography .note,.bibliography .cited{font:.78rem/1.5 var(--sans);color:var(--muted)}
    .provenance dl{font:.84rem/1.5 var(--sans)}
    .provenance dl>div{display:grid;grid-template-columns:minmax(5rem,28%) minmax(0,1fr);
    gap:1rem;padding:.4rem 0;border-top:1px solid var(--hair)}
    .provenance dt{color:var(--muted)}
    .provenance dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    """
}
