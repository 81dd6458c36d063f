#!/usr/bin/env python3
"""Shows translations.py a small program whose translations have every kind of fault."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "translations"))
import translations  # noqa: E402

LUPDATE = sys.argv[sys.argv.index("--lupdate") + 1]

SOURCE = """
#include <QCoreApplication>
namespace core {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Sample)
};
QString first() { return Text::tr("Key %1 of %2"); }
QString second(int n) { return Text::tr("%n model(s) of %1", nullptr, n); }
}
"""


class Translations(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        (self.root / "core").mkdir()
        self.source = self.root / "core" / "sample.cpp"
        self.source.write_text(SOURCE)
        self.file = self.root / "switchyard_de.ts"
        translations.update(LUPDATE, self.root, [self.file])
        self.translate('<translation type="unfinished"></translation>', "<translation>Schlüssel %1 von %2</translation>")
        self.translate('<translation type="unfinished">', "<translation>")
        self.translate("<numerusform></numerusform>", "<numerusform>Ein Modell von %1</numerusform>")
        self.translate("<numerusform></numerusform>", "<numerusform>%n Modelle von %1</numerusform>")

    def translate(self, old, new):
        text = self.file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def complaints(self):
        before = self.file.read_bytes()
        found = translations.check(LUPDATE, self.root, [self.file])
        self.assertEqual(self.file.read_bytes(), before)
        return found

    def refuses(self, words):
        found = self.complaints()
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])
        self.assertIn("core::Sample", found[0])

    def test_complete_file_is_accepted(self):
        self.assertEqual(self.complaints(), [])

    def test_new_text_is_missed(self):
        self.source.write_text(SOURCE.replace("QString first", 'QString third() { return Text::tr("New"); }\nQString first'))
        self.refuses("new in the sources: 'New'")

    def test_dropped_text_is_noticed(self):
        self.source.write_text(SOURCE.replace("Key %1 of %2", "%n model(s) of %1"))
        self.assertTrue(any("no longer used: 'Key %1 of %2'" in line for line in self.complaints()))

    def test_unfinished_text_is_refused(self):
        self.translate("<translation>Schlüssel", '<translation type="unfinished">Schlüssel')
        self.refuses("not translated")

    def test_empty_text_is_refused(self):
        self.translate("<translation>Schlüssel %1 von %2</translation>", "<translation></translation>")
        self.refuses("not translated")

    def test_lost_placeholder_is_refused(self):
        self.translate("Schlüssel %1 von %2", "Schlüssel %1")
        self.refuses("placeholders differ: %2")

    def test_lost_placeholder_in_a_plural_is_refused(self):
        self.translate("%n Modelle von %1", "%n Modelle")
        self.refuses("placeholders differ: %1")

    def test_missing_plural_is_refused(self):
        self.translate("<numerusform>%n Modelle von %1</numerusform>", "")
        self.assertTrue(self.complaints())

    def test_english_needs_plurals_alone(self):
        english = self.root / "switchyard_en.ts"
        translations.update(LUPDATE, self.root, [english])
        found = translations.check(LUPDATE, self.root, [english])
        self.assertEqual(len(found), 1, found)
        self.assertIn("%n model(s) of %1", found[0])
        translations.fill_english(english)
        self.assertEqual(translations.check(LUPDATE, self.root, [english]), [])
        text = english.read_text(encoding="utf-8")
        self.assertIn("<numerusform>%n model of %1</numerusform>", text)
        self.assertIn("<numerusform>%n models of %1</numerusform>", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
