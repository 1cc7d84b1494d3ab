extension Stylesheet {
  /// What stands in and around a figure: its controls, the values under the cursor, and downloads.
  static let figures = """
    .drawing{position:relative}
    .drawing svg{touch-action:pan-y}
    .figure:not(.alive) .moving{display:none}
    @media screen{.alive:not(.still) .stills{display:none}}
    .still .stills{margin-top:1rem}
    .controls{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.6rem;margin:0 0 .7rem;
    font:.82rem/1.4 var(--sans)}
    .slider{display:flex;align-items:center;gap:.6rem;flex:1 1 15rem;max-width:24rem}
    .slider label{display:flex;align-items:center;gap:.6rem;flex:1;min-width:0}
    .slider input{flex:1;min-width:6rem;min-height:1.75rem;margin:0;accent-color:var(--accent)}
    .slider output{min-width:4.5ch;font-weight:600;font-variant-numeric:tabular-nums}
    .readout{position:absolute;pointer-events:none;z-index:1;max-width:45%;padding:.3rem .55rem;
    background:color-mix(in srgb,var(--paper) 94%,transparent);border:1px solid var(--rule);
    border-radius:4px;font:.75rem/1.45 var(--sans);font-variant-numeric:tabular-nums}
    .readout:empty{display:none}
    .readout span{display:block}
    .readout span:first-child{color:var(--muted)}
    .reader{position:absolute;left:0;bottom:0;width:100%;min-height:1.5rem;margin:0;opacity:0;
    pointer-events:none}
    .drawing:has(>.reader:focus-visible){outline:2px solid var(--accent);outline-offset:6px;
    border-radius:2px}
    .plot .cursor{stroke:var(--plot-axis);stroke-width:1;pointer-events:none}
    .plot .cursor.dots{stroke:var(--plot-text);stroke-width:7;stroke-linecap:round}
    .linked{outline:2px solid color-mix(in srgb,var(--accent) 60%,transparent);outline-offset:.5rem;
    border-radius:2px}
    .made{margin:-.3rem 0 .8rem;color:var(--muted);font-size:.94em;max-width:var(--measure)}
    .downloads{display:flex;gap:.4rem;margin-top:.2rem;font:.75rem/1.2 var(--sans);align-self:start}
    .downloads button{color:var(--muted);min-height:1.6rem;padding:.1rem .5rem}
    .downloads button:hover{color:var(--ink)}
    @media print{.moving,.controls,.readout,.reader,.downloads,.cursor{display:none!important}}
    """
}
