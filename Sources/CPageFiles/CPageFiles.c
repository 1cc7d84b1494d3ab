#include "CPageFiles.h"

// The fonts are STIX Two Math, Copyright 2001-2021 The STIX Fonts Project Authors, SIL Open Font License
// 1.1: see Licences/STIX-Two-OFL.txt. Scripts/subset-font.py cuts them.

#define PAGE_FILE(name) const struct page_file name = {name##_bytes, sizeof name##_bytes}

static const unsigned char page_script_helpers_bytes[] = {
#embed "script/helpers.js"
};
PAGE_FILE(page_script_helpers);

static const unsigned char page_script_chosen_colours_bytes[] = {
#embed "script/chosen-colours.js"
};
PAGE_FILE(page_script_chosen_colours);

static const unsigned char page_script_search_bytes[] = {
#embed "script/search.js"
};
PAGE_FILE(page_script_search);

static const unsigned char page_script_colour_switch_bytes[] = {
#embed "script/colour-switch.js"
};
PAGE_FILE(page_script_colour_switch);

static const unsigned char page_script_contents_bytes[] = {
#embed "script/contents.js"
};
PAGE_FILE(page_script_contents);

static const unsigned char page_script_links_bytes[] = {
#embed "script/links.js"
};
PAGE_FILE(page_script_links);

static const unsigned char page_script_ledger_bytes[] = {
#embed "script/ledger.js"
};
PAGE_FILE(page_script_ledger);

static const unsigned char page_script_previews_bytes[] = {
#embed "script/previews.js"
};
PAGE_FILE(page_script_previews);

static const unsigned char page_script_sorting_bytes[] = {
#embed "script/sorting.js"
};
PAGE_FILE(page_script_sorting);

static const unsigned char page_script_sweeps_bytes[] = {
#embed "script/sweeps.js"
};
PAGE_FILE(page_script_sweeps);

static const unsigned char page_script_readouts_bytes[] = {
#embed "script/readouts.js"
};
PAGE_FILE(page_script_readouts);

static const unsigned char page_script_downloads_bytes[] = {
#embed "script/downloads.js"
};
PAGE_FILE(page_script_downloads);

static const unsigned char page_script_evidence_bytes[] = {
#embed "script/evidence.js"
};
PAGE_FILE(page_script_evidence);

static const unsigned char page_script_unfolding_bytes[] = {
#embed "script/unfolding.js"
};
PAGE_FILE(page_script_unfolding);

static const unsigned char page_script_laying_out_bytes[] = {
#embed "script/laying-out.js"
};
PAGE_FILE(page_script_laying_out);

static const unsigned char page_style_tokens_bytes[] = {
#embed "style/tokens.css"
};
PAGE_FILE(page_style_tokens);

static const unsigned char page_style_layout_bytes[] = {
#embed "style/layout.css"
};
PAGE_FILE(page_style_layout);

static const unsigned char page_style_prose_bytes[] = {
#embed "style/prose.css"
};
PAGE_FILE(page_style_prose);

static const unsigned char page_style_blocks_bytes[] = {
#embed "style/blocks.css"
};
PAGE_FILE(page_style_blocks);

static const unsigned char page_style_claims_bytes[] = {
#embed "style/claims.css"
};
PAGE_FILE(page_style_claims);

static const unsigned char page_style_reading_bytes[] = {
#embed "style/reading.css"
};
PAGE_FILE(page_style_reading);

static const unsigned char page_style_figures_bytes[] = {
#embed "style/figures.css"
};
PAGE_FILE(page_style_figures);

static const unsigned char page_style_print_bytes[] = {
#embed "style/print.css"
};
PAGE_FILE(page_style_print);

static const unsigned char page_style_plots_bytes[] = {
#embed "style/plots.css"
};
PAGE_FILE(page_style_plots);

static const unsigned char page_style_mathematics_bytes[] = {
#embed "style/mathematics.css"
};
PAGE_FILE(page_style_mathematics);

static const unsigned char page_font_mathematics_bytes[] = {
#embed "fonts/mathematics.woff2"
};
PAGE_FILE(page_font_mathematics);

static const unsigned char page_font_mathematics_rare_bytes[] = {
#embed "fonts/mathematics-rare.woff2"
};
PAGE_FILE(page_font_mathematics_rare);
