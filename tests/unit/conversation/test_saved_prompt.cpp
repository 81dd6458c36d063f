#include "core/conversation/saved_prompt.h"

#include <QRandomGenerator>
#include <QTest>

using core::PromptVariable;
using Type = core::PromptVariable::Type;

Q_DECLARE_METATYPE(QList<PromptVariable>)

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class SavedPromptTest : public QObject
{
    Q_OBJECT

private slots:
    void variablesAreFound_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QList<PromptVariable>>("variables");
        const auto row = [](const char *name, const char *prompt, const QList<PromptVariable> &variables) {
            QTest::newRow(name) << text(prompt) << variables;
        };
        row("none", "Just a text { with } braces", {});
        row("plain", "Hello {{name}}!", {{text("name"), Type::Text}});
        row("number", "{{count: number = 3}}", {{text("count"), Type::Number, text("3")}});
        row("default alone", "{{city = Berlin}}", {{text("city"), Type::Text, text("Berlin")}});
        row("default of a text", "{{city: text = Berlin}}", {{text("city"), Type::Text, text("Berlin")}});
        row("a default with a colon", "{{time = 12:30}}", {{text("time"), Type::Text, text("12:30")}});
        row("choice", "{{tone: choice = formal | plain|formal||}}",
            {{text("tone"), Type::Choice, text("formal"), {text("formal"), text("plain")}}});
        row("nothing to choose from", "{{tone: choice}}", {{text("tone"), Type::Text}});
        row("long text", "{{note: long text}}", {{text("note"), Type::LongText}});
        row("date", "{{ day :  Date }}", {{text("day"), Type::Date}});
        row("blanks", "{{  my   name:text=  a b  }}", {{text("my name"), Type::Text, text("a b")}});
        row("no blanks", "{{a:number=1}}", {{text("a"), Type::Number, text("1")}});
        row("unknown type", "{{a: colour = red}}", {{text("a"), Type::Text, text("red")}});
        row("other scripts", "{{größe}} {{名前}} {{नाम}} {{a_b-c 2}}",
            {{text("größe")}, {text("名前")}, {text("नाम")}, {text("a_b-c 2")}});
        row("each once, in order", "{{b}} {{a}} {{b}}", {{text("b")}, {text("a")}});
        row("its type is told later", "{{n}} of {{n: number = 2}} and {{n: date}}",
            {{text("n"), Type::Number, text("2")}});
        row("escaped", "\\{{name}} {{other}}", {{text("other")}});
        row("not closed", "{{name and {{other}} {{last", {{text("other")}});
        row("never closed", "a {{name", {});
        row("three braces", "{{{name}}}", {{text("name")}});
        row("no name", "{{}} {{ }} {{: number}} {{a.b}} {{#each}} {{a\nb}}", {});
    }
    void variablesAreFound()
    {
        QFETCH(QString, prompt);
        QTEST(core::promptVariables(prompt), "variables");
    }

    void promptsAreFilled_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *name, const char *prompt, const char *filled) {
            QTest::newRow(name) << text(prompt) << text(filled);
        };
        row("empty", "", "");
        row("everywhere", "{{a}}-{{ a : number = 7 }}", "1-1");
        row("without a value", "{{a}} {{nobody: text = x}}", "1 {{nobody: text = x}}");
        row("a value is not looked into", "{{code}}", "{{a}} \\{{a}}");
        row("escaped", "\\{{a}} {{a}} \\{{", "{{a}} 1 {{");
        row("escaped behind what is not closed", "{{x \\{{a", "{{x {{a");
        row("other backslashes", "C:\\dir \\n \\{ {{a}}", "C:\\dir \\n \\{ 1");
        row("braces around", "{{{a}}} }} {{", "{1} }} {{");
        row("an empty value", "[{{empty}}]", "[]");
    }
    void promptsAreFilled()
    {
        QFETCH(QString, prompt);
        const QHash<QString, QString> values {
            {text("a"), text("1")}, {text("code"), text("{{a}} \\{{a}}")}, {text("empty"), QString()}};
        QTEST(core::filledPrompt(prompt, values), "filled");
    }

    void valuesAreChecked_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        QTest::newRow("any text") << text("{{a}}") << text("{{}}") << true;
        QTest::newRow("no text") << text("{{a}}") << QString() << true;
        QTest::newRow("number") << text("{{a: number}}") << text(" -1.5e3 ") << true;
        QTest::newRow("no number") << text("{{a: number}}") << text("three") << false;
        QTest::newRow("number missing") << text("{{a: number}}") << QString() << false;
        QTest::newRow("choice") << text("{{a: choice = x | y}}") << text("y") << true;
        QTest::newRow("no choice") << text("{{a: choice = x | y}}") << text("z") << false;
        QTest::newRow("date") << text("{{a: date}}") << text("2026-02-28") << true;
        QTest::newRow("no such day") << text("{{a: date}}") << text("2026-02-30") << false;
    }
    void valuesAreChecked()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, value);
        QFETCH(bool, fits);
        const std::optional<QString> problem =
            core::variableProblem(core::promptVariables(prompt).constFirst(), value);
        QCOMPARE(!problem.has_value(), fits);
        if (problem)
            QVERIFY2(problem->contains(text("“a”")), qPrintable(*problem));
    }

    /// Whatever a template is made of: filling every variable leaves no variable that was there, keeps what
    /// no braces touch, and without braces nothing changes at all.
    void anyTextCanBeFilled()
    {
        const QStringList pieces {
            text("{{"),  text("}}"), text("{"),      text("}"),      text("\\"),    text("name"),
            text(":"),   text("="),  text("|"),      text(" "),      text("\n"),    text("ß"),
            text("😀"),   text("3"),  text("number"), text("choice"), text("{{a}}"), text("{{b: number = 3}}"),
            text("\\{{")};
        QRandomGenerator random(20260301);
        for (int round = 0; round < 5'000; ++round) {
            QString prompt;
            const int length = random.bounded(14);
            for (int i = 0; i < length; ++i)
                prompt += pieces.at(random.bounded(int(pieces.size())));
            const QList<PromptVariable> variables = core::promptVariables(prompt);
            QHash<QString, QString> values;
            for (const PromptVariable &variable : variables) {
                QVERIFY2(!variable.name.isEmpty() && variable.name == variable.name.simplified(),
                         qPrintable(prompt));
                QVERIFY2(!values.contains(variable.name), qPrintable(prompt));
                values.insert(variable.name, text("@"));
            }
            const QString filled = core::filledPrompt(prompt, values);
            QVERIFY2(filled.count(u'@') >= variables.size(), qPrintable(prompt));
            if (!prompt.contains(text("{{")))
                QCOMPARE(filled, prompt);
            // Nothing but escapes goes, where no variable has a value.
            QString escapesGone = prompt;
            QCOMPARE(core::filledPrompt(prompt, {}), escapesGone.replace(text("\\{{"), text("{{")));
        }
    }
};

QTEST_APPLESS_MAIN(SavedPromptTest)
#include "test_saved_prompt.moc"
