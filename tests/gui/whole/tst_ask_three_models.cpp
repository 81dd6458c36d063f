// A new user's first minute, through the real window: no key, three answers side by side, rows in the
// history.
#include "core/engine/engine.h"
#include "tests/support/real_window.h"

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace {

constexpr int kAnswerTimeoutMs = 60'000;

/// What the answer says, as a screen reader gets it.
QString spoken(QWidget *answer)
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(answer);
    QAccessibleTextInterface *text = accessible ? accessible->textInterface() : nullptr;
    return text ? text->text(0, text->characterCount()) : QString();
}

} // namespace

class AskThreeModels : public QObject
{
    Q_OBJECT

private slots:
    void threeSimulatorModelsAnswerSideBySide();

private:
    void checkHistory(const QString &database, int rows);
};

void AskThreeModels::threeSimulatorModelsAnswerSideBySide()
{
    // The cheapest endpoint of each model answers: which ones are drawn otherwise is left to chance, and some
    // of the simulator's are slow or break off.
    RealWindow real(R"({"routing": {"sort": "price"}})");
    QVERIFY(QTest::qWaitForWindowExposed(&real.window()));
    QTest::keyClick(&real.window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(real.named<QWidget>(QStringLiteral("Remove")).size(), 3); // one in each column

    const auto prompts = real.named<QPlainTextEdit>(QStringLiteral("Prompt"));
    QCOMPARE(prompts.size(), 1);
    prompts.first()->setFocus();
    QTest::keyClicks(prompts.first(), QStringLiteral("Name three uses of a railway switch."));
    QTest::keyClick(prompts.first(), Qt::Key_Return);
    QVERIFY(prompts.first()->toPlainText().isEmpty());

    const auto stopAll = real.window().findChildren<QPushButton *>();
    const auto stop = std::find_if(stopAll.cbegin(), stopAll.cend(), [](const QPushButton *button) {
        return button->text().remove(u'&') == QLatin1String("Stop all");
    });
    QVERIFY(stop != stopAll.cend());
    QTRY_VERIFY((*stop)->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(real.named<QWidget>(QStringLiteral("Answer")).size(), 3, kAnswerTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(!(*stop)->isEnabled(), kAnswerTimeoutMs);

    for (QWidget *answer : real.named<QWidget>(QStringLiteral("Answer")))
        QVERIFY2(spoken(answer).size() > 20, qPrintable(spoken(answer)));
    for (const QLabel *figures : real.named<QLabel>(QStringLiteral("Figures"))) {
        const QString text = figures->text();
        for (const char *part : {"TTFT", "tok/s", "$", "Simulator"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }
    checkHistory(real.profile().historyFile(), 3);
}

void AskThreeModels::checkHistory(const QString &file, int rows)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    QVERIFY(database.open());
    const auto count = [&database](const QString &sql) {
        QSqlQuery query(sql, database);
        return query.next() ? query.value(0).toInt() : -1;
    };
    QTRY_COMPARE(count(QStringLiteral("select count(*) from requests_v1 where status = 200 and provider = "
                                      "'simulator' and cost_source = 'simulated' and completion_tokens > 0")),
                 rows);
    QVERIFY(count(QStringLiteral("select count(*) from attempts_v1")) >= rows);
}

QTEST_MAIN(AskThreeModels)
#include "tst_ask_three_models.moc"
