#include "core/settings/prompt_library.h"
#include "tests/support/file_content.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace core;

namespace {

SavedPrompt prompt(const QString &title, const QString &text = QStringLiteral("Say {{what}}."))
{
    return {.title = title, .text = text};
}

QStringList titlesOf(const PromptLibrary &library)
{
    QStringList titles;
    for (const SavedPrompt &one : library.prompts())
        titles << one.title;
    return titles;
}

} // namespace

class TestPromptLibrary : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("prompts.json"));
    }

    void promptsComeBack()
    {
        QList<SavedPrompt> saved;
        {
            PromptLibrary library(m_path);
            QVERIFY(library.prompts().isEmpty());
            library.savePrompt(prompt(QStringLiteral("Translate"), QStringLiteral("To {{language: choice = "
                                                                                  "de | 中文}}:\n\n\"…\"")));
            SavedPrompt system = prompt(QStringLiteral("  Be \t brief "));
            system.use = SavedPrompt::Use::System;
            library.savePrompt(system);
            saved = library.prompts();
        }
        QCOMPARE(saved.size(), 2);
        QCOMPARE(saved.first().title, QStringLiteral("Be brief"));
        QCOMPARE(saved.first().use, SavedPrompt::Use::System);
        QVERIFY(!saved.first().id.isEmpty());
        QVERIFY(saved.first().id != saved.last().id);
        const PromptLibrary library(m_path);
        QVERIFY(library.status().ok());
        QVERIFY(library.prompts() == saved);
    }

    void aPromptIsReplacedByItsId()
    {
        PromptLibrary library(m_path);
        QSignalSpy changes(&library, &PromptLibrary::promptsChanged);
        library.savePrompt(prompt(QStringLiteral("b")));
        library.savePrompt(prompt(QStringLiteral("b"))); // another of the same title
        library.savePrompt(prompt(QStringLiteral("a")));
        QCOMPARE(titlesOf(library),
                 (QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("b")}));
        SavedPrompt changed = library.prompts().first();
        changed.title = QStringLiteral("z");
        library.savePrompt(changed);
        QCOMPARE(library.prompts().size(), 3);
        QVERIFY(library.prompts().last() == changed);
        QCOMPARE(changes.count(), 4);

        library.savePrompt(prompt(QStringLiteral(" "))); // neither says anything
        library.savePrompt(prompt(QStringLiteral("t"), QStringLiteral("\n")));
        library.removePrompt(QStringLiteral("unknown"));
        QCOMPARE(changes.count(), 4);
        library.removePrompt(library.prompts().first().id);
        QCOMPARE(titlesOf(library), (QStringList {QStringLiteral("b"), QStringLiteral("z")}));
        QCOMPARE(changes.count(), 5);
    }

    void aChangeIsOnDiskSoon()
    {
        PromptLibrary library(m_path);
        library.savePrompt(prompt(QStringLiteral("Translate")));
        QTRY_VERIFY(contentOf(m_path).contains("Translate"));
    }

    void aFileThatCannotBeReadIsKept()
    {
        const QByteArray rubbish = "{ \"prompts\": [";
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(rubbish);
        file.close();
        {
            PromptLibrary library(m_path);
            QVERIFY(!library.status().ok());
            QVERIFY2(library.status().error().message.contains(QLatin1String("prompts.json")),
                     qPrintable(library.status().error().message));
            QCOMPARE(contentOf(m_path), rubbish);
            library.savePrompt(prompt(QStringLiteral("new")));
        }
        QCOMPARE(contentOf(m_path + QStringLiteral(".unreadable-1")), rubbish);
        QCOMPARE(titlesOf(PromptLibrary(m_path)), QStringList {QStringLiteral("new")});
    }

    void strangeContentIsLeftOut()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"prompts": [1, {}, {"title": "no text"}, {"text": "no title"}, {"title": [], "text": "x"},
                       {"title": "by hand", "text": "x", "use": "dance", "colour": "red"},
                       {"id": "1", "title": "one", "text": "x"}, {"id": "1", "title": "again", "text": "y"}]})");
        file.close();
        const PromptLibrary library(m_path);
        QVERIFY(library.status().ok());
        QCOMPARE(titlesOf(library), (QStringList {QStringLiteral("again"), QStringLiteral("by hand")}));
        QCOMPARE(library.prompts().last().use, SavedPrompt::Use::Question);
        QVERIFY(!library.prompts().last().id.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPromptLibrary)

#include "tst_prompt_library.moc"
