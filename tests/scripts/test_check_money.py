#!/usr/bin/env python3
"""What check_money.py finds, and what it leaves alone."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import check_money  # noqa: E402


class CheckMoney(unittest.TestCase):
    def run_with(self, **files):
        """The exit code and the output for a tree in which these files have these contents."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            contents = {f"core/model/{name}.cpp": "" for name in check_money.MODEL}
            contents["core/budget/ledger.cpp"] = ""
            for name, text in files.items():
                path = "core/budget/ledger.cpp" if name == "ledger" else f"core/model/{name}.cpp"
                contents[path] = text
            for path, text in contents.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()) as out:
                code = check_money.main(root)
            return code, out.getvalue()

    def test_whole_numbers_are_fine(self):
        self.assertEqual(self.run_with(pricing="const Money sum = price * units; auto x = 1'000'000;\n"), (0, ""))

    def test_floating_point_is_found_in_each_form(self):
        for line in ("double sum = 0;", "float x;", "const qreal y = z;", "auto d = money.toDollars();",
                     "auto d = value.toDouble();", "sum = sum * 1.5;", "constexpr auto k = 1e-6;",
                     "auto z = std::round(x);"):
            with self.subTest(line=line):
                code, out = self.run_with(ledger="\n" + line + "\n")
                self.assertEqual(code, 1)
                self.assertIn("core/budget/ledger.cpp:2:", out)

    def test_comments_and_texts_are_no_code(self):
        text = '/* a double,\n at 1.5 */ auto a = "double 1.5"; // float\n'
        self.assertEqual(self.run_with(cost_reason=text), (0, ""))

    def test_the_edge_of_json_is_allowed_and_nothing_near_it(self):
        edge = "price = Money::fromJsonNumber(value.toDouble());\n"
        self.assertEqual(self.run_with(pricing=edge), (0, ""))
        self.assertEqual(self.run_with(pricing=edge.replace("toDouble()", "toDouble() * 2"))[0], 1)

    def test_a_missing_file_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            with contextlib.redirect_stdout(io.StringIO()):
                self.assertEqual(check_money.main(Path(folder)), 1)


if __name__ == "__main__":
    unittest.main()
