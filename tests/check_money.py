#!/usr/bin/env python3
"""Checks that nothing which counts money counts in floating point.

    check_money.py ROOT

Reads core/budget and the files of core/model that make a cost. Only a JSON number may be one for a moment, on
its way into Money::fromJsonNumber(). Prints one line for each violation, `file:line: what is wrong`, and exits
with 1 if there was one.
"""

import re
import sys
from pathlib import Path

MODEL = ("cache_saving", "cost_breakdown", "cost_parts", "cost_reason", "pricing")
FORBIDDEN = re.compile(
    r"\b(?:double|float|qreal|qfloat16|toDouble|toFloat|toReal|toDollars|pow|round|llround|floor|ceil)\b")
# Comments and texts; line breaks stay, so that the numbers of lines are right.
APART = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
ALLOWED = re.compile(r"Money::fromJsonNumber\(\w+\.toDouble\(\)\)")
NUMBER = re.compile(r"(?<![\w.])(?:\d[\d']*\.\d*|\.\d+|\d[\d']*[eE][+-]?\d+)")


def counting_files(root: Path):
    files = list((root / "core" / "budget").glob("*.h")) + list((root / "core" / "budget").glob("*.cpp"))
    for name in MODEL:
        found = [root / "core" / "model" / f"{name}{end}" for end in (".h", ".cpp")]
        files += [file for file in found if file.exists()]
    return sorted(files)


def violations(text: str):
    code = APART.sub(lambda found: "\n" * found.group().count("\n"), text)
    code = ALLOWED.sub("", code)
    for number, line in enumerate(code.splitlines(), 1):
        for found in list(FORBIDDEN.finditer(line)) + list(NUMBER.finditer(line)):
            yield number, found.group()


def main(root: Path) -> int:
    files = counting_files(root)
    missing = [name for name in MODEL if not any(file.stem == name for file in files)]
    if missing or not any(file.parent.name == "budget" for file in files):
        print(f"{root}: not all files that count money are there: {', '.join(missing) or 'core/budget'}")
        return 1
    bad = 0
    for file in files:
        for number, word in violations(file.read_text(encoding="utf-8")):
            print(f"{file.relative_to(root)}:{number}: '{word}' is no way to count money")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
