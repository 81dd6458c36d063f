#!/usr/bin/env python3
"""Checks who includes whom.

    check_layers.py ROOT

Reads the #include lines below app, core, ui and tests. Link targets cannot enforce these rules: with Debian's
include folders `#include <QtWidgets/QWidget>` compiles in a target that links Qt Core alone. Prints one line
for each violation, `file:line: what is wrong`, and exits with 1 if there was one.
"""

import re
import sys
from pathlib import Path

# Folders of core with rules and values only: no objects with a life of their own, no I/O, no clock.
PURE = {"base", "model", "conversation", "protocol", "tokens", "routing", "catalog", "config", "budget", "telemetry"}

# What each folder of core may include beside itself: other folders, or single headers of them.
CORE = {
    "base": set(),
    "model": {"base"},
    "catalog": {"base", "model"},
    "conversation": {"base", "model"},
    "protocol": {"base", "model"},
    "tokens": {"base", "model"},
    "routing": {"base", "model", "catalog", "tokens"},
    "config": {"base", "model", "catalog"},
    "budget": {"base", "model"},
    "telemetry": {"base", "model"},
    "async": {"base"},
    "net": {"base", "model", "async"},
    "http": {"base", "model", "async"},
    "documents": {"base", "model", "async"},
    "secrets": {"base", "model", "async"},
    "history": {"base", "model", "async", "budget", "conversation"},
    "settings": {"base", "model", "async", "catalog", "config", "conversation", "tokens"},
    "simulator": {"base", "model", "async", "catalog", "http"},
    "engine": {"base", "model", "async", "catalog", "config", "protocol", "tokens", "routing", "net", "secrets", "history",
               "settings", "documents", "budget"},
    "broadcast": {"base", "model", "async", "config", "telemetry", "net", "secrets", "protocol/error_facts.h"},
    "proxy": {"base", "model", "async", "catalog", "config", "protocol", "routing", "engine", "http", "secrets",
              "net/hop_header.h", "settings/api_key_file.h"},
}

# What ui may see of core: values, and the façades.
UI_CORE = {"base", "model", "catalog", "config", "conversation", "async/after.h", "async/in_pool.h", "settings/preferences.h", "settings/model_marks_store.h",
           "settings/column_set_store.h", "settings/prompt_library.h", "history/conversation_store.h", "engine/engine.h",
           "engine/catalog_updater.h", "proxy/proxy_server.h"}

# Qt Core's value types. Q_DECLARE_TR_FUNCTIONS, which texts for people need, lives in <QCoreApplication>.
PURE_QT = set("""
    QBitArray QByteArray QByteArrayList QByteArrayView QCborArray QCborMap QCborValue QChar QContiguousCache
    QCoreApplication QCryptographicHash QDate QDateTime QFlags QHash QJsonArray QJsonDocument QJsonObject
    QJsonParseError QJsonValue QLatin1Char QLatin1String QLatin1StringView QLine QList QLocale QMap
    QMessageAuthenticationCode QMetaType QMultiHash QMultiMap QPair QPoint QQueue QRect QRegularExpression
    QRegularExpressionMatch QRegularExpressionMatchIterator QSet QSharedData QSharedDataPointer QSize QSpan QStack
    QString QStringBuilder QStringConverter QStringDecoder QStringEncoder QStringList QStringView QTime QTimeZone
    QUrl QUrlQuery QUuid QVarLengthArray QVariant QVariantList QVariantMap QVector QVersionNumber
    QtAlgorithms QtEndian QtGlobal QtMath QtNumeric
""".split())
PURE_STD_FORBIDDEN = set("""
    atomic condition_variable cstdio filesystem fstream future iostream mutex semaphore shared_mutex stop_token
    thread
""".split())
CLOCKS = re.compile(r"::current(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\(|_clock::now\("
                    r"|\bmonotonicNow\(|\bqApp\b|\bQCoreApplication::(?!translate\b)\w+\(")

# Small programs that prepare data at build time. They stand beside the code they run, and do read files.
PROGRAMS = {"core/catalog/pack_main.cpp", "core/tokens/pack_main.cpp"}

# Headers that begin with Qt but stand for one thing. Every other <QtSomething> is a whole module.
SINGLE_QT = {"QtAlgorithms", "QtEndian", "QtGlobal", "QtMath", "QtNumeric", "QtPlugin"}
CORE_MODULES = {"QtCore", "QtNetwork", "QtSql"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
COMMENT = re.compile(r"//.*$")


def allowed(target, entries):
    """Whether `target`, a path such as core/model/chat.h without the `core/`, falls under one of the entries."""
    return any(target == entry or target.startswith(entry + "/") for entry in entries)


def is_pure(file):
    return file.parts[0] == "core" and file.parts[1] in PURE and file.as_posix() not in PROGRAMS


def check_own(file, target):
    """A complaint about one of our own headers, or None."""
    parts = file.parts
    layer = parts[0]
    if target.startswith("app/") and layer != "app" and layer != "tests":
        return f"nothing but app itself may include {target}"
    if layer == "core":
        if target.startswith("ui/"):
            return f"core may not know the windows: {target}"
        if not target.startswith("core/"):
            return f"core may not include {target}"
        folder = parts[1]
        if folder not in CORE:
            return f"core/{folder} has no entry in check_layers.py; say there what it may include"
        if not allowed(target.removeprefix("core/"), CORE[folder] | {folder}):
            return f"core/{folder} may not include {target}"
    if layer == "ui":
        if target.startswith("core/") and not allowed(target.removeprefix("core/"), UI_CORE):
            return f"ui may not include {target}: it sees values and the façades"
        if target.startswith("ui/"):
            visible = {parts[1], "common"}
            if parts[1] != "shell" and not allowed(target.removeprefix("ui/"), visible):
                return f"ui/{parts[1]} may not include {target}: pages know ui/common, only ui/shell knows the pages"
        if target.startswith("tests/"):
            return f"ui may not include {target}"
    if layer == "app" and target.startswith("tests/"):
        return f"app may not include {target}"
    return None


def check_library(file, target):
    """A complaint about a header of Qt or of the system, or None."""
    layer = file.parts[0]
    module = target.split("/")[0] if "/" in target else ""
    name = target.split("/")[-1]
    if "/" not in target and re.fullmatch(r"Qt[A-Z]\w*", target) and target not in SINGLE_QT:
        if layer == "tests" and target == "QtTest":
            return None
        return f"<{target}> is a whole Qt module; include what is used"
    if layer != "core":
        return None
    if re.fullmatch(r"Qt[A-Z]\w*", module) and module not in CORE_MODULES:
        return f"core may not use {module}: <{target}>"
    if is_pure(file):
        if re.match(r"Q[A-Z]|Qt", name) and name not in PURE_QT:
            return f"core/{file.parts[1]} is pure and may not use <{target}>"
        if target in PURE_STD_FORBIDDEN or target.startswith("sys/") or target == "unistd.h":
            return f"core/{file.parts[1]} is pure and may not use <{target}>"
    return None


def check_file(root, file):
    """All complaints about one file as (line number, text)."""
    # The clock itself is declared in a pure folder, for those at the edge.
    pure_code = is_pure(file) and file.as_posix() != "core/base/time.h"
    for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            if pure_code and CLOCKS.search(COMMENT.sub("", line)):
                yield number, f"core/{file.parts[1]} is pure: the time and the program's state are handed in"
            continue
        own, library = match.groups()
        if library:
            complaint = check_library(file, library)
        elif own.endswith(".moc") or re.fullmatch(r"(moc_|ui_)\w+\.(cpp|h)", own):
            complaint = None
        elif not re.match(r"(app|core|ui|tests)/", own):
            complaint = f'"{own}": write includes from the root of the project'
        elif not (root / own).is_file():
            complaint = f'"{own}" does not exist'
        else:
            complaint = check_own(file, own)
        if complaint:
            yield number, complaint


def check_tree(root):
    """All complaints, as lines to print, and the number of files read."""
    complaints = []
    count = 0
    for top in ("app", "core", "ui", "tests"):
        for path in sorted((root / top).rglob("*")):
            file = path.relative_to(root)
            if path.suffix not in (".h", ".cpp") or "node_modules" in file.parts or "fixtures" in file.parts:
                continue
            count += 1
            if file.parts[0] == "core" and len(file.parts) < 3:
                complaints.append(f"{file}:1: sources of core stand in one of its folders")
                continue
            complaints += [f"{file}:{number}: {text}" for number, text in check_file(root, file)]
    return complaints, count


def main():
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    complaints, count = check_tree(Path(sys.argv[1]).resolve())
    for complaint in complaints:
        print(complaint)
    if count == 0:
        print(f"{sys.argv[1]}: no sources found", file=sys.stderr)
        return 2
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
