#include "tests/support/controls.h"
#include "tests/support/fake_prompter.h"
#include "ui/chat/conversation_list_model.h"
#include "ui/chat/conversations_panel.h"
#include "ui/common/theme.h"

#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using Model = ui::ConversationListModel;

/// The list of conversations on the store that the program has.
class TestConversationSource : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        QVERIFY(m_folder.isValid());
        m_store = std::make_unique<core::ConversationStore>(
            m_folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QLatin1String(".sqlite")));
        m_store->open().waitForFinished();
        m_pump = keep("Heat pumps", "A compressor raises the pressure.");
        m_rust = keep("Rust or C++", "Both compile to machine code.");
        m_panel =
            std::make_unique<ui::ConversationsPanel>(ui::conversationSource(*m_store), m_theme, m_prompter);
        connect(m_store.get(), &core::ConversationStore::listChanged, m_panel.get(),
                &ui::ConversationsPanel::reload);
        m_panel->resize(300, 500);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTRY_COMPARE(list()->model()->rowCount(), 3); // one of them a heading
    }

    void cleanup()
    {
        m_panel.reset();
        m_store.reset();
    }

    void wordsOfAnswersAreFoundWithTheirPlace()
    {
        QSignalSpy opened(m_panel.get(), &ui::ConversationsPanel::openRequested);
        QTest::keyClicks(search(), QStringLiteral("compres"));
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        const QModelIndex hit = list()->model()->index(0, 0);
        QVERIFY(hit.data(Model::ExcerptRole).toString().contains(QChar(0xE000)));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(hit).center());
        QCOMPARE(opened.last(), (QVariantList {m_pump, 1, 1, QStringLiteral("compres")}));
    }

    void whatIsChangedHereIsKept()
    {
        choose(m_rust);
        QTest::keyClick(list(), Qt::Key_F2);
        auto *editor = list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("Borrowing"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(indexOf(m_rust).data().toString(), QStringLiteral("Borrowing"));
        QFuture<core::Result<std::optional<core::Comparison>>> loaded = m_store->load(m_rust);
        loaded.waitForFinished();
        QCOMPARE((*loaded.result())->info.title, QStringLiteral("Borrowing"));
        QVERIFY((*loaded.result())->info.titleIsOwn);
    }

    void whatIsDeletedComesBack()
    {
        choose(m_pump);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_VERIFY(!indexOf(m_pump).isValid());
        QVERIFY(indexOf(m_rust).isValid());
        QTest::keySequence(list(), QKeySequence(QKeySequence::Undo));
        QTRY_VERIFY(indexOf(m_pump).isValid());
    }

private:
    QString keep(const char *title, const char *answer)
    {
        core::Comparison comparison;
        comparison.info.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        comparison.info.title = QString::fromLatin1(title);
        comparison.info.created = comparison.info.changed = QDateTime::currentDateTimeUtc();
        comparison.columns.append({.id = 1, .settings = {.model = QStringLiteral("lab/model")}});
        core::Turn turn;
        turn.id = 1;
        turn.questionId = 1;
        turn.question.text = QStringLiteral("Tell me.");
        turn.state = core::Turn::State::Done;
        turn.answer = QString::fromLatin1(answer);
        m_store->saveInfo(comparison.info);
        m_store->saveColumns(comparison.info.id, comparison);
        m_store->saveTurns(comparison.info.id, 1, {turn}, 1);
        return comparison.info.id;
    }

    void choose(const QString &id)
    {
        list()->setFocus();
        list()->setCurrentIndex(indexOf(id));
    }

    QModelIndex indexOf(const QString &id) const
    {
        return qobject_cast<Model *>(list()->model())->indexOf(id);
    }

    QListView *list() const { return control<QListView>(*m_panel, QStringLiteral("Conversations")); }
    QLineEdit *search() const { return control<QLineEdit>(*m_panel, QStringLiteral("Search conversations")); }

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<core::ConversationStore> m_store;
    std::unique_ptr<ui::ConversationsPanel> m_panel;
    QString m_pump;
    QString m_rust;
};

QTEST_MAIN(TestConversationSource)
#include "conversation_source_test.moc"
