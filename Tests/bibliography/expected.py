"""Writes what pandoc's processor of CSL makes of references.json in the two styles of a report:
each work cited alone, two works cited together, works in a sentence, an empty line, and the list.

    python3 Tests/bibliography/expected.py          writes expected-author-year.txt and expected-numeric.txt
    python3 Tests/bibliography/expected.py --check  fails where these are not what pandoc says

The styles stand in author-year.csl and numeric.csl. Two things are made alike: all spaces are plain
ones, and addresses stand without https://, as the page shows them.
"""
import json
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
keys = [work["id"] for work in json.loads((here / "references.json").read_text())]
chapter = "".join(f"[@{key}]\n\n" for key in keys) + "\n\n".join([
    "[see @article, p. 3; @book]", "@article", "@conference [p. 3]", "@undated-a",
    "[-@third]", "[@before; see also -@circa, ch. 2]"]) + "\n"
failed = False
for style in ["author-year", "numeric"]:
    found = subprocess.run(
        ["pandoc", "--from=markdown", "--to=plain", "--wrap=none", "--citeproc",
         f"--csl={here / style}.csl", f"--bibliography={here / 'references.json'}"],
        input=chapter, capture_output=True, text=True, check=True)
    sys.stderr.write(found.stderr)
    lines = [line.replace("\u00a0", " ").replace("https://", "").strip()
             for line in found.stdout.split("\n")]
    lines = [line for line in lines if line]
    lines.insert(len(keys) + 6, "")
    text = "\n".join(lines) + "\n"
    path = here / f"expected-{style}.txt"
    if "--check" in sys.argv:
        if path.read_text() != text:
            failed = True
            sys.stderr.write(f"{path.name} is not what pandoc says\n")
    else:
        path.write_text(text)
sys.exit(1 if failed else 0)
