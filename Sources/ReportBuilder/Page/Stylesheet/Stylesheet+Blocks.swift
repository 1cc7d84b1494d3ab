extension Stylesheet {
  /// Figures, tables, equations, statements, listings.
  static let blocks = """
    .figure,.table-block,.formula,.statement,.claim,.definitions,.failure{
    scroll-margin-top:1.2rem}
    .figure,.table-block{margin:2.2rem 0}
    .unbroken{white-space:nowrap}
    .drawing{font-family:var(--sans)}
    .drawing svg{display:block;width:100%;height:auto}
    figcaption,caption{font:.82rem/1.5 var(--sans);color:var(--ink);text-align:left}
    figure{margin:0}
    figcaption{max-width:calc(var(--measure)*1.1);margin-top:.7rem}
    .label{font-weight:650;color:var(--strong);text-decoration:none;margin-right:.35em}
    .label:hover{text-decoration:underline}
    .scroll{overflow-x:auto;overflow-y:hidden;container-type:inline-size}
    table{border-collapse:collapse;font:.833rem/1.45 var(--sans);
    font-variant-numeric:tabular-nums lining-nums;margin:0}
    th,td{padding:.34rem .9rem .34rem 0;text-align:left;vertical-align:baseline;
    border-bottom:1px solid var(--hair)}
    th:last-child,td:last-child{padding-right:0}
    th{font-weight:600;color:var(--strong)}
    tbody th{font-weight:400;color:inherit}
    thead th{border-bottom:1px solid var(--ink);vertical-align:bottom}
    .table-block table{min-width:min(100cqi,24rem)}
    .table-block thead tr:first-child th{border-top:1px solid var(--ink)}
    .table-block tbody tr:last-child>*{border-bottom-color:var(--ink)}
    caption{padding-bottom:.55rem}
    .fitted{display:block;position:sticky;left:0;max-width:min(100cqi,var(--measure)*1.1)}
    td.n,th.n,.numbers td,.numbers th{text-align:right;padding:.34rem 0 .34rem 1.2rem}
    th.n:first-child,td.n:first-child,.numbers :is(td,th):first-child{padding-left:0}
    .unit{display:block;font-weight:400;color:var(--muted);font-size:.93em}
    .scroll tbody th{position:sticky;left:0;background:var(--paper);
    min-width:min(9rem,40cqi);max-width:45cqi}
    .formula{display:flex;align-items:center;gap:1rem;margin:1.4rem 0}
    .formula .scroll{flex:1;min-width:0;container-type:normal;padding:.2rem 0}
    .formula math{display:block math;margin:0 auto}
    .formula .label{font-weight:400;color:var(--muted);margin:0;font-family:var(--serif)}
    .statement{margin:1.7rem 0;padding-left:1.1rem;border-left:1px solid var(--rule)}
    .statement-head{margin-bottom:.3rem}
    .statement-head .label{font:650 .84rem/1.5 var(--sans)}
    .statement .name{font-style:italic}
    .statement>:last-child{margin-bottom:0}
    :is(.k-lemma,.k-theorem,.k-proposition,.k-corollary)>:not(.statement-head){font-style:italic}
    :is(.k-lemma,.k-theorem,.k-proposition,.k-corollary) :is(math,code,.value){font-style:normal}
    .k-proof>p:last-child::after{content:"\\25A1"/"";float:right;margin-left:1em;
    color:var(--muted)}
    .k-details>summary{font:650 .84rem/1.5 var(--sans);color:var(--strong);padding:.25rem 0;
    width:fit-content}
    .k-details>summary:hover{color:var(--accent)}
    .k-details[open]>summary{margin-bottom:.6rem}
    .k-details>:is(p,ul,ol,pre,blockquote,.statement,.formula){max-width:var(--measure)}
    :is(.k-warning,.k-caution,.k-important){border-left:3px solid var(--conditional)}
    :is(.k-note,.k-tip){border-left:3px solid var(--accent)}
    :is(.k-warning,.k-caution,.k-important,.k-note,.k-tip){font-size:.94rem}
    summary{cursor:pointer;list-style:none}
    summary::-webkit-details-marker{display:none}
    summary::before{content:"\\25B8"/"";display:inline-block;width:1em;color:var(--muted);
    font-size:.9em}
    [open]>summary::before{content:"\\25BE"/""}
    .disclosures{display:flex;flex-wrap:wrap;gap:0 1.8rem;margin-top:.35rem;
    font:.78rem/1.5 var(--sans)}
    .disclosures details{max-width:100%}
    .disclosures details[open]{flex:1 0 100%;min-width:0}
    .disclosures summary{color:var(--muted);padding:.25rem 0;min-height:1.6rem;width:fit-content}
    .disclosures summary:hover{color:var(--accent)}
    .disclosures .place{font-size:.94em;opacity:.9;margin-left:.3em;font-variant-numeric:tabular-nums}
    .disclosures pre{margin:.3rem 0 .8rem}
    .data .scroll{max-height:24rem;overflow-y:auto;margin:.3rem 0 .8rem;width:fit-content;
    max-width:100%;container-type:normal}
    .data table{font-size:.75rem}
    .data thead th{position:sticky;top:0;background:var(--paper)}
    .definitions{margin:1.1rem 0}
    .failure{margin:1.7rem 0;padding-left:1.1rem;border-left:3px solid var(--contradicted)}
    .failure-inline{color:var(--contradicted);font:.84em var(--sans)}
    .fitted>p,figcaption>p{margin:0 0 .4rem}
    .failure-head{font:650 .84rem/1.5 var(--sans);color:var(--contradicted);margin-bottom:.3rem}
    """
}
