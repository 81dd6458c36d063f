#!/usr/bin/env python3
"""Keeps the translations and the sources together.

    translations.py --lupdate PROGRAM --root ROOT update   bring new texts into the .ts files, drop old ones
    translations.py --lupdate PROGRAM --root ROOT check    complain about everything that is not translated

`check` compares with the sources as they are now, in copies of the files: it changes nothing. Exit status 1 if
a text is missing, unfinished or no longer used, or if a translation lost a placeholder or a plural form.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# Plural forms of each language that we have. English is there for these alone.
PLURALS = {"de": 2, "en": 2, "zh_CN": 1}
PLURALS_ONLY = {"en"}
FOLDERS = ("app", "core", "ui")
PLACEHOLDER = re.compile(r"%(?:n|L?\d{1,2})")


def language_of(file):
    return file.stem.removeprefix("switchyard_")


def update(lupdate, root, files):
    """Runs lupdate over all sources. Places in the sources are left out: they would change with every edit."""
    for plurals_only in (False, True):
        chosen = [str(file) for file in files if (language_of(file) in PLURALS_ONLY) == plurals_only]
        if not chosen:
            continue
        # -I lets it see the headers, without which it puts texts into the wrong context.
        command = [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-extensions", "cpp,h",
                   "-source-language", "en", "-I", str(root)]
        if plurals_only:
            command.append("-pluralonly")
        command += [str(root / folder) for folder in FOLDERS if (root / folder).is_dir()]
        for file in chosen:
            run = subprocess.run(command + ["-target-language", language_of(Path(file)), "-ts", file],
                                 capture_output=True, text=True, check=False)
            if run.returncode:
                sys.exit(f"lupdate failed:\n{run.stdout}{run.stderr}")


def fill_english(file):
    """English plurals are mostly a matter of an s: `%n model(s)` becomes `%n model` and `%n models`."""
    unfinished = re.compile(r"(<source>([^<]*)</source>\s*)<translation type=\"unfinished\">(\s*)"
                            r"<numerusform></numerusform>\s*<numerusform></numerusform>(\s*)</translation>")

    def filled(match):
        head, source, indent, tail = match.groups()
        one, many = source.replace("(s)", ""), source.replace("(s)", "s")
        return (f"{head}<translation>{indent}<numerusform>{one}</numerusform>"
                f"{indent}<numerusform>{many}</numerusform>{tail}</translation>")

    file.write_text(unfinished.sub(filled, file.read_text(encoding="utf-8")), encoding="utf-8")


def texts_of(file):
    """{(context, source, comment): message element} of one .ts file."""
    texts = {}
    if not file.exists():
        return texts
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            texts[name, message.findtext("source", ""), message.findtext("comment", "")] = message
    return texts


def problem_of(message, plurals):
    """What is wrong with one translation, or None."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "not translated"
    source = message.findtext("source", "")
    numerus = message.get("numerus") == "yes"
    forms = [form.text or "" for form in translation.iter("numerusform")] if numerus else [translation.text or ""]
    if numerus and len(forms) != plurals:
        return f"{len(forms)} plural forms, the language has {plurals}"
    for form in forms:
        if not form.strip():
            return "not translated"
        # A plural form may do without the number ("one model"), but never without the rest.
        wanted = set(PLACEHOLDER.findall(source)) - ({"%n"} if numerus else set())
        found = set(PLACEHOLDER.findall(form)) - ({"%n"} if numerus else set())
        if wanted != found:
            return f"placeholders differ: {' '.join(sorted(wanted ^ found))}"
    return None


def check(lupdate, root, files):
    """Lines about everything that is wrong."""
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = [Path(folder) / file.name for file in files]
        for file, copy in zip(files, fresh):
            if file.exists():
                shutil.copy(file, copy)
        update(lupdate, root, fresh)
        for file, copy in zip(files, fresh):
            now, then = texts_of(copy), texts_of(file)
            for key in sorted(set(then) - set(now)):
                complaints.append(f"{file.name}: {key[0]}: no longer used: {key[1]!r}")
            for key, message in now.items():
                problem = "new in the sources" if key not in then else problem_of(message, PLURALS[language_of(file)])
                if problem:
                    complaints.append(f"{file.name}: {key[0]}: {problem}: {key[1]!r}")
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lupdate", required=True)
    parser.add_argument("--root", required=True, type=Path)
    parser.add_argument("action", choices=("update", "check"))
    options = parser.parse_args()
    files = [options.root / "translations" / f"switchyard_{language}.ts" for language in PLURALS]
    if options.action == "update":
        update(options.lupdate, options.root, files)
        for file in files:
            if language_of(file) == "en":
                fill_english(file)
        return 0
    complaints = check(options.lupdate, options.root, files)
    for complaint in complaints:
        print(complaint)
    if complaints:
        print(f"{len(complaints)} texts to see to. Bring the files up to date with the target update_translations, "
              "then translate what is marked as unfinished.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
