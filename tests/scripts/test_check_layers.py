#!/usr/bin/env python3
"""Plants violations of every kind and looks whether check_layers.py finds them, and nothing else."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import check_layers  # noqa: E402


class CheckLayers(unittest.TestCase):
    def complaints(self, file, *lines):
        """What is said about a tree with this one file (and the headers that it may name)."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for header in ("core/base/error.h", "core/model/chat.h", "core/routing/router.h", "core/net/transport.h",
                           "core/net/hop_header.h", "core/engine/engine.h", "core/engine/call.h",
                           "core/proxy/proxy_server.h", "core/catalog/catalog.h", "ui/common/theme.h",
                           "ui/keys/keys_page.h", "app/services.h", "tests/support/mock.h"):
                (root / header).parent.mkdir(parents=True, exist_ok=True)
                (root / header).write_text("#pragma once\n")
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n")
            return check_layers.check_tree(root)[0]

    def refuses(self, file, line, words):
        found = self.complaints(file, "// A comment first.", line)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(f"{file}:2: "), found[0])
        self.assertIn(words, found[0])

    def accepts(self, file, *lines):
        self.assertEqual(self.complaints(file, *lines), [])

    def test_pure_folders_see_only_what_is_below(self):
        self.refuses("core/model/a.h", '#include "core/routing/router.h"', "core/model may not include")
        self.refuses("core/routing/a.cpp", '#include "core/net/transport.h"', "core/routing may not include")
        self.refuses("core/base/a.h", '#include "core/model/chat.h"', "core/base may not include")
        self.accepts("core/routing/a.cpp", '#include "core/model/chat.h"', '#include "core/catalog/catalog.h"')

    def test_pure_folders_use_only_values(self):
        for header in ("QObject", "QTimer", "QThread", "QFile", "QNetworkReply", "QSqlQuery", "QtCore/QTimer",
                       "QElapsedTimer", "fstream", "thread", "unistd.h"):
            self.refuses("core/protocol/a.cpp", f"#include <{header}>", "is pure")
        self.accepts("core/protocol/a.cpp", "#include <QString>", "#include <QList>", "#include <QtGlobal>", "#include <QJsonObject>",
                     "#include <vector>", "#include <QCoreApplication>")

    def test_pure_folders_have_no_clock(self):
        for line in ("const auto now = QDateTime::currentDateTimeUtc();", "auto t = monotonicNow();",
                     "const auto t = std::chrono::steady_clock::now();", "qApp->quit();"):
            self.refuses("core/routing/a.cpp", line, "handed in")
        self.accepts("core/routing/a.cpp", "// monotonicNow() is for the edge.", 'Text::tr("now");')
        self.accepts("core/engine/a.cpp", "const TimePoint now = monotonicNow();")

    def test_runtime_folders_keep_to_their_table(self):
        self.refuses("core/net/a.cpp", '#include "core/engine/engine.h"', "core/net may not include")
        self.refuses("core/engine/a.cpp", '#include "core/proxy/proxy_server.h"', "core/engine may not include")
        self.refuses("core/proxy/a.cpp", '#include "core/net/transport.h"', "core/proxy may not include")
        self.refuses("core/novelty/a.cpp", '#include "core/base/error.h"', "no entry")
        self.accepts("core/proxy/a.cpp", '#include "core/engine/engine.h"', '#include "core/net/hop_header.h"')

    def test_core_knows_neither_windows_nor_program(self):
        self.refuses("core/engine/a.cpp", '#include "ui/common/theme.h"', "windows")
        self.refuses("core/engine/a.cpp", '#include "app/services.h"', "nothing but app")
        self.refuses("core/engine/a.cpp", '#include "tests/support/mock.h"', "core may not include")
        self.refuses("core/net/a.cpp", "#include <QtWidgets/QWidget>", "QtWidgets")
        self.refuses("core/net/a.cpp", "#include <QtCharts/QChart>", "QtCharts")

    def test_ui_sees_values_and_facades(self):
        self.refuses("ui/chat/a.cpp", '#include "core/routing/router.h"', "ui may not include")
        self.refuses("ui/chat/a.cpp", '#include "core/engine/call.h"', "ui may not include")
        self.refuses("ui/chat/a.cpp", '#include "app/services.h"', "nothing but app")
        self.refuses("ui/chat/a.cpp", '#include "ui/keys/keys_page.h"', "only ui/shell")
        self.accepts("ui/chat/a.cpp", '#include "core/engine/engine.h"', '#include "core/model/chat.h"',
                     '#include "ui/common/theme.h"', "#include <QWidget>")
        self.accepts("ui/shell/a.cpp", '#include "ui/keys/keys_page.h"', '#include "core/proxy/proxy_server.h"')

    def test_includes_are_written_from_the_root(self):
        self.refuses("core/engine/a.cpp", '#include "engine.h"', "from the root")
        self.refuses("core/engine/a.cpp", '#include "../net/transport.h"', "from the root")
        self.refuses("core/engine/a.cpp", '#include "core/engine/gone.h"', "does not exist")
        self.refuses("ui/chat/a.cpp", "#include <QtWidgets>", "whole Qt module")
        self.accepts("tests/unit/a.cpp", '#include "core/net/transport.h"', '#include "a.moc"', "#include <QTest>")

    def test_conditional_includes_count_too(self):
        self.refuses("core/net/a.cpp", '#  include "ui/common/theme.h"', "windows")

    def test_empty_folder_is_not_a_success(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(check_layers.check_tree(Path(folder)), ([], 0))


if __name__ == "__main__":
    unittest.main()
