"""Writes recorded bodies of tests/fixtures as seeds: seeds.py FIXTURES INTO answers|requests FOLDER…

Long bodies give their beginning and their end: that is where protocols differ.
"""
import base64
import json
import pathlib
import sys

LONGEST = 4096


def answer(meta_file: pathlib.Path) -> bytes:
    meta = json.loads(meta_file.read_text(encoding="utf-8"))
    body = (meta_file.parent / "response.body").read_bytes()
    return base64.b64decode(body) if meta.get("body_encoding") == "base64" else body


def request(meta_file: pathlib.Path) -> bytes:
    file = meta_file.parent / "request.json"
    return file.read_bytes() if file.exists() else b"{}"


def main() -> None:
    fixtures, into, kind = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    for folder in sys.argv[4:]:
        for meta_file in sorted((fixtures / folder).glob("*/*/meta.json")):
            body = answer(meta_file) if kind == "answers" else request(meta_file)
            name = "-".join(meta_file.parent.parts[-2:])
            parts = [body]
            if len(body) > LONGEST:  # half a request is none
                parts = [body[:LONGEST], body[-LONGEST:]] if kind == "answers" else []
            for number, part in enumerate(parts):
                (into / f"{name}-{number}").write_bytes(part)


if __name__ == "__main__":
    main()
