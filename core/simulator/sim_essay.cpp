#include "core/simulator/sim_essay.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QStringView>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

// In all texts below, %1 is the subject of the question.

constexpr std::array<QStringView, 5> kOpenings {
    u"Here is how I would look at **%1**.",
    u"Short version first: **%1** comes down to a few choices, and most of them can be changed later.",
    u"There are two honest answers about **%1**: the quick one below, and the long one that begins with "
    u"measuring.",
    u"Let me take **%1** apart, from what is certain to what is a matter of taste.",
    u"**%1** is easier than it looks once the goal is written down in one sentence.",
};

constexpr std::array<QStringView, 8> kThoughtful {
    u"The useful question is not whether %1 works, but under which conditions it stops working. Once these "
    u"are known, "
    u"the rest is ordinary care.",
    u"Most of the effort around %1 goes into the common case. The rare ones need no elegance, only a clear "
    u"error that "
    u"says what to do next.",
    u"Numbers beat opinions here: write down what you expect before you try it, and keep the note even if it "
    u"turns out "
    u"to be wrong.",
    u"People who have done this before agree on one thing: start small, change *one* thing at a time, and "
    u"keep what "
    u"you measured.",
    u"It helps to name who will use the result. A tool for yourself may be rough; a tool for others has to "
    u"explain "
    u"itself, above all when it fails.",
    u"If you have to choose between a fast first version and a complete one, take the fast one. What is "
    u"missing shows "
    u"within a week, and so does what nobody needed.",
    u"A good test of understanding is to explain %1 to somebody in another field. Where the explanation gets "
    u"long, "
    u"there is usually an assumption that deserves a second look.",
    u"Costs grow in two places: where %1 touches other systems, and where people wait for it. Look at these "
    u"two first.",
};

constexpr std::array<QStringView, 8> kPoints {
    u"**Scope** – say what %1 does *not* have to do; that list is worth more than the other one.",
    u"**Time** – a deadline of a day needs another plan than one of a month.",
    u"**Data** – know where it comes from, how much there is, and who may see it.",
    u"**Failure** – decide what happens when a step does not answer: wait, retry, or go on without it.",
    u"**Cost** – look at the price of one unit and at the number of units, apart from each other.",
    u"**People** – one person who decides is faster than three who agree.",
    u"**Reversibility** – prefer choices that can be undone for the price of an afternoon.",
    u"**Proof** – agree beforehand on what would convince you that it works.",
};

constexpr std::array<QStringView, 7> kSteps {
    u"Write the goal of %1 in one sentence.",
    u"Collect three real examples, one of them ugly.",
    u"Try the simplest thing that could work on all three.",
    u"Note what broke, and sort it by how often it will happen.",
    u"Fix the first entry of that list, and *only* that one.",
    u"Measure again with the same examples and compare.",
    u"Show the result to somebody who was not there.",
};

constexpr std::array<QStringView, 4> kRemarks {
    u"> The first ninety percent are about %1; the other ninety percent are about everything around it.",
    u"> If it is hard to explain, it is probably two things.",
    u"> Make it work, make it right, and only then make it fast.",
    u"> Anything that is checked by hand will one day not be checked.",
};

constexpr std::array<QStringView, 4> kClosings {
    u"If you tell me more about your situation, the list above gets shorter.",
    u"Ask for any of these points alone, and I will go into detail.",
    u"That should be enough to begin with **%1** today.",
    u"The next question would be which of these matters most to you.",
};

constexpr std::array<QStringView, 4> kPointHeadings {u"What matters", u"Points to check",
                                                     u"Things to decide first", u"Worth knowing"};
constexpr std::array<QStringView, 3> kStepHeadings {u"Step by step", u"A plan", u"How to go about it"};
constexpr std::array<QStringView, 3> kTableHeadings {u"Side by side", u"Comparison", u"At a glance"};
constexpr std::array<QStringView, 3> kProseHeadings {u"The longer view", u"Background", u"Why this is so"};

constexpr std::array<QStringView, 3> kFormulas {
    u"With $n$ tries and a chance of $p$ each, all of %1 succeeds with probability $1-(1-p)^n$:\n\n"
    u"$$\\sum_{k=1}^{n} \\binom{n}{k} p^k (1-p)^{n-k} = 1-(1-p)^n$$",
    u"The mean of %1 over $n$ values $x_1, \\dots, x_n$ and its spread are\n\n"
    u"$$\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n} x_i, \\qquad "
    u"\\sigma = \\sqrt{\\frac{1}{n}\\sum_{i=1}^{n} (x_i-\\bar{x})^2}$$",
    u"What %1 gains in a time $t$ is the area below its rate, \\(\\int_0^t r(s)\\,ds\\), so for a steady "
    u"growth of "
    u"$\\lambda$ it is\n\n"
    u"\\[ \\int_0^t e^{\\lambda s}\\,ds = \\frac{e^{\\lambda t}-1}{\\lambda} \\]",
};

constexpr std::array<QStringView, 4> kThinking {
    u"The user asks about “%1”. I should first settle what they want to be able to do afterwards.",
    u"“%1” can be read in two ways; the practical reading is the likelier one here.",
    u"Let me see what “%1” needs: a short answer on top, then the reasons.",
    u"For “%1” a list will be easier to use than prose, with the most important point first.",
};
constexpr std::array<QStringView, 6> kThinkingSteps {
    u"What is given: the question itself and nothing about the surroundings, so I must name my assumptions.",
    u"One option is to explain everything. That would be long; better to give a plan and offer detail.",
    u"Check: would this still hold if the numbers were ten times larger? Mostly yes, with the exception of "
    u"cost.",
    u"A counter-example would be a case where nobody can undo the decision. I should mention that.",
    u"I should avoid promising exact figures, since I have none.",
    u"The order matters: decide, try, measure, repeat. I will keep that order in the answer.",
};

struct CodeSample {
    QStringView keyword; ///< As a word of the question.
    QStringView language;
    QStringView text; ///< %1 is a name made from the subject.
};

constexpr std::array<CodeSample, 7> kCode {
    CodeSample {u"sql", u"sql",
                u"-- %1: the ten largest groups\nSELECT name, COUNT(*) AS total\nFROM %1\nWHERE created >= "
                u"DATE('now', '-30 days')\nGROUP BY name\nORDER BY total DESC\nLIMIT 10;"},
    CodeSample {u"c++", u"cpp",
                u"#include <algorithm>\n#include <vector>\n\n// The shape of %1, not its last word.\nint "
                u"%1(std::vector<int> values)\n{\n    std::sort(values.begin(), values.end());\n    return "
                u"values.empty() ? 0 : values[values.size() / 2];\n}"},
    CodeSample {
        u"rust", u"rust",
        u"/// The shape of %1, not its last word.\nfn %1(values: &[i64]) -> Option<i64> {\n    let mut "
        u"sorted = "
        u"values.to_vec();\n    sorted.sort_unstable();\n    sorted.get(sorted.len() / 2).copied()\n}"},
    CodeSample {
        u"golang", u"go",
        u"// %1 shows the shape, not the last word.\nfunc %1(values []int) int {\n\tsort.Ints(values)\n\tif "
        u"len(values) == 0 {\n\t\treturn 0\n\t}\n\treturn values[len(values)/2]\n}"},
    CodeSample {
        u"javascript", u"js",
        u"// The shape of %1, not its last word.\nexport function %1(values) {\n  const sorted = "
        u"[...values].sort((a, b) => a - b);\n  return sorted[Math.floor(sorted.length / 2)] ?? null;\n}"},
    CodeSample {u"bash", u"bash",
                u"#!/bin/bash\n# %1: counts the lines of every text file below the current folder\nset -euo "
                u"pipefail\nfind . -name '*.txt' -print0 | xargs -0 wc -l | sort -n"},
    CodeSample {
        u"python", u"python",
        u"def %1(values: list[float]) -> float | None:\n    \"\"\"Shows the shape, not the last "
        u"word.\"\"\"\n    "
        u"if not values:\n        return None\n    ordered = sorted(values)\n    return ordered[len(ordered) "
        u"// 2]"},
};

const QSet<QString> &smallWords()
{
    static const QSet<QString> words = [] {
        const QString list = QStringLiteral("a about an and any are as at be best better between but by can "
                                            "code compare could describe do does "
                                            "difference example explain find for from function give go good "
                                            "has have help how i if in into is it its "
                                            "learn list main make me my need of on or please program script "
                                            "short should show simple small snippet so "
                                            "some start tell than that the their them there these they this "
                                            "to us use versus vs want was we what when "
                                            "where which who why will with work works would write you your");
        const QStringList split = list.split(u' ');
        return QSet<QString>(split.begin(), split.end());
    }();
    return words;
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{N}][\\p{L}\\p{N}+#'-]*"));
    QStringList words;
    auto matches = word.globalMatch(text);
    while (matches.hasNext())
        words.append(matches.next().captured());
    return words;
}

/// The first words of the question that carry meaning and stand together.
QString subjectOf(const QString &question)
{
    constexpr qsizetype longest = 4;
    const QStringList words = wordsOf(question.left(400));
    const auto isSmall = [](const QString &word) { return smallWords().contains(word.toLower()); };
    const auto first = std::find_if_not(words.begin(), words.end(), isSmall);
    QStringList subject;
    for (auto word = first; word != words.end() && subject.size() < longest; ++word) {
        const bool joins =
            *word == QLatin1String("of") && std::next(word) != words.end() && !isSmall(*std::next(word));
        if (isSmall(*word) && !joins)
            break;
        subject.append(*word);
    }
    if (subject.isEmpty())
        subject = words.mid(0, 3);
    return subject.isEmpty() ? QStringLiteral("this") : simQuote(subject.join(u' '), 60);
}

class Essay
{
public:
    Essay(const SimRequest &request, SimStyle style, const QString &modelName, SimRandom random)
        : m_request(request)
        , m_style(style)
        , m_modelName(modelName)
        , m_random(random)
        , m_subject(subjectOf(request.question))
        , m_words(wordsOf(request.question.toLower()))
    { }

    QString write(int minTokens)
    {
        if (minTokens == 0 && isSmallTalk())
            return smallTalk();
        add(notice());
        addContext();
        add(say(m_random.pick(kOpenings)));
        const bool brief = m_style == SimStyle::Brief || m_words.size() <= 6;
        if (brief)
            addBrief();
        else
            addSections();
        while (simTokenCount(m_blocks.join(QStringLiteral("\n\n"))) < minTokens)
            addSections();
        add(say(m_random.pick(kClosings)));
        return m_blocks.join(QStringLiteral("\n\n"));
    }

private:
    void add(const QString &block) { m_blocks.append(block); }
    QString say(QStringView pattern) const
    {
        return pattern.toString().replace(QLatin1String("%1"), m_subject);
    }
    bool asks(std::initializer_list<QLatin1String> words) const
    {
        return std::any_of(words.begin(), words.end(),
                           [this](QLatin1String word) { return m_words.contains(word); });
    }

    bool isSmallTalk() const
    {
        using L1 = QLatin1String;
        return m_words.size() <= 4
               && (m_words.isEmpty()
                   || asks({L1("hi"), L1("hello"), L1("hey"), L1("thanks"), L1("thank"), L1("ping"),
                            L1("test"), L1("ok"), L1("bye")}));
    }

    QString smallTalk()
    {
        constexpr std::array<QStringView, 3> answers {
            u"Hello! I am %1: nothing of what I say was computed by a model. Ask me anything, and watch it "
            u"stream.",
            u"Hi there. This is %1. A longer question gets a longer answer.",
            u"Good to hear from you. %1 here: not a real model, but punctual.",
        };
        QString answer = m_random.pick(answers).toString().replace(
            QLatin1String("%1"), QLatin1String("**") + m_modelName + QLatin1String("**"));
        if (m_request.turn > 1)
            answer += QStringLiteral(" That was your message no. %1.").arg(m_request.turn);
        return answer;
    }

    QString notice() const
    {
        return QStringLiteral("*Answer of %1: it shows how answers look, not what is true.*")
            .arg(m_modelName);
    }

    /// What shows that the whole conversation has arrived.
    void addContext()
    {
        if (m_request.turn > 1) {
            add(QStringLiteral("This is turn %1 of our conversation; before, you asked: “%2”.")
                    .arg(QString::number(m_request.turn), simQuote(m_request.previousQuestion, 120)));
        }
        if (!m_request.system.isEmpty())
            add(QStringLiteral("I keep to the instruction “%1”.").arg(simQuote(m_request.system, 100)));
        if (m_request.images > 0) {
            add(m_request.images == 1 ? QStringLiteral(
                    "I received your image. A simulated model cannot look at it, so I only count it.")
                                      : QStringLiteral("I received your %1 images. A simulated model cannot "
                                                       "look at them, so I only count them.")
                                            .arg(m_request.images));
        }
        if (m_words.size() > 6)
            add(QStringLiteral("Your question: “%1”").arg(simQuote(m_request.question, 160)));
    }

    void addBrief()
    {
        add(say(m_random.pick(kThoughtful)));
        add(points(3).join(u'\n'));
        if (wantsCode())
            add(code());
        if (wantsFormulas())
            add(say(m_random.pick(kFormulas)));
    }

    void addSections()
    {
        using L1 = QLatin1String;
        heading(kPointHeadings);
        add(points(m_random.between(3, 5)).join(u'\n'));
        if (m_style == SimStyle::Structured || wantsTable() || m_random.below(2) == 0) {
            heading(kTableHeadings);
            add(table());
        }
        if (wantsCode() || m_random.below(3) == 0) {
            add(QStringLiteral("### In code"));
            add(code());
            add(QStringLiteral("`%1` is only a name: replace it by yours.").arg(identifier()));
        }
        if (wantsFormulas()) {
            add(QStringLiteral("### As a formula"));
            add(say(m_random.pick(kFormulas)));
        }
        if (m_style == SimStyle::Structured || asks({L1("how"), L1("plan"), L1("steps"), L1("guide")})
            || m_random.below(2) == 0) {
            heading(kStepHeadings);
            add(steps());
        }
        heading(kProseHeadings);
        add(say(m_random.pick(kThoughtful)) + u' ' + say(m_random.pick(kThoughtful)));
        add(say(m_random.pick(kRemarks)));
        const QString search = QString::fromLatin1(QUrl::toPercentEncoding(m_subject));
        add(QStringLiteral("Further reading: [%1](https://en.wikipedia.org/w/index.php?search=%2).")
                .arg(m_subject, search));
    }

    template<std::size_t N>
    void heading(const std::array<QStringView, N> &choices)
    {
        add(QStringLiteral("### ") + say(m_random.pick(choices)));
    }

    QStringList points(int count)
    {
        QStringList lines;
        const int first = m_random.below(int(kPoints.size()));
        for (int i = 0; i < count; ++i)
            lines.append(QStringLiteral("- ") + say(kPoints[std::size_t(first + i) % kPoints.size()]));
        return lines;
    }

    QString steps()
    {
        QStringList lines;
        const int count = m_random.between(4, int(kSteps.size()));
        for (int i = 0; i < count; ++i)
            lines.append(QStringLiteral("%1. %2").arg(QString::number(i + 1), say(kSteps[std::size_t(i)])));
        return lines.join(u'\n');
    }

    bool wantsTable() const
    {
        using L1 = QLatin1String;
        return asks(
            {L1("compare"), L1("versus"), L1("vs"), L1("difference"), L1("table"), L1("or"), L1("better")});
    }

    /// "compare A and B", "A vs B", "A or B"; else three ways that always exist.
    QStringList options() const
    {
        const QString word = QStringLiteral("([\\p{L}\\p{N}+#.-]{2,30})");
        const QStringList patterns {
            QStringLiteral("(?:compare|between)\\s+%1\\s+(?:and|with|to|or)\\s+%1"),
            QStringLiteral("%1\\s+(?:vs\\.?|versus|or)\\s+%1"),
        };
        for (const QString &pattern : patterns) {
            const QRegularExpression pair(QString(pattern).replace(QLatin1String("%1"), word),
                                          QRegularExpression::CaseInsensitiveOption);
            const QRegularExpressionMatch match = pair.match(m_request.question.left(2000));
            if (match.hasMatch())
                return {match.captured(1), match.captured(2)};
        }
        return {QStringLiteral("Do it by hand"), QStringLiteral("Use what exists"),
                QStringLiteral("Build it")};
    }

    QString table()
    {
        constexpr std::array<QStringView, 6> good {u"small teams",  u"the first month", u"large amounts",
                                                   u"rare changes", u"tight budgets",   u"beginners"};
        constexpr std::array<QStringView, 6> bad {u"hidden work", u"late surprises", u"slow feedback",
                                                  u"lock-in",     u"upkeep",         u"a steep start"};
        QStringList lines {QStringLiteral("| Option | Good for | Watch out for | Effort |"),
                           QStringLiteral("|---|---|---|---:|")};
        for (const QString &option : options()) {
            lines.append(QStringLiteral("| **%1** | %2 | %3 | %4 days |")
                             .arg(option, m_random.pick(good).toString(), m_random.pick(bad).toString(),
                                  QString::number(m_random.between(1, 20))));
        }
        return lines.join(u'\n');
    }

    bool wantsFormulas() const
    {
        using L1 = QLatin1String;
        return asks({L1("formula"), L1("formulas"), L1("equation"), L1("equations"), L1("math"), L1("maths"),
                     L1("mathematics"), L1("latex"), L1("integral"), L1("probability")});
    }

    bool wantsCode() const
    {
        using L1 = QLatin1String;
        return asks({L1("code"), L1("function"), L1("script"), L1("program"), L1("snippet"), L1("regex"),
                     L1("query")})
               || std::any_of(kCode.begin(), kCode.end() - 1,
                              [this](const CodeSample &sample) {
                                  return sample.keyword.size() > 2 && m_words.contains(sample.keyword);
                              })
               || m_words.contains(QLatin1String("python"));
    }

    QString code() const
    {
        const auto *found = std::find_if(kCode.begin(), kCode.end(), [this](const CodeSample &sample) {
            return m_words.contains(sample.keyword);
        });
        const CodeSample &sample = found == kCode.end() ? kCode.back() : *found;
        return QStringLiteral("```%1\n%2\n```")
            .arg(sample.language.toString(),
                 sample.text.toString().replace(QLatin1String("%1"), identifier()));
    }

    /// The subject as a name in a program.
    QString identifier() const
    {
        QString name;
        const QString lower = m_subject.toLower();
        for (const QChar c : lower)
            name += c.unicode() < 0x80 && c.isLetterOrNumber() ? c : QChar(u'_');
        while (name.contains(QLatin1String("__")))
            name.replace(QLatin1String("__"), QLatin1String("_"));
        while (name.endsWith(u'_'))
            name.chop(1);
        if (name.isEmpty() || name.front().isDigit())
            name.prepend(QLatin1String("example"));
        return name.left(40);
    }

    const SimRequest &m_request;
    SimStyle m_style;
    QString m_modelName;
    SimRandom m_random;
    QString m_subject;
    QStringList m_words;
    QStringList m_blocks;
};

} // namespace

QString simQuote(const QString &text, qsizetype longest)
{
    static const QRegularExpression special(QStringLiteral("[`*_<>\\[\\]|#\\\\~]"));
    QString quoted = text.left(longest * 4).replace(special, QStringLiteral(" ")).simplified();
    if (quoted.size() <= longest)
        return quoted;
    quoted.truncate(longest);
    const qsizetype space = quoted.lastIndexOf(u' ');
    if (space > longest / 2)
        quoted.truncate(space);
    else if (quoted.back().isHighSurrogate())
        quoted.chop(1);
    return quoted + u'…';
}

QString simEssay(const SimRequest &request, SimStyle style, const QString &modelName, int minTokens,
                 SimRandom random)
{
    return Essay(request, style, modelName, random).write(minTokens);
}

QString simThoughts(const SimRequest &request, SimRandom random)
{
    int steps = 2;
    if (request.effort == QLatin1String("minimal") || request.effort == QLatin1String("low"))
        steps = 1;
    else if (request.effort == QLatin1String("high") || request.effort == QLatin1String("xhigh"))
        steps = 5;
    const auto say = [&request](QStringView pattern) {
        return pattern.toString().replace(QLatin1String("%1"), simQuote(request.question, 80));
    };
    QStringList lines {say(random.pick(kThinking))};
    const int first = random.below(int(kThinkingSteps.size()));
    for (int i = 0; i < steps; ++i)
        lines.append(say(kThinkingSteps[std::size_t(first + i) % kThinkingSteps.size()]));
    return lines.join(QStringLiteral("\n\n"));
}

} // namespace core
