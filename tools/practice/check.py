"""Compares the codes of the practice with a released table of ICD-10-CM.

For developers: `pip install simple-icd-10-cm`, then `python tools/practice/check.py`. The package
holds one release; which one it is stands in its description, and must be the one that
crates/core/practice/codes.toml names.
"""

import re
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import simple_icd_10_cm as table

PRACTICE = Path(__file__).parents[2] / "crates/core/practice/codes.toml"


def main() -> int:
    about = metadata("simple-icd-10-cm")
    text = about.get("Description") or about.get_payload() or ""
    release = re.search(r"uses the \*\*(\w+ \d{4}) release", text)
    release = release.group(1) if release else "unknown"
    practice = tomllib.loads(PRACTICE.read_text(encoding="utf-8"))
    wrong = []
    if practice["table"] != release:
        wrong.append(f"codes.toml names the table of {practice['table']}, this is {release}")
    for item in practice["item"]:
        for code in item["codes"]:
            if not table.is_valid_item(code):
                wrong.append(f"{item['id']}: there is no {code}")
            elif not table.is_leaf(code):
                wrong.append(f"{item['id']}: {code} has more characters")
    for line in wrong:
        print(line)
    count = sum(len(item["codes"]) for item in practice["item"])
    print(f"{count} codes compared with ICD-10-CM, {release} release, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
