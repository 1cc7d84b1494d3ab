extension Stylesheet {
  /// What helps a reader through the page: sections, notes beside the text, search, previews, and the
  /// controls that the script adds.
  static let reading = """
    .chapter>section{display:flow-root;max-width:none;margin-left:-1.25rem;padding-left:1.25rem;
    contain-intrinsic-height:auto var(--height,40rem)}
    .js .chapter>section:not(.laid){content-visibility:auto}
    .chapter>section>*{max-width:var(--measure)}
    .chapter>section>:is(.figure,.table-block,.claim,.k-details){max-width:var(--wide);clear:both}
    .chapter>section>.formula{width:fit-content;min-width:min(100%,var(--measure));
    max-width:min(100%,var(--wide))}
    :is(.formula,.table-block)>.scroll{--edge:color-mix(in srgb,var(--ink) 25%,transparent);
    background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/1.6rem 120% no-repeat local,
    linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/1.6rem 120% no-repeat local,
    linear-gradient(90deg,var(--edge),transparent) 0 0/.5rem 99% no-repeat,
    linear-gradient(270deg,var(--edge),transparent) 100% 0/.5rem 99% no-repeat}
    .sidenote{position:relative;padding-left:1.5em;margin:-.35rem 0 1.05rem;color:var(--muted);
    font:.8rem/1.5 var(--sans)}
    .sidenote p{margin:0 0 .3rem;text-wrap:wrap}
    .sidenote .number{position:absolute;left:0;top:-.1em;padding:.1em .35em .1em 0;font-weight:600;
    font-size:.93em;text-decoration:none}
    .sidenote .back a{margin-right:.6em;text-decoration:none}
    @media (min-width:1180px){
    .chapter>section>.noted{max-width:min(100%,var(--measure) + 17.5rem);padding-bottom:.05px}
    .noted::after{content:"";display:block;clear:left}
    .noted>:first-child{float:left;width:min(100%,var(--measure));margin-top:0}
    .noted>.sidenote{float:right;clear:right;width:calc(100% - var(--measure) - 2rem);
    margin:.25rem 0 1.05rem}}
    button,select{font:inherit;color:inherit;background:none;border:1px solid var(--rule);
    border-radius:4px;padding:.2rem .6rem;min-height:1.75rem;cursor:pointer}
    button:hover,select:hover{background:var(--tint)}
    select{background:var(--paper);max-width:100%}
    .tools{display:flex;gap:.4rem;font:.78rem/1.2 var(--sans)}
    html:not(.js) :is(.tools,.filter){display:none}
    .tools{min-height:1.75rem;box-sizing:content-box}
    .tools kbd{font:inherit;color:var(--muted);border:1px solid var(--hair);border-radius:3px;
    padding:0 .35em;margin-left:.35em}
    dialog.search{width:min(44rem,100vw - 1rem);max-width:none;max-height:min(84vh,46rem);
    margin:7vh auto auto;padding:0;overflow:hidden;flex-direction:column;background:var(--paper);
    color:var(--ink);border:1px solid var(--rule);border-radius:8px;font:.84rem/1.45 var(--sans);
    box-shadow:0 10px 40px rgb(0 0 0/.3)}
    dialog.search[open]{display:flex}
    .search::backdrop{background:rgb(0 0 0/.4)}
    .search-head{display:flex;align-items:center;border-bottom:1px solid var(--hair);
    padding-right:.6rem}
    .search-head button{border:0;font-size:1.3rem;line-height:1;min-width:2rem;min-height:2rem}
    .search input{flex:1;min-width:0;font:1.05rem/1.4 var(--sans);padding:.8rem 1rem;border:0;
    background:none;color:inherit;outline-offset:-3px;border-radius:7px}
    .search output{padding:.5rem 1rem .3rem;color:var(--muted)}
    .search ul{list-style:none;margin:0;padding:0 .5rem .6rem;overflow-y:auto}
    .search li{display:grid;grid-template-columns:5.2rem minmax(0,1fr);gap:0 .6rem;margin:0;
    padding:.42rem .5rem;cursor:pointer;border-radius:4px;overflow-wrap:anywhere}
    .search li:hover{background:var(--tint)}
    .search [aria-selected=true]{background:var(--tint);box-shadow:inset 3px 0 var(--accent)}
    .search .kind,.search .where{color:var(--muted)}
    .search .where{grid-column:2;font-size:.93em}
    mark{background:var(--mark);color:inherit}
    .preview{position:fixed;inset:auto;margin:0;width:min(35rem,100vw - 1rem);overflow:auto;
    padding:.8rem 1rem;background:var(--paper);color:var(--ink);border:1px solid var(--rule);
    border-radius:6px;box-shadow:0 6px 28px rgb(0 0 0/.2);font:400 .9rem/1.5 var(--serif);
    text-align:left;text-indent:0;white-space:normal}
    .preview:has(figure){width:min(27rem,100vw - 1rem)}
    .preview>*{margin:0;max-width:none;float:none;width:auto}
    .preview :is(p,h2,h3,h4):last-child{margin-bottom:0}
    .preview :is(h2,h3,h4){font-size:1rem;margin:0 0 .4rem}
    .preview .sidenote{color:inherit;font:inherit;padding-left:1.2em}
    .sort{display:inline-flex;align-items:baseline;gap:.3em;border:0;padding:0;min-width:1.5rem;min-height:1.5rem;justify-content:end;
    font-weight:inherit;text-align:inherit;background:none!important}
    .sort::after{content:"\\2195"/"";color:var(--muted);font-weight:400;opacity:.55}
    .sort:hover::after{opacity:1}
    [aria-sort=ascending] .sort::after{content:"\\2191"/"";opacity:1;color:var(--accent)}
    [aria-sort=descending] .sort::after{content:"\\2193"/"";opacity:1;color:var(--accent)}
    .filter{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .9rem;margin-bottom:.4rem;
    font:.82rem/1.4 var(--sans);color:var(--muted);min-height:2rem}
    .counts button{display:flex;align-items:baseline;gap:.4em;border:0;min-height:0;
    padding:0 .5rem;margin:0 -.5rem;line-height:inherit}
    .counts [aria-pressed=true]{box-shadow:0 0 0 1px var(--v);background:var(--tint)}
    .contents [aria-current]{color:var(--accent);font-weight:600}
    .contents .here{color:var(--muted);font-weight:400;margin-left:.8em}
    .found{background:var(--mark);box-shadow:0 0 0 .3rem var(--mark);outline:0}
    @media screen{.off{display:none}}
    @media (max-width:1179.98px){
    html{scroll-padding-top:3.6rem}
    .contents{position:sticky;top:0;z-index:2;display:flex;flex-direction:row-reverse;
    align-items:start;gap:.8rem;max-width:none;margin-inline:-1.25rem;padding:0 1.25rem;
    background:var(--paper);border-block:1px solid var(--hair)}
    .contents details{flex:1;min-width:0}
    .contents summary{border:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
    .contents details>ol{max-height:75vh;overflow-y:auto;padding-bottom:1rem}
    .tools{padding:.35rem 0}
    .tools kbd{display:none}}
    @media (min-width:1180px){
    .contents .here{display:none}
    .tools{margin-bottom:1rem}
    .js .contents ol ol{display:none}
    .js .contents .within>ol{display:block}}
    """
}
