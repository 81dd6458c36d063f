"""Writes the recorded bodies of some folders of tests/fixtures as seeds: seeds.py FIXTURES INTO FOLDER…

Long bodies give their beginning and their end: that is where protocols differ.
"""
import base64
import json
import pathlib
import sys

LONGEST = 4096


def main() -> None:
    fixtures, into = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for folder in sys.argv[3:]:
        for meta_file in sorted((fixtures / folder).glob("*/*/meta.json")):
            meta = json.loads(meta_file.read_text(encoding="utf-8"))
            body = (meta_file.parent / "response.body").read_bytes()
            if meta.get("body_encoding") == "base64":
                body = base64.b64decode(body)
            name = "-".join(meta_file.parent.parts[-2:])
            parts = [body] if len(body) <= LONGEST else [body[:LONGEST], body[-LONGEST:]]
            for number, part in enumerate(parts):
                (into / f"{name}-{number}").write_bytes(part)


if __name__ == "__main__":
    main()
