// Routing through the real window, with the engine in its own thread: a setting lands in the file, and the
// choice of an endpoint is explained.
#include "tests/support/real_window.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>

class ChooseRouting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_real = std::make_unique<RealWindow>();
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
        QTest::keyClick(&m_real->window(), Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(m_real->named<QWidget>(QStringLiteral("Routing")).size(), 2); // sidebar and page
        QTRY_VERIFY(only<QRadioButton>("Balanced")->isEnabled());
    }
    void cleanupTestCase() { m_real.reset(); }

    void aStrategyLandsInTheFile()
    {
        QTest::mouseClick(only<QRadioButton>("Balanced"), Qt::LeftButton, {}, QPoint(12, 12));
        QTRY_COMPARE(routing().value(QLatin1String("strategy")).toString(), QStringLiteral("balanced"));
    }

    void theLastOfManyQuickChangesCounts()
    {
        auto *late = only<QCheckBox>("Ask a second endpoint when the first token is late");
        late->setFocus();
        QTest::keyClick(late, Qt::Key_Space);
        auto *seconds = only<QDoubleSpinBox>("Seconds until a second endpoint is asked");
        seconds->setFocus();
        for (int i = 0; i < 15; ++i)
            QTest::keyClick(seconds, Qt::Key_Up);
        QTRY_COMPARE(routing().value(QLatin1String("hedge_after_ms")).toInt(), 20'000);
        QCOMPARE(seconds->value(), 20.0);
    }

    void aModelOfTheSimulatorIsExplained()
    {
        openExplanation();
        ask(QStringLiteral("simulator/atlas-large"));
        QTRY_COMPARE(m_real->named<QTableView>(QStringLiteral("Candidates")).size(), 1);
        const QAbstractItemModel *rows = only<QTableView>("Candidates")->model();
        QVERIFY(rows->rowCount() > 0);
        const auto text = [rows](int column) { return rows->index(0, column).data().toString(); };
        QCOMPARE(text(0), QStringLiteral("1"));
        QVERIFY(text(1).startsWith(QLatin1String("simulator")));
        QCOMPARE(text(2), QStringLiteral("simulator/atlas-large"));
        QVERIFY(text(4).endsWith(QLatin1String("simulated")));
        QVERIFY(!text(5).isEmpty());
    }

    void aModelWithoutAKeyIsExcludedEverywhere()
    {
        openExplanation();
        ask(QStringLiteral("openai/gpt-oss-120b"));
        QTRY_COMPARE(m_real->named<QTableView>(QStringLiteral("Excluded")).size(), 1);
        QVERIFY(only<QTableView>("Excluded")->model()->rowCount() > 1);
        QVERIFY(m_real->named<QTableView>(QStringLiteral("Candidates")).isEmpty());
        const auto *problem = m_real->window().findChild<QLabel *>(QStringLiteral("explainProblem"));
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("Add a key")));
    }

private:
    template<typename Widget>
    Widget *only(const char *name) const
    {
        return m_real->named<Widget>(QString::fromLatin1(name)).value(0);
    }

    void openExplanation()
    {
        for (auto *tabs : m_real->window().findChildren<QTabBar *>()) {
            if (tabs->isVisible() && tabs->count() == 2)
                QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        }
    }

    void ask(const QString &model)
    {
        auto *field = only<QLineEdit>("Model");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, model);
        QTest::keyClick(field, Qt::Key_Return);
    }

    QJsonObject routing() const
    {
        QFile file(m_real->profile().configFile());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("routing")).toObject();
    }

    std::unique_ptr<RealWindow> m_real;
};

QTEST_MAIN(ChooseRouting)
#include "tst_choose_routing.moc"
