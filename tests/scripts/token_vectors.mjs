// Writes tests/fixtures/tokens/vectors.json: what OpenAI's own tokenizer makes of many texts.
//
//   npm install --prefix DIR tiktoken@1.0.22 && NODE_PATH=DIR/node_modules node token_vectors.mjs > vectors.json
//
// By hand, when texts are added. `tiktoken` is the Rust tokenizer compiled to WebAssembly; the ports to JavaScript
// differ from it where the two languages' regular expressions do.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";

const { get_encoding } = createRequire(import.meta.url)("tiktoken");
const encodings = { o200k_base: get_encoding("o200k_base"), cl100k_base: get_encoding("cl100k_base") };

const written = [
  "", " ", "  ", "a", "hello world", " hello", "  hello", "Hello, world! How are you?", "tiktoken is great!",
  "The quick brown fox jumps over the lazy dog.", "antidisestablishmentarianism", "supercalifragilisticexpialidocious",
  // Contractions, in both cases, at the edges, with the long s.
  "don't", "DON'T", "Don'T", "I'm you're he's we'll they've I'd", "I'M YOU'RE HE'S WE'LL THEY'VE I'D", "'s", "'S 't 're",
  "'tis 'twas", "it's's's", "rock'n'roll", "d'accord", "'l 'll 'lll", "x'r x're x'rex", "o\u2019clock don\u2019t",
  "it'\u017f", "IT'\u017f '\u017f", "'\u212a", "a'", "''", "'", "l'\u00e9t\u00e9", "1's 2'll", "\u0301's", "A\u0301's b\u0301'll",
  // Capitals and small letters.
  "camelCase PascalCase snake_case SCREAMING_CASE kebab-case", "XMLHttpRequest iOS macOS eBay", "ABCdef abcDEF AbC aBc",
  "McDonald O'Brien DeLaCruz", "\u01c5elo \u01c5ABC", "ABC\u00aadef \u00aaABC", "\u4e2dABC ABC\u4e2d ABC\u4e2dDEF ABC\u4e2dDEFghi",
  "\u00c9COLE \u00e9cole \u00c9cole", "STRASSE Stra\u00dfe \u1e9e", "\u02b0ABC \u02b0abc", " \u0301ABC \u0301 \u0301\u0301a", "\u0301ABC", "\u0301\u0301ABC",
  "\u0301", "\u0301\u0301", "-\u0301a -\u0301A", "1\u0301a", "\u0301'", "\u4e2d\u0301AB", "A\u0301B\u0301C", "_A _a _\u4e2d", "\u20dda\u20dd",
  // Numbers.
  "0 1 12 123 1234 12345 123456 1234567", "3.14159", "1,000,000.00", "2024-01-15T10:30:00Z", "0x1F600", "1e-10",
  "\u0661\u0662\u0663\u0664\u0665", "\u00bd\u2153\u2160\u2161\u2162\u216f", "\u0967\u0968\u0969\u096a", "\u4e00\u4e8c\u4e09", "v1.2.3", "a1b2c3", "\u00b2\u00b3\u00b9\u2070", "\uff11\uff12\uff13\uff14",
  // White space.
  "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\t\t", "   a", "a   ", "a   b", "a \n b", "a\n\n\n b", " \n \n ", "\n  x", "  \n  x",
  "a\r\nb\r\n\r\n  c", "\tindent", "\t\tindent", "        eight", "a\u00a0b", "a\u00a0\u00a0b", "\u3000\u5168\u89d2", "a\u2003\u2003b", "\u0085a", "\u2028\u2029x",
  "a\u200bb", "\ufeffbom", "\v\f x", "\u001c\u001dx", "trailing  \n", "trailing  \n  ", " .", "  .", " \n.", "\n.", "x \t y", "\r\r\n", "\u1680 \u180e x",
  // Punctuation.
  "...", "!!!???", "(a)[b]{c}", "a/b//c", "//\n/\n//x", "// comment\n/ x", "***bold***", "---\n---", "http://example.com/path?q=1#frag",
  "\"quoted\" 'single' \u201ccurly\u201d", "\u2026\u2014\u2013", "$100 \u20ac50 \u00a310", "a@b.c", "C++ C# .NET", "&amp;&lt;", "\\n\\t\\\\", ";;;\n\n;;;\r\n", "/\n", "\n/", "a/\n/b", "=>\n\n  }",
  // Names of special tokens are ordinary text.
  "<|endoftext|>", "a<|endoftext|>b<|endofprompt|>", "<|im_start|>user<|im_sep|>", "<|fim_prefix|>x",
  // Scripts.
  "Die \u00c4nderung f\u00fcr gro\u00dfe H\u00e4user", "\u00bfQu\u00e9 tal, ni\u00f1o?", "Gar\u00e7on \u0153uvre na\u00efve", "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144", "\u0130stanbul \u0131l\u0131k",
  "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440! \u041a\u0430\u043a \u0434\u0435\u043b\u0430?", "\u0393\u03b5\u03b9\u03ac \u03c3\u03bf\u03c5 \u039a\u03cc\u03c3\u03bc\u03b5", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645", "\u0627\u0644\u0633\u064e\u0651\u0644\u064e\u0627\u0645\u064f \u0639\u064e\u0644\u064e\u064a\u0652\u0643\u064f\u0645\u0652",
  "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u05d1\u05b0\u05bc\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea", "\u0928\u092e\u0938\u094d\u0924\u0947 \u0926\u0941\u0928\u093f\u092f\u093e", "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f \u0936\u094d\u0930\u0940", "\u09ac\u09be\u0982\u09b2\u09be \u09ad\u09be\u09b7\u09be",
  "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0bae\u0bca\u0bb4\u0bbf", "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01 \u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22", "\u1019\u103c\u1014\u103a\u1019\u102c\u1018\u102c\u101e\u102c", "\u1797\u17b6\u179f\u17b6\u1781\u17d2\u1798\u17c2\u179a",
  "\u4f60\u597d\uff0c\u4e16\u754c\uff01", "\u6a5f\u68b0\u5b66\u7fd2\u306f\u9762\u767d\u3044\u3067\u3059\u3002", "\u30b3\u30f3\u30d4\u30e5\u30fc\u30bf\u30fc\u3067\u3059\u304b\uff1f", "\uc548\ub155\ud558\uc138\uc694 \uc138\uacc4", "\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud840\udc00\ud840\udc01", "Ti\u1ebfng Vi\u1ec7t c\u00f3 d\u1ea5u", "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8", "\u0540\u0561\u0575\u0565\u0580\u0565\u0576",
  "\u1200\u120b\u121d", "\ud835\udc00\ud835\udc01\ud835\udc1a \ud835\udfce\ud835\udfcf\ud835\udfd0\ud835\udfd1", "e\u0301 \u00e9", "n\u0303", "\u1e9b\u0323", "Z\u0351\u036b\u0343\u036a\u0302a\u0348\u0348l\u0334g\u0321o\u031f",
  // Emoji.
  "\ud83d\ude00", "\ud83d\ude00\ud83d\ude01\ud83d\ude02", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66", "\ud83c\udff3\ufe0f\u200d\ud83c\udf08", "\ud83d\udc4d\ud83c\udffd", "\ud83c\uddeb\ud83c\uddf7\ud83c\udde9\ud83c\uddea", "1\ufe0f\u20e3", "\u2764\ufe0f \u263a\ufe0f", "ok \ud83d\udc4c!",
  "x\ud83e\udd16y", "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
  // Code and data.
  "def f(x):\n    return x + 1\n\n\nclass A:\n\tpass\n", "for (int i = 0; i < n; ++i) {\n    a[i] = b[i] * 2;\n}\n",
  "{\"name\": \"x\", \"values\": [1, 2.5, null, true], \"nested\": {\"a\": {}}}", "SELECT * FROM t WHERE a = 'b' AND c >= 10;",
  "<div class=\"x\">\r\n  <p>Text &amp; more</p>\r\n</div>", "#include <vector>\n\nint main() { return 0; }", "| a | b |\n|---|---|\n| 1 | 2 |",
  "fn main() -> Result<(), Box<dyn Error>> { println!(\"{}\", x?); }", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", "\u0000\u0001\u0002\u007f",
  "\ufffd\ufffd", "\ue000\uf8ff", "\uffff\ufffe",
];

// Long runs: shapes that make careless tokenizers slow.
const runs = [
  ["a", 3000], ["A", 3000], [" ", 3000], ["\n", 3000], ["\t", 700], [" \n", 1000], ["\ud83d\ude00", 700], ["1", 1000], ["=", 2000],
  ["\u0301", 700], ["\u4e2d", 1000], ["\u4e2dA", 700], ["aA", 1000], ["Aa", 1000], ["'s", 700], ["\u00e9", 1000], ["\u0915\u094d", 500],
  ["ab", 1500], ["abc ", 800], ["/\n", 500], [" a", 1000], ["\u0e01", 1000], ["\u00a0", 500], ["<|endoftext|>", 200], ["\r\n", 700],
];

// A small generator of its own, so that every run writes the same file.
let state = 20240601;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * below);
};
// Blocks that Unicode has had for long, so that old and new tables agree on them.
const blocks = [
  [0x20, 0x7e], [0x20, 0x7e], [0x61, 0x7a], [0x41, 0x5a], [0x30, 0x39], [0x09, 0x0d], [0x20, 0x20], [0x21, 0x2f], [0x00, 0x1f],
  [0xa0, 0xff], [0x100, 0x17f], [0x250, 0x2ff], [0x300, 0x36f], [0x391, 0x3a1], [0x3b1, 0x3c9], [0x400, 0x45f], [0x561, 0x586], [0x5b0, 0x5bd],
  [0x5d0, 0x5ea], [0x621, 0x652], [0x660, 0x669], [0x901, 0x939], [0x93e, 0x94d], [0xe01, 0xe3a], [0xe40, 0xe59], [0x1100, 0x1159],
  [0x1e00, 0x1eff], [0x2000, 0x200f], [0x2010, 0x2027], [0x2028, 0x202f], [0x2150, 0x2180], [0x2190, 0x22ff], [0x2460, 0x24ff], [0x2600, 0x26ff],
  [0x3000, 0x303f], [0x3041, 0x3094], [0x30a1, 0x30fe], [0x4e00, 0x9fa5], [0xac00, 0xd7a3], [0xfe00, 0xfe0f], [0xff10, 0xff5a],
  [0x1d400, 0x1d454], [0x1f300, 0x1f5ff], [0x1f600, 0x1f64f], [0x20000, 0x2a6d6],
];
const words = ["the", "The", "THE", "'s", "'LL", " ", "  ", "\n", "\r\n", "\n\n", ".", "/", "//", "==", "123", "1234", "\u00e9", "\u4e2d", "\u0301",
  "\ud83d\ude00", "\u200d", "function", "Class", "getValue", "_", "-", "\t", "'", "\u017f", "\u00a0", "\u02b0", "I", "a", "x1"];
const randomText = () => {
  let text = "";
  const length = 1 + random(40);
  const own = [blocks[random(blocks.length)], blocks[random(blocks.length)], blocks[random(blocks.length)]];
  for (let i = 0; i < length; ++i) {
    if (random(3) === 0) {
      text += words[random(words.length)];
      continue;
    }
    const [first, last] = own[random(own.length)];
    text += String.fromCodePoint(first + random(last - first + 1));
  }
  return text;
};

const digest = (tokens) => createHash("sha256").update(Buffer.from(Uint32Array.from(tokens).buffer)).digest("hex").slice(0, 16);
const row = (fields, text) => {
  for (const [name, encoding] of Object.entries(encodings)) {
    const tokens = encoding.encode_ordinary(text);
    fields[name] = text.length > 400 ? { count: tokens.length, digest: digest(tokens) } : Array.from(tokens);
  }
  // Escaped, because readers take a byte order mark at the start of a string for none of it.
  return JSON.stringify(fields).replaceAll("\ufeff", "\\ufeff");
};
const rows = [
  ...written.map((text) => row({ text }, text)),
  ...runs.map(([unit, times]) => row({ unit, times }, unit.repeat(times))),
  ...Array.from({ length: 600 }, randomText).map((text) => row({ text }, text)),
];
process.stdout.write("[\n" + rows.join(",\n") + "\n]\n");
