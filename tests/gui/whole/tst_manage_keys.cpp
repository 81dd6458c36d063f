// Keys through the real window, with the engine in its own thread: a variable of the environment becomes a
// key, the provider tells its balance, and a key of the local API lives from its making to its end.
#include "tests/support/mock_upstream.h"
#include "tests/support/real_window.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace {

const char *const kVariable = "DEEPSEEK_API_KEY";
const QString kCanary = QStringLiteral("sk-canary-of-the-environment");

} // namespace

class ManageKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv(kVariable, kCanary.toUtf8());
        m_upstream = std::make_unique<MockUpstream>();
        m_upstream->setDefault(MockScript::answer(
            200, R"({"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00"}]})"));
        const QJsonObject deepSeek {{QStringLiteral("base_url"), m_upstream->url(u"/v1").toString()}};
        const QJsonObject config {
            {QStringLiteral("providers"), QJsonObject {{QStringLiteral("deepseek"), deepSeek}}}};
        m_real = std::make_unique<RealWindow>(QJsonDocument(config).toJson());
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
    }
    void cleanupTestCase()
    {
        m_real.reset();
        m_upstream.reset();
        qunsetenv(kVariable);
    }

    void aVariableBecomesAKeyAndItsValueIsNeverShown()
    {
        QTest::keyClick(&m_real->window(), Qt::Key_5, Qt::ControlModifier);
        click("Import from environment");
        QTRY_COMPARE(m_real->named<QTableView>(QStringLiteral("Variables with keys")).size(), 1);
        const auto *variables = only<QTableView>("Variables with keys");
        QTRY_VERIFY(rowOf(*variables, QString::fromLatin1(kVariable)) >= 0);
        QVERIFY(!everythingShown().contains(kCanary));
        // What else the environment of this test holds must not come along.
        for (int row = 0; row < variables->model()->rowCount(); ++row) {
            const QModelIndex index = variables->model()->index(row, 0);
            if (index.data(Qt::CheckStateRole).isValid())
                variables->model()->setData(
                    index, index.data() == QLatin1String(kVariable) ? Qt::Checked : Qt::Unchecked,
                    Qt::CheckStateRole);
        }
        click("Import");
        QTRY_VERIFY(m_real->named<QTableView>(QStringLiteral("Variables with keys")).isEmpty());
        QTRY_COMPARE(configured("deepseek").size(), 1);
        const QJsonObject key = configured("deepseek").at(0).toObject();
        QCOMPARE(key.value(QLatin1String("secret")).toString(),
                 QLatin1String("env:") + QLatin1String(kVariable));
        QVERIFY(!configText().contains(kCanary.toUtf8()));
        QTRY_VERIFY(rowOf(*only<QTableView>("Provider keys"), QStringLiteral("DeepSeek")) >= 0);
        QVERIFY(!everythingShown().contains(kCanary));
    }

    void theBalanceComesFromTheProvider()
    {
        QTRY_VERIFY(only<QPushButton>("Balance") && only<QPushButton>("Balance")->isEnabled());
        click("Balance");
        QTRY_VERIFY(everythingShown().contains(QLatin1String("110.00 CNY left")));
        QCOMPARE(m_upstream->requests().constLast().header("authorization"),
                 QByteArray("Bearer ") + kCanary.toUtf8());
    }

    void aKeyOfTheLocalApiIsMadeWithItsLimits()
    {
        m_real->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
        QTest::keyClick(&m_real->window(), Qt::Key_8, Qt::ControlModifier);
        openOwnKeys();
        click("New key");
        QTRY_VERIFY(only<QLineEdit>("Name of the new key"));
        QTest::keyClicks(only<QLineEdit>("Name of the new key"), QStringLiteral("editor"));
        QTest::keyClicks(only<QLineEdit>("Limit in dollars"), QStringLiteral("5"));
        QTest::keyClick(only<QLineEdit>("Limit in dollars"), Qt::Key_Return);
        QTRY_VERIFY(only<QLineEdit>("New key's secret"));
        m_secret = only<QLineEdit>("New key's secret")->text();
        QVERIFY(m_secret.startsWith(QLatin1String("sy-")));
        closeDialog();
        QTRY_COMPARE(rowOf(*only<QTableView>("API keys"), QStringLiteral("editor")), 0);
        QVERIFY(rowText(0).contains(QLatin1String("$0.00 of $5.00")));
        QVERIFY(!everythingShown().contains(m_secret));
    }

    void itIsRotated()
    {
        click("Rotate API key");
        QTRY_VERIFY(only<QAbstractButton>("For a week"));
        QTest::mouseClick(only<QAbstractButton>("For a week"), Qt::LeftButton, {}, QPoint(12, 12));
        QTest::keyClick(only<QAbstractButton>("For a week"), Qt::Key_Return);
        QTRY_VERIFY(only<QLineEdit>("New key's secret"));
        const QString fresh = only<QLineEdit>("New key's secret")->text();
        QVERIFY(fresh.startsWith(QLatin1String("sy-")) && fresh != m_secret);
        QVERIFY(everythingShown().contains(QLatin1String("The old one works until")));
        closeDialog();
    }

    void itIsDisabledByKeyboard()
    {
        auto *disable = only<QPushButton>("Disable API key");
        QVERIFY(disable);
        disable->setFocus();
        QTest::keyClick(disable, Qt::Key_Space);
        QTRY_VERIFY(rowText(0).contains(QLatin1String("Disabled")));
        QTRY_VERIFY(only<QPushButton>("Enable API key"));
    }

private:
    /// On screen, in the window or in a dialog over it.
    template<typename Widget>
    Widget *only(const char *name) const
    {
        return m_real->named<Widget>(QString::fromLatin1(name)).value(0);
    }
    void click(const char *name) { QTest::mouseClick(only<QPushButton>(name), Qt::LeftButton); }
    void openOwnKeys()
    {
        const QList<QTabBar *> bars = m_real->window().findChildren<QTabBar *>();
        for (auto *tabs : bars) {
            if (tabs->isVisible() && tabs->count() == 3)
                QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        }
    }
    static void closeDialog()
    {
        if (QWidget *dialog = QApplication::activeModalWidget())
            dialog->close();
    }

    /// Row with a cell of that text; -1: none.
    static int rowOf(const QTableView &table, const QString &text)
    {
        const QAbstractItemModel &model = *table.model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.index(row, column).data().toString() == text)
                    return row;
            }
        }
        return -1;
    }
    static QString textOf(const QAbstractItemModel &model, int row)
    {
        QString text;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            text += index.data().toString() + u'\n' + index.data(Qt::ToolTipRole).toString() + u'\n'
                    + index.data(Qt::AccessibleTextRole).toString() + u'\n';
        }
        return text;
    }
    QString rowText(int row) const { return textOf(*only<QTableView>("API keys")->model(), row); }

    /// The texts of all labels, fields and tables on screen.
    QString everythingShown() const
    {
        QString text;
        const QList<QWidget *> widgets = QApplication::allWidgets();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible())
                continue;
            text += widget->toolTip() + u'\n' + widget->accessibleDescription() + u'\n';
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                text += label->text() + u'\n';
            if (const auto *field = qobject_cast<const QLineEdit *>(widget))
                text += field->text() + field->placeholderText() + u'\n';
            if (const auto *table = qobject_cast<const QTableView *>(widget)) {
                for (int row = 0; row < table->model()->rowCount(); ++row)
                    text += textOf(*table->model(), row);
            }
        }
        return text;
    }

    QByteArray configText() const
    {
        QFile file(m_real->profile().configFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QJsonArray configured(const char *provider) const
    {
        const QJsonObject config = QJsonDocument::fromJson(configText()).object();
        const QJsonObject providers = config.value(QLatin1String("providers")).toObject();
        return providers.value(QLatin1String(provider)).toObject().value(QLatin1String("keys")).toArray();
    }

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<RealWindow> m_real;
    QString m_secret;
};

QTEST_MAIN(ManageKeys)
#include "tst_manage_keys.moc"
