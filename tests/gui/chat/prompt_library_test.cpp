#include "core/settings/prompt_library.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "ui/chat/prompt_exchange.h"
#include "ui/chat/prompt_library_dialog.h"
#include "ui/chat/prompt_list_model.h"
#include "ui/chat/prompt_menu.h"
#include "ui/chat/system_prompt_editor.h"
#include "ui/chat/variables_dialog.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using core::SavedPrompt;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QPushButton *button(const QWidget &root, const char *name)
{
    for (auto *each : root.findChildren<QPushButton *>()) {
        if (each->accessibleName() == text(name) || each->text() == text(name))
            return each;
    }
    return nullptr;
}

QString labels(const QWidget &root)
{
    QStringList all;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (!label->isHidden())
            all << label->text();
    }
    return all.join(u'\n');
}

} // namespace

class PromptLibraryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = std::make_unique<core::PromptLibrary>(m_folder->filePath(text("prompts.json")));
        m_library->savePrompt({.title = text("Alpha"), .text = text("First text")});
        m_library->savePrompt({.title = text("Beta"), .text = text("Second text, of alphas")});
        m_library->savePrompt(
            {.title = text("Gamma"), .text = text("You are terse"), .use = SavedPrompt::Use::System});
    }

    void cleanup() { m_library.reset(); }

    void listIsFilteredWithTitlesFirst()
    {
        ui::PromptListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPrompts(m_library->prompts());
        QCOMPARE(model.rowCount(), 3);
        model.setUse(SavedPrompt::Use::Question);
        QCOMPARE(model.rowCount(), 2);
        model.setSearch(text("ALPHA"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), text("Alpha"));
        model.setSearch(text("second alpha"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.prompt(model.index(0))->title, text("Beta"));
        model.setSearch(text("nothing of this"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.prompt({}));
    }

    void everyControlHasAName()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        QCOMPARE(unnamedControls(dialog), QStringList());
    }

    void whatIsTypedIsKept()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        QCOMPARE(title(dialog)->text(), text("Alpha"));
        body(dialog)->setPlainText(text("Changed"));
        // Going to another prompt keeps it, and so does closing.
        QTest::keyClick(list(dialog), Qt::Key_Down);
        QCOMPARE(title(dialog)->text(), text("Beta"));
        QCOMPARE(saved("Alpha").text, text("Changed"));
        title(dialog)->setText(text("Zeta"));
        control<QComboBox>(dialog, text("Used as"))->setCurrentIndex(1);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(saved("Zeta").use, SavedPrompt::Use::System);
        QCOMPARE(m_library->prompts().size(), 3);
    }

    void newAndDuplicateMakePrompts()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        QTest::mouseClick(button(dialog, "New prompt"), Qt::LeftButton);
        QTest::mouseClick(button(dialog, "New prompt"), Qt::LeftButton); // nothing written: nothing made
        QCOMPARE(m_library->prompts().size(), 3);
        QTest::keyClicks(title(dialog), text("Delta"));
        QTest::keyClicks(body(dialog), text("Do this."));
        QTest::mouseClick(button(dialog, "Duplicate"), Qt::LeftButton);
        QCOMPARE(m_library->prompts().size(), 5);
        QCOMPARE(saved("Delta").text, text("Do this."));
        QCOMPARE(saved("Delta (copy)").text, text("Do this."));
    }

    void promptWithoutATitleIsCalledByItsFirstLine()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.addPrompt({.text = text("Explain this.\nAnd that.")});
        QCOMPARE(saved("Explain this.").text, text("Explain this.\nAnd that."));
        body(dialog)->setPlainText(text("Tell me."));
        dialog.reject();
        QCOMPARE(saved("Tell me.").text, text("Tell me."));
        QCOMPARE(m_library->prompts().size(), 4);
    }

    void whatIsWrittenIsKeptAfterAPause()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        body(dialog)->setPlainText(text("Changed"));
        QTRY_COMPARE(saved("Alpha").text, text("Changed"));
    }

    void duplicateCopiesTheShownPrompt()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        QTest::mouseClick(button(dialog, "Duplicate"), Qt::LeftButton);
        QCOMPARE(saved("Alpha (copy)").text, text("First text"));
        QCOMPARE(title(dialog)->text(), text("Alpha (copy)"));
        QCOMPARE(saved("Alpha").text, text("First text"));
    }

    void deletedPromptCanBeBroughtBack()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        dialog.activateWindow();
        list(dialog)->setFocus();
        QTRY_VERIFY(list(dialog)->hasFocus());
        QTest::keyClick(list(dialog), Qt::Key_Delete);
        QCOMPARE(m_library->prompts().size(), 2);
        QCOMPARE(title(dialog)->text(), text("Beta"));
        QVERIFY(labels(dialog).contains(text("“Alpha” was deleted.")));
        QTest::mouseClick(button(dialog, "Undo deleting the prompt"), Qt::LeftButton);
        QCOMPARE(saved("Alpha").text, text("First text"));
        QCOMPARE(m_library->prompts().size(), 3);
    }

    void variablesAreShownWithWhatIsWrong()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        body(dialog)->setPlainText(text("{{name}} {{count: number = many}} {{tone: choice = a | b}}"));
        QVERIFY2(labels(dialog).contains(text("name (text), count (number), tone (one of a | b)")),
                 qPrintable(labels(dialog)));
        QVERIFY2(labels(dialog).contains(text("“count” needs a number; “many” is none.")),
                 qPrintable(labels(dialog)));
    }

    void searchKeepsWhatIsTyped()
    {
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.show();
        body(dialog)->setPlainText(text("Changed"));
        QTest::keyClicks(control<QLineEdit>(dialog, text("Find a prompt")), text("gamma"));
        QCOMPARE(list(dialog)->model()->rowCount(), 1);
        QCOMPARE(saved("Alpha").text, text("Changed"));
        QCOMPARE(body(dialog)->toPlainText(), text("Changed"));
    }

    void promptsGoOutAndComeIn()
    {
        const QString path = m_folder->filePath(text("out.json"));
        ui::PromptLibraryDialog dialog(*m_library, m_theme, nullptr);
        dialog.exportTo(path);
        core::PromptLibrary other(m_folder->filePath(text("other.json")));
        ui::PromptLibraryDialog second(other, m_theme, nullptr);
        second.importFrom(path);
        QCOMPARE(other.prompts().size(), 3);
        for (int i = 0; i < 3; ++i) {
            SavedPrompt mine = m_library->prompts().at(i);
            SavedPrompt theirs = other.prompts().at(i);
            mine.id.clear();
            theirs.id.clear();
            QCOMPARE(theirs, mine);
        }
        dialog.exportTo(m_folder->filePath(text("no such folder/out.json")));
        QVERIFY(labels(dialog).contains(text("cannot be written")));
        dialog.importFrom(m_folder->filePath(text("missing.json")));
        QVERIFY(labels(dialog).contains(text("cannot be read")));
    }

    void wrongFilesAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("prompts") << text("no JSON");
        QTest::newRow("no list") << QByteArray("{\"a\": 1}") << text("no list");
        QTest::newRow("no text") << QByteArray(R"([{"text": "a"}, {"title": "b"}])")
                                 << text("Prompt 2 of the file");
        QTest::newRow("empty text") << QByteArray(R"([{"text": " "}])") << text("no “text”");
        QTest::newRow("wrong use") << QByteArray(R"([{"text": "a", "use": "else"}])") << text("“use”");
        QTest::newRow("wrong title") << QByteArray(R"([{"text": "a", "title": 3}])") << text("“title”");
        QTest::newRow("empty") << QByteArray("[]") << text("no prompts");
    }
    void wrongFilesAreRefusedWhole()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto prompts = ui::promptsFromJson(json);
        QVERIFY(!prompts.ok());
        QVERIFY2(prompts.error().message.contains(says), qPrintable(prompts.error().message));
    }

    void variablesHaveFieldsOfTheirKind()
    {
        const SavedPrompt prompt {
            .text = text("{{a}} {{b: long text}} {{c: number}} {{d: choice = x | y}} {{e: date}}")};
        ui::VariablesDialog dialog(prompt, {{text("d"), text("y")}, {text("c"), text("not a number")}},
                                   nullptr);
        dialog.show();
        QCOMPARE(unnamedControls(dialog), QStringList());
        QSignalSpy filled(&dialog, &ui::VariablesDialog::filled);
        QCOMPARE(control<QComboBox>(dialog, text("d"))->currentText(), text("y"));
        auto *number = control<QLineEdit>(dialog, text("c"));
        QVERIFY(number->text().isEmpty()); // the last value does not fit
        QTest::keyClicks(control<QLineEdit>(dialog, text("a")), text("A"));
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(filled.count(), 0);
        QVERIFY(labels(dialog).contains(text("“c” needs a number.")));
        QTest::keyClicks(number, text("3.5"));
        QVERIFY(!labels(dialog).contains(text("needs a number")));
        auto *lines = control<QPlainTextEdit>(dialog, text("b"));
        QTest::keyClicks(lines, text("B"));
        QTest::keyClick(lines, Qt::Key_Return);
        control<QDateEdit>(dialog, text("e"))->setDate(QDate(2026, 3, 31));
        QTest::keyClick(lines, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(filled.count(), 1);
        QCOMPARE(filled.constFirst().constFirst().toString(), text("A B\n 3.5 y 2026-03-31"));
        QVERIFY(!dialog.isVisible());
    }

    void systemPromptIsWrittenCountedAndHandedOver()
    {
        EngineHarness harness({{text("groq"), text("http://127.0.0.1:9/v1")}});
        QWidget window;
        window.resize(900, 700);
        window.show();
        QStringList accepted;
        auto *dialog = ui::SystemPromptDialog::open(&window, harness.engine(), *m_library, m_theme,
                                                    {.column = text("Claude"), .model = text("test/model")},
                                                    text("Be kind."),
                                                    [&](const QString &prompt) { accepted << prompt; });
        QCOMPARE(unnamedControls(*dialog), QStringList());
        QVERIFY(labels(*dialog).contains(text("For Claude")));
        QTRY_VERIFY(labels(*dialog).contains(text("token(s)")));
        auto *field = control<QPlainTextEdit>(*dialog, text("System prompt"));
        // From the library, which offers system prompts here and no others.
        QTest::mouseClick(button(*dialog, "From the &library…"), Qt::LeftButton);
        auto *menu = dialog->findChild<ui::PromptMenu *>();
        QVERIFY(menu && menu->isVisible());
        auto *search = control<QLineEdit>(*menu, text("Find a prompt"));
        QCOMPARE(control<QListView>(*menu, text("Prompts to choose from"))->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(field->toPlainText(), text("You are terse"));
        field->undo();
        QCOMPARE(field->toPlainText(), text("Be kind."));
        QTest::keyClicks(field, text(" Be short. "));
        QTest::mouseClick(button(*dialog, "Use"), Qt::LeftButton);
        QCOMPARE(accepted, QStringList {text("Be kind. Be short.")});
    }

    void cancelledSystemPromptChangesNothing()
    {
        EngineHarness harness({{text("groq"), text("http://127.0.0.1:9/v1")}});
        QWidget window;
        int accepted = 0;
        auto *dialog = ui::SystemPromptDialog::open(&window, harness.engine(), *m_library, m_theme, {}, {},
                                                    [&](const QString &) { ++accepted; });
        QVERIFY(labels(*dialog).contains(text("For all columns")));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(accepted, 0);
    }

private:
    static QLineEdit *title(const QWidget &dialog) { return control<QLineEdit>(dialog, text("Title")); }
    static QPlainTextEdit *body(const QWidget &dialog)
    {
        return control<QPlainTextEdit>(dialog, text("Text"));
    }
    static QListView *list(const QWidget &dialog) { return control<QListView>(dialog, text("Prompts")); }
    SavedPrompt saved(const char *title) const
    {
        for (const SavedPrompt &prompt : m_library->prompts()) {
            if (prompt.title == text(title))
                return prompt;
        }
        return {};
    }

    ui::Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::PromptLibrary> m_library;
};

QTEST_MAIN(PromptLibraryTest)
#include "prompt_library_test.moc"
