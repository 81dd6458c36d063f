// A comparison through the real window, by mouse and keyboard: asked, looked into, asked again with other
// parameters, left and found again.
#include "tests/support/controls.h"
#include "tests/support/real_window.h"
#include "ui/chat/attempts_popup.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/column_session.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/comparison_session.h"
#include "ui/chat/inspector_dialog.h"
#include "ui/chat/parameters_popup.h"
#include "ui/common/markdown_view.h"

#include <QDoubleSpinBox>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace {

constexpr int kAnswerTimeoutMs = 60'000;

} // namespace

class CompareChatTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The cheapest endpoint of each model answers: which ones are drawn otherwise is left to chance.
        m_real = std::make_unique<RealWindow>(R"({"routing": {"sort": "price"}})");
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
        QTest::keyClick(&m_real->window(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(columns().size(), 3);
    }

    void cleanupTestCase() { m_real.reset(); }

    void aQuestionIsAskedAndKept()
    {
        ask(QStringLiteral("Name three uses of a railway switch."));
        QTRY_COMPARE(conversations()->model()->rowCount() > 0, true);
        QVERIFY(session()->info().title.startsWith(QLatin1String("Name three uses")));
    }

    void whoAnsweredIsOneClickAway()
    {
        auto *why = control<QToolButton>(*columns().first(), QStringLiteral("Who answered, and why"));
        QTest::mouseClick(why, Qt::LeftButton);
        auto *popup = m_real->window().findChild<ui::AttemptsPopup *>();
        QVERIFY(popup && popup->isVisible());
        QPushButton *exchanges = nullptr;
        for (QPushButton *button : popup->findChildren<QPushButton *>()) {
            if (button->text().startsWith(QLatin1String("Request and response")))
                exchanges = button;
        }
        QVERIFY(exchanges);
        QTest::mouseClick(exchanges, Qt::LeftButton);
        ui::InspectorDialog *inspector = nullptr;
        QTRY_VERIFY((inspector = m_real->window().findChild<ui::InspectorDialog *>()));
        const auto shows = [inspector](QLatin1String words) {
            for (const QPlainTextEdit *text : inspector->findChildren<QPlainTextEdit *>()) {
                if (text->toPlainText().contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(shows(QLatin1String("Name three uses of a railway switch.")));
        inspector->close();
    }

    void parametersGoWithTheNextQuestion()
    {
        ui::ChatColumn *column = columns().first();
        QTest::mouseClick(control<QPushButton>(*column, QStringLiteral("Parameters")), Qt::LeftButton);
        auto *popup = m_real->window().findChild<ui::ParametersPopup *>();
        QVERIFY(popup && popup->isVisible());
        QPlainTextEdit *system = nullptr;
        for (QPlainTextEdit *edit : popup->findChildren<QPlainTextEdit *>()) {
            if (edit->accessibleName().contains(QLatin1String("ystem prompt")))
                system = edit;
        }
        QVERIFY(system);
        system->setFocus();
        QTest::keyClicks(system, QStringLiteral("Speak like a pirate."));
        popup->close();
        QTRY_COMPARE(column->session().settings().systemPrompt, QStringLiteral("Speak like a pirate."));
        // The simulator repeats the instruction that it was given.
        QTest::mouseClick(control<QToolButton>(*column, QStringLiteral("Regenerate")), Qt::LeftButton);
        waitForAnswers();
        QVERIFY(column->session().tree().head()->answer.contains(QLatin1String("Speak like a pirate.")));
    }

    void theFirstAnswerIsStillThere()
    {
        ui::ChatColumn *column = columns().first();
        QCOMPARE(column->session().tree().answerVariants(column->session().tree().headId()).size(), 2);
        QToolButton *previous = nullptr;
        QTRY_VERIFY((previous = control<QToolButton>(*column, QStringLiteral("Previous answer"))));
        QTest::mouseClick(previous, Qt::LeftButton);
        QVERIFY(!column->session().tree().head()->answer.contains(QLatin1String("pirate")));
    }

    void theWinnerGoesOnInAllColumns()
    {
        QTest::mouseClick(control<QToolButton>(*columns().at(1), QStringLiteral("Pick")), Qt::LeftButton);
        ask(QStringLiteral("And which of them is the oldest?"));
        const QString winner = columns().at(1)->session().tree().find(1)->answer;
        for (const ui::ChatColumn *column : columns()) {
            const core::ConversationTree &tree = column->session().tree();
            QCOMPARE(tree.path().size(), 2);
            QCOMPARE(tree.find(tree.path().first())->answer, winner);
        }
    }

    void whatWasLeftIsFoundAgain()
    {
        const QString id = session()->info().id;
        QTest::keyClick(page(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(session()->info().id != id);
        QVERIFY(session()->isEmpty());
        auto *search = m_real->named<QLineEdit>(QStringLiteral("Search conversations")).value(0);
        QVERIFY(search);
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("oldest"));
        const auto found = [this] {
            for (int row = 0; row < conversations()->model()->rowCount(); ++row) {
                const QModelIndex index = conversations()->model()->index(row, 0);
                if (index.flags().testFlag(Qt::ItemIsSelectable))
                    return index;
            }
            return QModelIndex();
        };
        QTRY_VERIFY(found().isValid());
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(session()->info().id, id);
        QTRY_COMPARE(columns().size(), 3);
        QTRY_VERIFY(control<ui::MarkdownView>(*columns().first(), QStringLiteral("Answer")));
    }

    void everyControlHasAName() { QCOMPARE(unnamedControls(*page()), QStringList()); }

private:
    ui::ComparePage *page() { return m_real->window().findChild<ui::ComparePage *>(); }
    ui::ComparisonSession *session() { return page()->session(); }
    QListView *conversations() { return m_real->named<QListView>(QStringLiteral("Conversations")).value(0); }

    QList<ui::ChatColumn *> columns()
    {
        QList<ui::ChatColumn *> all;
        for (ui::ColumnSession *each : session()->columns()) {
            for (ui::ChatColumn *column : page()->findChildren<ui::ChatColumn *>()) {
                if (&column->session() == each)
                    all << column;
            }
        }
        return all;
    }

    void ask(const QString &question)
    {
        auto *prompt = m_real->named<QPlainTextEdit>(QStringLiteral("Prompt")).value(0);
        prompt->setFocus();
        QTest::keyClicks(prompt, question);
        QTest::keyClick(prompt, Qt::Key_Return);
        waitForAnswers();
    }

    void waitForAnswers()
    {
        QVERIFY(session()->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!session()->isRunning(), kAnswerTimeoutMs);
    }

    std::unique_ptr<RealWindow> m_real;
};

QTEST_MAIN(CompareChatTest)
#include "tst_compare_chat.moc"
