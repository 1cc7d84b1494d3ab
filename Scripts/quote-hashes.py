#!/usr/bin/env python3
"""Hashes every run of five words of a paper, so that the tests can tell a quotation from an invention.

    python3 Scripts/quote-hashes.py PAPER.txt > Tests/ReportBuilderTests/Chapters/paper-runs.txt

PAPER.txt is the text of the paper, as `pdftotext` gives it. The text itself is no part of this
repository. Tests/ReportBuilderTests/Chapters/PaperRuns.swift reads the hashes and takes quotations
apart in the same way:

- letters are made plain (NFKD without marks, lower case), which also undoes ligatures;
- hyphens and dashes are dropped with the line break behind them, so that `multi-modal`, `multimodal` and
  a word that is broken over two lines are one word;
- words are runs of the letters a to z; of these only `a` and words of two letters and more with a vowel
  count, and not `log`, `exp`, `sup` and `eq` (an expectation under q): what is left of formulas is no word,
  and neither are acronyms.

A run of five words is the first 32 bits of its SHA-256. The output is the sorted hashes in hexadecimal,
twelve in a line.
"""

import hashlib
import re
import sys
import unicodedata

RUN = 5


def words(text):
    """The words that count."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    # A digit of a formula or a page number in the middle of a word that is broken over two lines.
    text = re.sub(r"([a-z])\d\s*\n\s*([a-z])", r"\1\2", text)
    text = re.sub(r"[-\u2010-\u2014]\n?", "", text)
    found = re.findall(r"[a-z]+", text.lower())
    return [w for w in found if counts(w)]


def counts(word):
    if word in ("log", "exp", "sup", "eq"):
        return False
    return word == "a" or (len(word) >= 2 and any(c in "aeiouy" for c in word))


def runs(found):
    """The hashes of all runs."""
    for i in range(len(found) - RUN + 1):
        yield hashlib.sha256(" ".join(found[i:i + RUN]).encode()).hexdigest()[:8]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: quote-hashes.py PAPER.txt")
    with open(sys.argv[1], encoding="utf-8") as file:
        hashes = sorted(set(runs(words(file.read()))))
    for i in range(0, len(hashes), 12):
        print(" ".join(hashes[i:i + 12]))


if __name__ == "__main__":
    main()
