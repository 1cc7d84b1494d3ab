"""Writes the chapters of a large report, ten chapters and sixty figures, from those of the sample.

    large.py FOLDER
"""
import pathlib
import re
import shutil
import sys

source = pathlib.Path(__file__).parent / "report" / "chapters"
target = pathlib.Path(sys.argv[1]) / "chapters"
target.mkdir(parents=True, exist_ok=True)
for name in ("index.md", "references.json", "square.png"):
    shutil.copy(source / name, target / name)

first = (source / "01-first.md").read_text(encoding="utf-8")
figure = re.search(r"```\{figure\} #fig-densities\n.*?```\n", first, re.S).group(0)


def labelled(text, mark):
    """The text with its labels, the references to them and its quotations made its own."""
    text = re.sub(r"(?m)^(:quote: .*)$", rf"\1 {mark}", text)
    return re.sub(r"([#@](?:fig|tab|eq|lem|claim)-[a-z]+)", rf"\1-{mark}", text)


for chapter in range(1, 11):
    more = "".join(
        f"\n## More densities {i}\n\n" + "Words that fill a paragraph of some length, as the text of a report does. " * 6 + "\n\n"
        + labelled(figure.replace("-8...8", f"-{8 + i}...{7 + i}"), f"{chapter}-{i}")
        for i in range(1, 6))
    text = labelled(first, str(chapter)) if chapter > 1 else first
    text = text.replace("# The first chapter", f"# Chapter {chapter}", 1)
    (target / f"{chapter:02}-{'first' if chapter == 1 else f'part-{chapter}'}.md").write_text(text + more, encoding="utf-8")
