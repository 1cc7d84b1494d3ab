extension Stylesheet {
  /// Colours, faces and measures.
  ///
  /// The measure is a registered length, so that `ch` is taken once from the text face and does not
  /// change with the size of the element that uses it: 58 ch are 64 to 76 characters of prose.
  static let tokens = """
    @property --measure{syntax:"<length>";inherits:true;initial-value:648px}
    @property --wide{syntax:"<length>";inherits:true;initial-value:972px}
    :root{color-scheme:light dark}
    :root[data-colours=light]{color-scheme:light}:root[data-colours=dark]{color-scheme:dark}
    :root{
    --paper:light-dark(#ffffff,#0d1117);--ink:light-dark(#1f2328,#c9d1d9);
    --strong:light-dark(#0b0d10,#eef2f6);--muted:light-dark(#59616b,#98a2ad);
    --rule:light-dark(#c4cad1,#3a424c);--hair:light-dark(#e4e7eb,#222a33);
    --tint:light-dark(#f5f6f8,#161c24);--mark:light-dark(#fff3c4,#3b3312);
    --accent:light-dark(#0b57a4,#79b8ff);
    --holds:light-dark(#1a7335,#56c271);--conditional:light-dark(#8a5300,#e0ab4a);
    --contradicted:light-dark(#b3261e,#ff8b80);--undecided:light-dark(#6941c6,#b9a3ff);
    --untestable:light-dark(#59616b,#98a2ad);
    --serif:"Source Serif 4","Iowan Old Style",Charter,"Bitstream Charter",Georgia,\
    "Times New Roman",serif;
    --sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,system-ui,\
    sans-serif;
    --mono:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
    html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
    @media (max-width:600px){html{font-size:106.25%}}
    body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.6 var(--serif);
    font-variant-numeric:lining-nums;overflow-wrap:break-word}
    *,::before,::after{box-sizing:border-box}
    a{color:var(--accent);text-decoration-line:underline;text-decoration-thickness:1px;
    text-underline-offset:.16em;text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
    a:hover{text-decoration-color:currentColor}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:1px}
    .skip{position:absolute;left:-999rem;top:0;z-index:3;padding:.5rem 1rem;background:var(--paper);
    font-family:var(--sans)}
    .skip:focus{left:0}
    :target{background:var(--mark);box-shadow:0 0 0 .3rem var(--mark)}
    :is(.claim,.figure,.table-block table,.statement,.formula,.definitions,.failure):target\
    {background:none;box-shadow:none}
    :is(.claim,.figure,table,.statement,.formula):target .label,.definitions:target summary\
    {background:var(--mark);box-shadow:0 0 0 .25rem var(--mark)}
    .page:target,main:target,nav:target{background:none;box-shadow:none}
    @media (prefers-reduced-motion:no-preference){@keyframes arrive{from{background:color-mix(in srgb,var(--accent) 35%,var(--mark))}}
    :target{animation:arrive 1.2s ease-out}}
    """
}
