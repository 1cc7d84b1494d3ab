extension Stylesheet {
  /// Verdicts, the ledger and the claims.
  static let claims = """
    .v-holds{--v:var(--holds)}.v-conditional{--v:var(--conditional)}
    .v-contradicted{--v:var(--contradicted)}.v-undecided{--v:var(--undecided)}
    .v-untestable{--v:var(--untestable)}
    .mark{width:.9em;height:.9em;flex:none;color:var(--v);vertical-align:-.08em;overflow:visible}
    .mark .ring{fill:none;stroke:currentColor;stroke-width:2}
    .mark .dashed{stroke-dasharray:3.1 2.3}
    .mark .cut{fill:none;stroke:var(--paper);stroke-width:2}
    .mark .stroke{fill:none;stroke:currentColor;stroke-width:1.9}
    .verdict{color:var(--v);font:650 .82rem/1.4 var(--sans);white-space:nowrap}
    .verdict .mark{margin-right:.45em}
    .mismatch{color:var(--contradicted);font:600 .82rem/1.5 var(--sans)}
    .counts{list-style:none;padding:0;margin:0 0 1.3rem;display:flex;flex-wrap:wrap;
    gap:.3rem 2.1rem;font:.9rem/1.3 var(--sans)}
    .counts li{margin:0;display:flex;align-items:baseline;gap:.4em;color:var(--ink)}
    .counts b{font:400 2rem/1.1 var(--serif);color:var(--v);
    font-variant-numeric:lining-nums}
    .counts .mark{align-self:center}
    .tiles{list-style:none;padding:0;margin:0 0 1.2rem -.35rem;display:flex;flex-wrap:wrap;gap:.2rem .35rem;
    font:.72rem/1 var(--sans)}
    .tiles li{margin:0}
    .tiles a{display:flex;flex-direction:column;align-items:center;gap:.35rem;min-width:2.1rem;
    padding:.4rem .2rem .3rem;color:var(--muted);text-decoration:none;
    font-variant-numeric:tabular-nums}
    .tiles a:hover{color:var(--ink);background:var(--tint)}
    .tiles .mark{width:1.05rem;height:1.05rem}
    .ledger-table{width:100%}
    .ledger-table td,.ledger-table th{vertical-align:baseline}
    .ledger-table tr{scroll-margin-top:1.2rem}
    .ledger-table .group th{padding-top:1.5rem;font-weight:650;color:var(--strong);
    border-bottom-color:var(--rule)}
    .ledger-table .group a{color:inherit;text-decoration:none}
    .ledger-table .group a:hover{text-decoration:underline}
    .ledger-table .says{font:.94rem/1.45 var(--serif);width:46%}
    .ledger-table .facts{width:21%}
    .ledger-table .outcome{width:8rem}
    .ledger-table .place{color:var(--muted);width:8rem}
    .ledger-table tbody th[scope=row]{font-variant-numeric:tabular-nums}
    .ledger-table .verdict{font-size:inherit;white-space:normal;display:inline-flex;align-items:baseline}
    .ledger-table .verdict .mark{position:relative;top:.1em}
    .ledger-table .outcome .mismatch{display:block;font-size:.93em}
    .facts a,.facts .fact{display:block}
    .facts .fact{color:var(--muted);font-size:.93em}
    .claim{margin:1.6rem 0;padding:.05rem 0 .05rem 1.15rem;border-left:3px solid var(--v)}
    .claim>:is(p,div,ul,ol,pre,blockquote){max-width:calc(var(--measure) - 1.2rem)}
    .claim-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .9rem;margin:0 0 .35rem;
    font:.82rem/1.6 var(--sans)}
    .claim-head .label{margin:0}
    .claim-head .place{color:var(--muted)}
    .claim-head .back{margin-left:auto;color:var(--muted);text-decoration:none;padding:.1rem 0}
    .claim-head .back:hover{text-decoration:underline}
    .claim .says{line-height:1.5;color:var(--strong);margin-bottom:.4rem}
    .claim .says b{font-weight:600}
    .claim .quote{margin:0 0 .35rem;line-height:1.5;padding:0;border:0;font-style:italic;color:var(--ink)}
    .claim .quote p{margin:0}
    .claim .condition{margin-bottom:.4rem;line-height:1.5}
    .proof>summary{font:.82rem/1.5 var(--sans);color:var(--muted);padding:.25rem 0;width:fit-content;
    max-width:calc(var(--measure) - 1.2rem)}
    .proof>summary b{color:var(--strong);font-weight:600}
    .proof>summary:hover b{color:var(--accent)}
    .ledger .part{margin-top:2.4rem}
    .ledger h3{margin:0 0 .9rem}
    :is(.says,.condition)>p:last-child{margin-bottom:0}
    .claim .condition b{color:var(--v);font-weight:600}
    .evidence{width:100%;margin:.2rem 0 .3rem}
    .evidence .group th{padding:.7rem 0 .25rem;font-size:.93em;color:var(--muted);font-weight:600}
    .evidence td,.evidence th{padding-block:.3rem}
    .evidence .expression{width:99%;overflow-wrap:anywhere;padding-right:1.5rem}
    .evidence .expression code{background:none;padding:0;font-size:.95em}
    .evidence td{white-space:nowrap;padding-right:0}
    .evidence .left{text-align:right}
    .evidence .relation{padding-inline:.45rem;color:var(--muted)}
    .evidence .error{padding:0 1.6rem 0 .7rem;color:var(--muted);font-size:.93em}
    .evidence .outcome{font-weight:600}
    .evidence .note{color:var(--muted);font-weight:400}
    .evidence .detail .expression{padding-left:1.2rem}.evidence .detail .outcome{font-weight:400}
    .evidence .good{color:var(--holds)}.evidence .bad{color:var(--contradicted)}
    @media (max-width:760px){
    .ledger-table,.ledger-table :is(thead,tbody,tr,th,td){display:block;width:auto;border:0;
    padding:0}
    .ledger-table thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;
    overflow:hidden}
    .ledger-table tbody tr:not(.group){display:grid;grid-template-columns:2.6rem minmax(0,1fr) auto;
    gap:.15rem .5rem;padding:.75rem 0;border-bottom:1px solid var(--hair)}
    .ledger-table .group th{padding:1.5rem 0 .3rem;border-bottom:1px solid var(--rule)}
    .ledger-table tbody th[scope=row]{grid-area:1/1;font-weight:650}
    .ledger-table .place{grid-area:1/2}.ledger-table .outcome{grid-area:1/3;text-align:right}
    .ledger-table .facts,.ledger-table .outcome,.ledger-table .place{width:auto}
    .ledger-table .says{grid-area:2/1/auto/-1;width:auto;font-size:1rem}
    .ledger-table .facts{grid-area:3/1/auto/-1}
    .facts a{padding:.15rem 0}
    .evidence,.evidence :is(tbody,tr,th){display:block}
    .evidence tr{padding:.35rem 0;border-bottom:1px solid var(--hair)}
    .evidence :is(td,th){border:0;padding:0}
    .evidence td{display:inline}.evidence td:empty{display:none}
    .evidence .error{padding:0 0 0 .5rem}.evidence .outcome{padding-left:.9rem}
    .evidence .expression+.left:empty~.outcome{padding-left:0}
    .evidence .expression{width:auto}
    .claim{padding-left:.85rem}}
    """
}
