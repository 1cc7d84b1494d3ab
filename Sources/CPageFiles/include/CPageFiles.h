#pragma once

#include <stddef.h>

/// A file that the program has in it: its bytes and how many there are.
struct __attribute__((swift_attr("@Sendable"))) page_file {
  const unsigned char *bytes;
  size_t count;
};

extern const struct page_file page_script_helpers;
extern const struct page_file page_script_chosen_colours;
extern const struct page_file page_script_search;
extern const struct page_file page_script_colour_switch;
extern const struct page_file page_script_contents;
extern const struct page_file page_script_links;
extern const struct page_file page_script_ledger;
extern const struct page_file page_script_previews;
extern const struct page_file page_script_sorting;
extern const struct page_file page_script_sweeps;
extern const struct page_file page_script_readouts;
extern const struct page_file page_script_downloads;
extern const struct page_file page_script_evidence;
extern const struct page_file page_script_unfolding;
extern const struct page_file page_script_laying_out;
extern const struct page_file page_style_tokens;
extern const struct page_file page_style_layout;
extern const struct page_file page_style_prose;
extern const struct page_file page_style_blocks;
extern const struct page_file page_style_claims;
extern const struct page_file page_style_reading;
extern const struct page_file page_style_figures;
extern const struct page_file page_style_print;
extern const struct page_file page_style_plots;
extern const struct page_file page_style_mathematics;
extern const struct page_file page_font_mathematics;
extern const struct page_file page_font_mathematics_rare;
