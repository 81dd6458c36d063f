#include "ui/common/tex_symbols.h"

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

struct Named {
    QStringView name;
    TexSymbol symbol;
};

using C = TexClass;

/// In the order of their names.
// clang-format off
constexpr Named kSymbols[] = {
    {u"AA", {0x00c5, C::Ordinary}},
    {u"AE", {0x00c6, C::Ordinary}},
    {u"Alpha", {0x0391, C::Ordinary}},
    {u"Beta", {0x0392, C::Ordinary}},
    {u"Box", {0x25a1, C::Ordinary}},
    {u"Bumpeq", {0x224e, C::Relation}},
    {u"Cap", {0x22d2, C::Binary}},
    {u"Chi", {0x03a7, C::Ordinary}},
    {u"Cup", {0x22d3, C::Binary}},
    {u"Delta", {0x0394, C::Ordinary}},
    {u"Downarrow", {0x21d3, C::Relation}},
    {u"Epsilon", {0x0395, C::Ordinary}},
    {u"Eta", {0x0397, C::Ordinary}},
    {u"Gamma", {0x0393, C::Ordinary}},
    {u"Im", {0x2111, C::Ordinary}},
    {u"Iota", {0x0399, C::Ordinary}},
    {u"Join", {0x22c8, C::Relation}},
    {u"Kappa", {0x039a, C::Ordinary}},
    {u"L", {0x0141, C::Ordinary}},
    {u"Lambda", {0x039b, C::Ordinary}},
    {u"Leftarrow", {0x21d0, C::Relation}},
    {u"Leftrightarrow", {0x21d4, C::Relation}},
    {u"Lleftarrow", {0x21da, C::Relation}},
    {u"Longleftarrow", {0x27f8, C::Relation}},
    {u"Longleftrightarrow", {0x27fa, C::Relation}},
    {u"Longrightarrow", {0x27f9, C::Relation}},
    {u"Mu", {0x039c, C::Ordinary}},
    {u"Nu", {0x039d, C::Ordinary}},
    {u"O", {0x00d8, C::Ordinary}},
    {u"OE", {0x0152, C::Ordinary}},
    {u"Omega", {0x03a9, C::Ordinary}},
    {u"Omicron", {0x039f, C::Ordinary}},
    {u"P", {0x00b6, C::Ordinary}},
    {u"Phi", {0x03a6, C::Ordinary}},
    {u"Pi", {0x03a0, C::Ordinary}},
    {u"Psi", {0x03a8, C::Ordinary}},
    {u"Re", {0x211c, C::Ordinary}},
    {u"Rho", {0x03a1, C::Ordinary}},
    {u"Rightarrow", {0x21d2, C::Relation}},
    {u"Rrightarrow", {0x21db, C::Relation}},
    {u"S", {0x00a7, C::Ordinary}},
    {u"Sigma", {0x03a3, C::Ordinary}},
    {u"Subset", {0x22d0, C::Relation}},
    {u"Supset", {0x22d1, C::Relation}},
    {u"Tau", {0x03a4, C::Ordinary}},
    {u"Theta", {0x0398, C::Ordinary}},
    {u"Uparrow", {0x21d1, C::Relation}},
    {u"Updownarrow", {0x21d5, C::Relation}},
    {u"Upsilon", {0x03a5, C::Ordinary}},
    {u"Vdash", {0x22a9, C::Relation}},
    {u"Vert", {0x2016, C::Ordinary}},
    {u"Vvdash", {0x22aa, C::Relation}},
    {u"Xi", {0x039e, C::Ordinary}},
    {u"Zeta", {0x0396, C::Ordinary}},
    {u"aa", {0x00e5, C::Ordinary}},
    {u"ae", {0x00e6, C::Ordinary}},
    {u"aleph", {0x2135, C::Ordinary}},
    {u"alpha", {0x03b1, C::Ordinary}},
    {u"amalg", {0x2a3f, C::Binary}},
    {u"angle", {0x2220, C::Ordinary}},
    {u"approx", {0x2248, C::Relation}},
    {u"approxeq", {0x224a, C::Relation}},
    {u"ast", {0x2217, C::Binary}},
    {u"asymp", {0x224d, C::Relation}},
    {u"backprime", {0x2035, C::Ordinary}},
    {u"backsim", {0x223d, C::Relation}},
    {u"backslash", {0x005c, C::Ordinary}},
    {u"barwedge", {0x22bc, C::Binary}},
    {u"because", {0x2235, C::Relation}},
    {u"beta", {0x03b2, C::Ordinary}},
    {u"beth", {0x2136, C::Ordinary}},
    {u"between", {0x226c, C::Relation}},
    {u"bigcap", {0x22c2, C::Operator, true, true}},
    {u"bigcirc", {0x25ef, C::Binary}},
    {u"bigcup", {0x22c3, C::Operator, true, true}},
    {u"bigodot", {0x2a00, C::Operator, true, true}},
    {u"bigoplus", {0x2a01, C::Operator, true, true}},
    {u"bigotimes", {0x2a02, C::Operator, true, true}},
    {u"bigsqcup", {0x2a06, C::Operator, true, true}},
    {u"bigstar", {0x2605, C::Ordinary}},
    {u"bigtriangledown", {0x25bd, C::Binary}},
    {u"bigtriangleup", {0x25b3, C::Binary}},
    {u"biguplus", {0x2a04, C::Operator, true, true}},
    {u"bigvee", {0x22c1, C::Operator, true, true}},
    {u"bigwedge", {0x22c0, C::Operator, true, true}},
    {u"blacksquare", {0x25a0, C::Ordinary}},
    {u"blacktriangle", {0x25b2, C::Ordinary}},
    {u"blacktriangleleft", {0x25c0, C::Relation}},
    {u"blacktriangleright", {0x25b6, C::Relation}},
    {u"bot", {0x22a5, C::Ordinary}},
    {u"bowtie", {0x22c8, C::Relation}},
    {u"boxdot", {0x22a1, C::Binary}},
    {u"boxminus", {0x229f, C::Binary}},
    {u"boxplus", {0x229e, C::Binary}},
    {u"boxtimes", {0x22a0, C::Binary}},
    {u"bullet", {0x2219, C::Binary}},
    {u"bumpeq", {0x224f, C::Relation}},
    {u"cap", {0x2229, C::Binary}},
    {u"cdot", {0x22c5, C::Binary}},
    {u"cdotp", {0x22c5, C::Punctuation}},
    {u"cdots", {0x22ef, C::Inner}},
    {u"centerdot", {0x22c5, C::Binary}},
    {u"checkmark", {0x2713, C::Ordinary}},
    {u"chi", {0x03c7, C::Ordinary}},
    {u"circ", {0x2218, C::Binary}},
    {u"circeq", {0x2257, C::Relation}},
    {u"circlearrowleft", {0x21ba, C::Relation}},
    {u"circlearrowright", {0x21bb, C::Relation}},
    {u"circledast", {0x229b, C::Binary}},
    {u"circledcirc", {0x229a, C::Binary}},
    {u"circleddash", {0x229d, C::Binary}},
    {u"clubsuit", {0x2663, C::Ordinary}},
    {u"colon", {0x003a, C::Relation}},
    {u"coloneq", {0x2254, C::Relation}},
    {u"coloneqq", {0x2254, C::Relation}},
    {u"complement", {0x2201, C::Ordinary}},
    {u"cong", {0x2245, C::Relation}},
    {u"coprod", {0x2210, C::Operator, true, true}},
    {u"copyright", {0x00a9, C::Ordinary}},
    {u"cup", {0x222a, C::Binary}},
    {u"curlyvee", {0x22ce, C::Binary}},
    {u"curlywedge", {0x22cf, C::Binary}},
    {u"curvearrowleft", {0x21b6, C::Relation}},
    {u"curvearrowright", {0x21b7, C::Relation}},
    {u"dag", {0x2020, C::Ordinary}},
    {u"dagger", {0x2020, C::Binary}},
    {u"daleth", {0x2138, C::Ordinary}},
    {u"dashv", {0x22a3, C::Relation}},
    {u"ddag", {0x2021, C::Ordinary}},
    {u"ddagger", {0x2021, C::Binary}},
    {u"ddots", {0x22f1, C::Inner}},
    {u"degree", {0x00b0, C::Ordinary}},
    {u"delta", {0x03b4, C::Ordinary}},
    {u"diagdown", {0x2572, C::Ordinary}},
    {u"diagup", {0x2571, C::Ordinary}},
    {u"diamond", {0x22c4, C::Binary}},
    {u"diamondsuit", {0x2662, C::Ordinary}},
    {u"digamma", {0x03dd, C::Ordinary}},
    {u"div", {0x00f7, C::Binary}},
    {u"divideontimes", {0x22c7, C::Binary}},
    {u"doteq", {0x2250, C::Relation}},
    {u"dotplus", {0x2214, C::Binary}},
    {u"dots", {0x2026, C::Inner}},
    {u"dotsb", {0x22ef, C::Inner}},
    {u"dotsc", {0x2026, C::Inner}},
    {u"dotsi", {0x22ef, C::Inner}},
    {u"dotsm", {0x22ef, C::Inner}},
    {u"dotso", {0x2026, C::Inner}},
    {u"downarrow", {0x2193, C::Relation}},
    {u"ell", {0x2113, C::Ordinary}},
    {u"emptyset", {0x2205, C::Ordinary}},
    {u"epsilon", {0x03f5, C::Ordinary}},
    {u"eqcirc", {0x2256, C::Relation}},
    {u"eqqcolon", {0x2255, C::Relation}},
    {u"equiv", {0x2261, C::Relation}},
    {u"eta", {0x03b7, C::Ordinary}},
    {u"eth", {0x00f0, C::Ordinary}},
    {u"euro", {0x20ac, C::Ordinary}},
    {u"exists", {0x2203, C::Ordinary}},
    {u"flat", {0x266d, C::Ordinary}},
    {u"forall", {0x2200, C::Ordinary}},
    {u"frown", {0x2322, C::Relation}},
    {u"gamma", {0x03b3, C::Ordinary}},
    {u"ge", {0x2265, C::Relation}},
    {u"geq", {0x2265, C::Relation}},
    {u"geqq", {0x2267, C::Relation}},
    {u"geqslant", {0x2a7e, C::Relation}},
    {u"gets", {0x2190, C::Relation}},
    {u"gg", {0x226b, C::Relation}},
    {u"ggg", {0x22d9, C::Relation}},
    {u"gimel", {0x2137, C::Ordinary}},
    {u"gneq", {0x2a88, C::Relation}},
    {u"gneqq", {0x2269, C::Relation}},
    {u"gtrapprox", {0x2a86, C::Relation}},
    {u"gtrless", {0x2277, C::Relation}},
    {u"gtrsim", {0x2273, C::Relation}},
    {u"hbar", {0x210f, C::Ordinary}},
    {u"heartsuit", {0x2661, C::Ordinary}},
    {u"hookleftarrow", {0x21a9, C::Relation}},
    {u"hookrightarrow", {0x21aa, C::Relation}},
    {u"hslash", {0x210f, C::Ordinary}},
    {u"i", {0x0131, C::Ordinary}},
    {u"iddots", {0x22f0, C::Inner}},
    {u"iff", {0x27fa, C::Relation}},
    {u"iiint", {0x222d, C::Operator, true, false}},
    {u"iint", {0x222c, C::Operator, true, false}},
    {u"imath", {0x0131, C::Ordinary}},
    {u"impliedby", {0x27f8, C::Relation}},
    {u"implies", {0x27f9, C::Relation}},
    {u"in", {0x2208, C::Relation}},
    {u"infty", {0x221e, C::Ordinary}},
    {u"int", {0x222b, C::Operator, true, false}},
    {u"intercal", {0x22ba, C::Binary}},
    {u"iota", {0x03b9, C::Ordinary}},
    {u"j", {0x0237, C::Ordinary}},
    {u"jmath", {0x0237, C::Ordinary}},
    {u"kappa", {0x03ba, C::Ordinary}},
    {u"l", {0x0142, C::Ordinary}},
    {u"lVert", {0x2016, C::Open}},
    {u"lambda", {0x03bb, C::Ordinary}},
    {u"land", {0x2227, C::Binary}},
    {u"langle", {0x27e8, C::Open}},
    {u"lbrace", {0x007b, C::Open}},
    {u"lbrack", {0x005b, C::Open}},
    {u"lceil", {0x2308, C::Open}},
    {u"ldotp", {0x002e, C::Punctuation}},
    {u"ldots", {0x2026, C::Inner}},
    {u"le", {0x2264, C::Relation}},
    {u"leadsto", {0x21dd, C::Relation}},
    {u"leftarrow", {0x2190, C::Relation}},
    {u"leftarrowtail", {0x21a2, C::Relation}},
    {u"leftharpoondown", {0x21bd, C::Relation}},
    {u"leftharpoonup", {0x21bc, C::Relation}},
    {u"leftleftarrows", {0x21c7, C::Relation}},
    {u"leftrightarrow", {0x2194, C::Relation}},
    {u"leftrightarrows", {0x21c6, C::Relation}},
    {u"leftrightharpoons", {0x21cb, C::Relation}},
    {u"leq", {0x2264, C::Relation}},
    {u"leqq", {0x2266, C::Relation}},
    {u"leqslant", {0x2a7d, C::Relation}},
    {u"lessapprox", {0x2a85, C::Relation}},
    {u"lessgtr", {0x2276, C::Relation}},
    {u"lesssim", {0x2272, C::Relation}},
    {u"lfloor", {0x230a, C::Open}},
    {u"lgroup", {0x27ee, C::Open}},
    {u"lhd", {0x22b2, C::Binary}},
    {u"ll", {0x226a, C::Relation}},
    {u"llbracket", {0x27e6, C::Open}},
    {u"llcorner", {0x231e, C::Open}},
    {u"lll", {0x22d8, C::Relation}},
    {u"lneq", {0x2a87, C::Relation}},
    {u"lneqq", {0x2268, C::Relation}},
    {u"lnot", {0x00ac, C::Ordinary}},
    {u"longleftarrow", {0x27f5, C::Relation}},
    {u"longleftrightarrow", {0x27f7, C::Relation}},
    {u"longmapsto", {0x27fc, C::Relation}},
    {u"longrightarrow", {0x27f6, C::Relation}},
    {u"lor", {0x2228, C::Binary}},
    {u"lozenge", {0x25ca, C::Ordinary}},
    {u"lrcorner", {0x231f, C::Close}},
    {u"ltimes", {0x22c9, C::Binary}},
    {u"lvert", {0x007c, C::Open}},
    {u"maltese", {0x2720, C::Ordinary}},
    {u"mapsto", {0x21a6, C::Relation}},
    {u"measuredangle", {0x2221, C::Ordinary}},
    {u"mho", {0x2127, C::Ordinary}},
    {u"mid", {0x2223, C::Relation}},
    {u"models", {0x22a8, C::Relation}},
    {u"mp", {0x2213, C::Binary}},
    {u"mu", {0x03bc, C::Ordinary}},
    {u"multimap", {0x22b8, C::Relation}},
    {u"nLeftarrow", {0x21cd, C::Relation}},
    {u"nRightarrow", {0x21cf, C::Relation}},
    {u"nabla", {0x2207, C::Ordinary}},
    {u"natural", {0x266e, C::Ordinary}},
    {u"ncong", {0x2247, C::Relation}},
    {u"ne", {0x2260, C::Relation}},
    {u"nearrow", {0x2197, C::Relation}},
    {u"neg", {0x00ac, C::Ordinary}},
    {u"neq", {0x2260, C::Relation}},
    {u"nexists", {0x2204, C::Ordinary}},
    {u"ngeq", {0x2271, C::Relation}},
    {u"ngtr", {0x226f, C::Relation}},
    {u"ni", {0x220b, C::Relation}},
    {u"nleftarrow", {0x219a, C::Relation}},
    {u"nleq", {0x2270, C::Relation}},
    {u"nless", {0x226e, C::Relation}},
    {u"nmid", {0x2224, C::Relation}},
    {u"notin", {0x2209, C::Relation}},
    {u"nparallel", {0x2226, C::Relation}},
    {u"nrightarrow", {0x219b, C::Relation}},
    {u"nsim", {0x2241, C::Relation}},
    {u"nsubseteq", {0x2288, C::Relation}},
    {u"nsupseteq", {0x2289, C::Relation}},
    {u"nu", {0x03bd, C::Ordinary}},
    {u"nvDash", {0x22ad, C::Relation}},
    {u"nvdash", {0x22ac, C::Relation}},
    {u"nwarrow", {0x2196, C::Relation}},
    {u"o", {0x00f8, C::Ordinary}},
    {u"odot", {0x2299, C::Binary}},
    {u"oe", {0x0153, C::Ordinary}},
    {u"oiiint", {0x2230, C::Operator, true, false}},
    {u"oiint", {0x222f, C::Operator, true, false}},
    {u"oint", {0x222e, C::Operator, true, false}},
    {u"omega", {0x03c9, C::Ordinary}},
    {u"omicron", {0x03bf, C::Ordinary}},
    {u"ominus", {0x2296, C::Binary}},
    {u"oplus", {0x2295, C::Binary}},
    {u"oslash", {0x2298, C::Binary}},
    {u"otimes", {0x2297, C::Binary}},
    {u"owns", {0x220b, C::Relation}},
    {u"parallel", {0x2225, C::Relation}},
    {u"partial", {0x2202, C::Ordinary}},
    {u"perp", {0x22a5, C::Relation}},
    {u"phi", {0x03d5, C::Ordinary}},
    {u"pi", {0x03c0, C::Ordinary}},
    {u"pitchfork", {0x22d4, C::Relation}},
    {u"pm", {0x00b1, C::Binary}},
    {u"pounds", {0x00a3, C::Ordinary}},
    {u"prec", {0x227a, C::Relation}},
    {u"preceq", {0x2aaf, C::Relation}},
    {u"precsim", {0x227e, C::Relation}},
    {u"prime", {0x2032, C::Ordinary}},
    {u"prod", {0x220f, C::Operator, true, true}},
    {u"propto", {0x221d, C::Relation}},
    {u"psi", {0x03c8, C::Ordinary}},
    {u"rVert", {0x2016, C::Close}},
    {u"rangle", {0x27e9, C::Close}},
    {u"rbrace", {0x007d, C::Close}},
    {u"rbrack", {0x005d, C::Close}},
    {u"rceil", {0x2309, C::Close}},
    {u"rfloor", {0x230b, C::Close}},
    {u"rgroup", {0x27ef, C::Close}},
    {u"rhd", {0x22b3, C::Binary}},
    {u"rho", {0x03c1, C::Ordinary}},
    {u"rightarrow", {0x2192, C::Relation}},
    {u"rightarrowtail", {0x21a3, C::Relation}},
    {u"rightharpoondown", {0x21c1, C::Relation}},
    {u"rightharpoonup", {0x21c0, C::Relation}},
    {u"rightleftarrows", {0x21c4, C::Relation}},
    {u"rightleftharpoons", {0x21cc, C::Relation}},
    {u"rightrightarrows", {0x21c9, C::Relation}},
    {u"rightsquigarrow", {0x21dd, C::Relation}},
    {u"rrbracket", {0x27e7, C::Close}},
    {u"rtimes", {0x22ca, C::Binary}},
    {u"rvert", {0x007c, C::Close}},
    {u"searrow", {0x2198, C::Relation}},
    {u"setminus", {0x2216, C::Binary}},
    {u"sharp", {0x266f, C::Ordinary}},
    {u"sigma", {0x03c3, C::Ordinary}},
    {u"sim", {0x223c, C::Relation}},
    {u"simeq", {0x2243, C::Relation}},
    {u"smallint", {0x222b, C::Operator, true, false}},
    {u"smallsetminus", {0x2216, C::Binary}},
    {u"smile", {0x2323, C::Relation}},
    {u"spadesuit", {0x2660, C::Ordinary}},
    {u"sphericalangle", {0x2222, C::Ordinary}},
    {u"sqcap", {0x2293, C::Binary}},
    {u"sqcup", {0x2294, C::Binary}},
    {u"sqsubset", {0x228f, C::Relation}},
    {u"sqsubseteq", {0x2291, C::Relation}},
    {u"sqsupset", {0x2290, C::Relation}},
    {u"sqsupseteq", {0x2292, C::Relation}},
    {u"square", {0x25a1, C::Ordinary}},
    {u"ss", {0x00df, C::Ordinary}},
    {u"star", {0x22c6, C::Binary}},
    {u"subset", {0x2282, C::Relation}},
    {u"subseteq", {0x2286, C::Relation}},
    {u"subsetneq", {0x228a, C::Relation}},
    {u"succ", {0x227b, C::Relation}},
    {u"succeq", {0x2ab0, C::Relation}},
    {u"succsim", {0x227f, C::Relation}},
    {u"sum", {0x2211, C::Operator, true, true}},
    {u"supset", {0x2283, C::Relation}},
    {u"supseteq", {0x2287, C::Relation}},
    {u"supsetneq", {0x228b, C::Relation}},
    {u"surd", {0x221a, C::Ordinary}},
    {u"swarrow", {0x2199, C::Relation}},
    {u"tau", {0x03c4, C::Ordinary}},
    {u"therefore", {0x2234, C::Relation}},
    {u"theta", {0x03b8, C::Ordinary}},
    {u"times", {0x00d7, C::Binary}},
    {u"to", {0x2192, C::Relation}},
    {u"top", {0x22a4, C::Ordinary}},
    {u"triangle", {0x25b3, C::Ordinary}},
    {u"triangleleft", {0x25c1, C::Binary}},
    {u"trianglelefteq", {0x22b4, C::Relation}},
    {u"triangleq", {0x225c, C::Relation}},
    {u"triangleright", {0x25b7, C::Binary}},
    {u"trianglerighteq", {0x22b5, C::Relation}},
    {u"twoheadleftarrow", {0x219e, C::Relation}},
    {u"twoheadrightarrow", {0x21a0, C::Relation}},
    {u"ulcorner", {0x231c, C::Open}},
    {u"unlhd", {0x22b4, C::Binary}},
    {u"unrhd", {0x22b5, C::Binary}},
    {u"uparrow", {0x2191, C::Relation}},
    {u"updownarrow", {0x2195, C::Relation}},
    {u"uplus", {0x228e, C::Binary}},
    {u"upsilon", {0x03c5, C::Ordinary}},
    {u"urcorner", {0x231d, C::Close}},
    {u"vDash", {0x22a8, C::Relation}},
    {u"varepsilon", {0x03b5, C::Ordinary}},
    {u"varkappa", {0x03f0, C::Ordinary}},
    {u"varnothing", {0x2205, C::Ordinary}},
    {u"varphi", {0x03c6, C::Ordinary}},
    {u"varpi", {0x03d6, C::Ordinary}},
    {u"varpropto", {0x221d, C::Relation}},
    {u"varrho", {0x03f1, C::Ordinary}},
    {u"varsigma", {0x03c2, C::Ordinary}},
    {u"vartheta", {0x03d1, C::Ordinary}},
    {u"vartriangleleft", {0x22b2, C::Relation}},
    {u"vartriangleright", {0x22b3, C::Relation}},
    {u"vdash", {0x22a2, C::Relation}},
    {u"vdots", {0x22ee, C::Inner}},
    {u"vee", {0x2228, C::Binary}},
    {u"veebar", {0x22bb, C::Binary}},
    {u"vert", {0x007c, C::Ordinary}},
    {u"wedge", {0x2227, C::Binary}},
    {u"wp", {0x2118, C::Ordinary}},
    {u"wr", {0x2240, C::Binary}},
    {u"xi", {0x03be, C::Ordinary}},
    {u"yen", {0x00a5, C::Ordinary}},
    {u"zeta", {0x03b6, C::Ordinary}},
};
// clang-format on

/// Words in the order of the alphabet.
constexpr QStringView kFunctions[] = {
    u"Tr",   u"arccos", u"arccot", u"arcsin", u"arctan", u"arg",  u"cos", u"cosh", u"cot", u"coth", u"csc",
    u"csch", u"deg",    u"diag",   u"dim",    u"erf",    u"exp",  u"hom", u"ker",  u"lg",  u"ln",   u"log",
    u"rank", u"sec",    u"sech",   u"sgn",    u"sin",    u"sinh", u"tan", u"tanh", u"tr",
};
constexpr QStringView kLimitFunctions[] = {
    u"Pr",  u"argmax", u"argmin", u"det", u"gcd", u"inf", u"lcm",
    u"lim", u"liminf", u"limsup", u"max", u"min", u"sup",
};

bool holds(const QStringView *begin, const QStringView *end, QStringView word)
{
    return std::binary_search(begin, end, word);
}

/// Where an alphabet's capitals, small letters and digits begin; 0 for none.
struct Alphabet {
    char32_t capital = 0;
    char32_t small = 0;
    char32_t digit = 0;
    char32_t greekCapital = 0;
    char32_t greekSmall = 0;
};

Alphabet alphabetOf(TexFont font)
{
    switch (font) {
    case TexFont::Italic:
        return {0x1d434, 0x1d44e, 0, 0, 0x1d6fc};
    case TexFont::Roman:
        return {};
    case TexFont::Bold:
        return {0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2};
    case TexFont::BoldItalic:
        return {0x1d468, 0x1d482, 0x1d7ce, 0x1d71c, 0x1d736};
    case TexFont::Blackboard:
        return {0x1d538, 0x1d552, 0x1d7d8, 0, 0};
    case TexFont::Script:
        return {0x1d49c, 0x1d4b6, 0, 0, 0};
    case TexFont::Fraktur:
        return {0x1d504, 0x1d51e, 0, 0, 0};
    case TexFont::Sans:
        return {0x1d5a0, 0x1d5ba, 0x1d7e2, 0, 0};
    case TexFont::Typewriter:
        return {0x1d670, 0x1d68a, 0x1d7f6, 0, 0};
    }
    return {};
}

/// Letters that Unicode had before it got the alphabets, and left out of them.
char32_t olderLetter(char32_t character, TexFont font)
{
    struct Older {
        TexFont font;
        char16_t letter;
        char16_t code;
    };
    static constexpr Older kOlder[] = {
        {TexFont::Italic, u'h', 0x210e},     {TexFont::Blackboard, u'C', 0x2102},
        {TexFont::Blackboard, u'H', 0x210d}, {TexFont::Blackboard, u'N', 0x2115},
        {TexFont::Blackboard, u'P', 0x2119}, {TexFont::Blackboard, u'Q', 0x211a},
        {TexFont::Blackboard, u'R', 0x211d}, {TexFont::Blackboard, u'Z', 0x2124},
        {TexFont::Script, u'B', 0x212c},     {TexFont::Script, u'E', 0x2130},
        {TexFont::Script, u'F', 0x2131},     {TexFont::Script, u'H', 0x210b},
        {TexFont::Script, u'I', 0x2110},     {TexFont::Script, u'L', 0x2112},
        {TexFont::Script, u'M', 0x2133},     {TexFont::Script, u'R', 0x211b},
        {TexFont::Script, u'e', 0x212f},     {TexFont::Script, u'g', 0x210a},
        {TexFont::Script, u'o', 0x2134},     {TexFont::Fraktur, u'C', 0x212d},
        {TexFont::Fraktur, u'H', 0x210c},    {TexFont::Fraktur, u'I', 0x2111},
        {TexFont::Fraktur, u'R', 0x211c},    {TexFont::Fraktur, u'Z', 0x2128},
    };
    for (const Older &older : kOlder) {
        if (older.font == font && older.letter == character)
            return older.code;
    }
    return 0;
}

/// Greek letters with a second shape, in the order in which Unicode has them behind omega.
qsizetype greekVariant(char32_t character)
{
    constexpr QStringView kVariants = u"∂ϵϑϰϕϱϖ";
    return character < 0x10000 ? kVariants.indexOf(QChar(char16_t(character))) : -1;
}

} // namespace

const TexSymbol *findTexSymbol(QStringView command)
{
    const auto *found = std::lower_bound(std::begin(kSymbols), std::end(kSymbols), command,
                                         [](const Named &a, QStringView name) { return a.name < name; });
    return found != std::end(kSymbols) && found->name == command ? &found->symbol : nullptr;
}

QString texFunction(QStringView command, bool &limits)
{
    limits = holds(std::begin(kLimitFunctions), std::end(kLimitFunctions), command);
    if (!limits && !holds(std::begin(kFunctions), std::end(kFunctions), command))
        return {};
    if (command == u"limsup")
        return QStringLiteral("lim\u2009sup");
    if (command == u"liminf")
        return QStringLiteral("lim\u2009inf");
    if (command == u"argmax")
        return QStringLiteral("arg\u2009max");
    if (command == u"argmin")
        return QStringLiteral("arg\u2009min");
    return command.toString();
}

TexClass texClassOf(char32_t character)
{
    switch (character) {
    case u'+':
    case u'-':
    case u'*':
    case u'−':
    case u'×':
    case u'·':
    case u'±':
        return TexClass::Binary;
    case u'=':
    case u'<':
    case u'>':
    case u':':
    case u'≤':
    case u'≥':
    case u'≠':
    case u'≈':
    case u'→':
    case u'∈':
        return TexClass::Relation;
    case u'(':
    case u'[':
        return TexClass::Open;
    case u')':
    case u']':
    case u'!':
    case u'?':
        return TexClass::Close;
    case u',':
    case u';':
        return TexClass::Punctuation;
    default:
        return TexClass::Ordinary;
    }
}

QString texLetter(char32_t character, TexFont font)
{
    const Alphabet alphabet = alphabetOf(font);
    char32_t code = olderLetter(character, font);
    if (code == 0 && character >= 'A' && character <= 'Z' && alphabet.capital)
        code = alphabet.capital + (character - 'A');
    else if (code == 0 && character >= 'a' && character <= 'z' && alphabet.small)
        code = alphabet.small + (character - 'a');
    else if (code == 0 && character >= '0' && character <= '9' && alphabet.digit)
        code = alphabet.digit + (character - '0');
    else if (code == 0 && character >= 0x391 && character <= 0x3a9 && alphabet.greekCapital)
        code = alphabet.greekCapital + (character - 0x391);
    else if (code == 0 && character >= 0x3b1 && character <= 0x3c9 && alphabet.greekSmall)
        code = alphabet.greekSmall + (character - 0x3b1);
    else if (const qsizetype variant = greekVariant(character);
             code == 0 && variant >= 0 && alphabet.greekSmall)
        code = alphabet.greekSmall + 25 + char32_t(variant);
    if (code == 0)
        code = character;
    return QString::fromUcs4(&code, 1);
}

} // namespace ui
