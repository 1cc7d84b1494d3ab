extension Stylesheet {
  /// Paper: light colours, nothing folded away, no block torn apart, addresses of links in words.
  static let print = """
    @page{margin:2cm;@bottom-center{content:counter(page);font:9pt sans-serif}}
    @media print{
    :root:root{color-scheme:only light}
    html{font-size:10.5pt}
    .page{display:block;max-width:none;padding:0;--measure:39rem;--wide:60rem}
    .masthead{padding-top:0}
    .skip,.turn,.contents summary,.tools,.filter,dialog,.preview,.sort::after,.self::before,.claim-head .back,footer a{display:none}
    .chapter>section{margin:0;padding:0}
    .js .chapter>section:not(.laid){content-visibility:visible}
    .js .contents ol ol{display:block}
    .contents{display:block;border:0;position:static;max-height:none;overflow:visible;padding:0;margin-top:1.5rem}
    details::details-content{content-visibility:visible;display:block;block-size:auto;height:auto}
    summary::before{display:none}
    .plot .plot-wide{display:block!important}.plot .plot-narrow{display:none!important}
    :is(.formula,.table-block)>.scroll{background:none}
    .scroll,.data .scroll{overflow:visible;max-height:none;container-type:normal}
    .scroll tbody th,.data thead th,.fitted{position:static}
    .figure,.formula,.statement,.evidence tr,.tiles,.drawing,li,caption{
    break-inside:avoid}
    .claim-head,.says,.statement-head,figcaption,summary{break-after:avoid}
    .ledger-table .group{break-after:avoid}
    .figure,pre{break-inside:auto}
    .drawing{break-after:avoid}
    .disclosures{display:block}
    .numbers td{white-space:nowrap}
    .data .scroll{width:auto;columns:13rem auto;column-gap:2rem}
    .data .scroll:has(th:nth-child(4)){columns:2}
    .data .scroll:has(th:nth-child(5)){columns:auto}
    p{orphans:3;widows:3}
    pre,pre code{orphans:4;widows:5}
    .chapter{break-before:page;margin-top:0}
    a,.value-link{color:inherit;text-decoration:none}
    main a[href^="http"]::after,.paper a[href^="http"]::after{content:" (" attr(href) ")";
    font-size:.8em;overflow-wrap:anywhere;color:var(--muted)}
    .bibliography a[href^="http"]::after{content:none}
    :target{background:none;box-shadow:none}}
    """
}
