#include "core/proxy/proxy_server.h"
#include "core/settings/preferences.h"
#include "tests/support/chat_stores.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "ui/common/line_dialog.h"
#include "ui/common/theme.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_area.h"
#include "ui/shell/settings_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), QStringLiteral("http://127.0.0.1:9/v1")}});
        m_proxy = std::make_unique<core::ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                                      m_folder->filePath(QStringLiteral("keys.json")));
        m_preferences =
            std::make_unique<core::Preferences>(m_folder->filePath(QStringLiteral("preferences.ini")));
        m_updater = std::make_unique<core::CatalogUpdater>(
            core::CatalogUpdater::Parts {.folder = m_folder->filePath(QStringLiteral("catalog"))});
        m_stores = std::make_unique<ChatStores>();
        m_marks = std::make_unique<core::ModelMarksStore>(m_folder->filePath(QStringLiteral("models.json")));
        ui::applyAppearance(m_theme, *m_preferences);
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_stores.reset();
        m_marks.reset();
        m_updater.reset();
        m_preferences.reset();
        m_proxy.reset();
        m_harness.reset();
    }

    void everyPageOpensByItsShortcutAndHasNoUnnamedControl_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("Catalog") << int(Qt::Key_1) << QStringLiteral("Catalog");
        QTest::newRow("Compare") << int(Qt::Key_2) << QStringLiteral("Compare");
        QTest::newRow("Dashboard") << int(Qt::Key_4) << QStringLiteral("Dashboard");
        QTest::newRow("Keys") << int(Qt::Key_5) << QStringLiteral("Keys");
        QTest::newRow("Budgets") << int(Qt::Key_6) << QStringLiteral("Budgets");
        QTest::newRow("Routing") << int(Qt::Key_7) << QStringLiteral("Routing");
        QTest::newRow("Proxy") << int(Qt::Key_8) << QStringLiteral("Proxy");
    }

    void everyPageOpensByItsShortcutAndHasNoUnnamedControl()
    {
        QFETCH(int, key);
        QFETCH(QString, name);
        QTest::keyClick(m_window.get(), Qt::Key(key), Qt::ControlModifier);
        QCOMPARE(pages()->currentWidget()->accessibleName(), name);
        auto *button = control<QToolButton>(*m_window, name);
        QVERIFY(button && button->isChecked());
        QCOMPARE(unnamedControls(*m_window).join(u' '), QString());
    }

    void pagesAreBuiltWhenTheyAreFirstShown()
    {
        int built = 0;
        for (int i = 0; i < pages()->count(); ++i)
            built += !pages()->widget(i)->accessibleName().isEmpty();
        QCOMPARE(built, 1);
        QCOMPARE(pages()->currentWidget()->accessibleName(), QStringLiteral("Compare"));
    }

    void pageAndSizeAreRemembered()
    {
        control<QToolButton>(*m_window, QStringLiteral("Keys"))->click();
        m_window->resize(1111, 777);
        m_window->close();
        open();
        QCOMPARE(pages()->currentWidget()->accessibleName(), QStringLiteral("Keys"));
        QCOMPARE(m_window->size(), QSize(1111, 777));
    }

    void columnsOfTheCatalogAreRemembered()
    {
        const auto table = [this] {
            QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
            return control<QTableView>(*m_window, QStringLiteral("Models"));
        };
        constexpr int wide = 222;
        QVERIFY(table()->columnWidth(1) != wide);
        table()->setColumnWidth(1, wide);
        table()->horizontalHeader()->moveSection(3, 1);
        m_window->close();
        open();
        QCOMPARE(table()->columnWidth(1), wide);
        QCOMPARE(table()->horizontalHeader()->visualIndex(3), 1);
    }

    void aLinkOpensTheCatalogAsItWas()
    {
        m_window->openLink(QStringLiteral("switchyard://catalog?q=test&sort=price"));
        QCOMPARE(pages()->currentWidget()->accessibleName(), QStringLiteral("Catalog"));
        QCOMPARE(control<QLineEdit>(*m_window, QStringLiteral("Search models"))->text(),
                 QStringLiteral("test"));
        QCOMPARE(m_prompter.errors, QStringList());
        m_window->openLink(QStringLiteral("switchyard://catalog?colour=red"));
        QCOMPARE(m_prompter.errors.size(), 1);
        QVERIFY2(m_prompter.errors.constFirst().contains(QLatin1String("'colour'")),
                 qPrintable(m_prompter.errors.constFirst()));
    }

    void marksAndViewsAreKept()
    {
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        auto *table = control<QTableView>(*m_window, QStringLiteral("Models"));
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_F);
        QCOMPARE(m_marks->marks().favourites.size(), 1);
        enterLine("Tags…", "Tags", "work, fast");
        QCOMPARE(m_marks->marks().tags.cbegin()->join(u'|'), QStringLiteral("work|fast"));
        control<QLineEdit>(*m_window, QStringLiteral("Search models"))->setText(QStringLiteral("test"));
        enterLine("Save this view…", "Name", "Mine");
        QCOMPARE(m_marks->views().size(), 1);
        QCOMPARE(m_marks->views().constFirst().name, QStringLiteral("Mine"));
        QVERIFY(m_marks->views().constFirst().link.contains(QLatin1String("q=test")));
    }

    void sidebarShowsIconsOnlyWhereRoomIsScarce()
    {
        auto *button = control<QToolButton>(*m_window, QStringLiteral("Keys"));
        m_window->resize(1200, 700);
        QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        m_window->resize(900, 600);
        QCOMPARE(button->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QCOMPARE(button->accessibleName(), QStringLiteral("Keys"));
        QVERIFY(m_window->minimumSizeHint().width() <= 900);
        QCOMPARE(m_window->size(), QSize(900, 600));
    }

    void configProblemIsShownUntilDismissedOrSolved()
    {
        auto *notices = m_window->findChild<ui::NoticeArea *>();
        const core::Error error {core::ErrorKind::BadConfig,
                                 QStringLiteral("config.json:3: budget is no number")};
        m_window->showConfigProblem(error);
        QVERIFY(notices->names().contains(QStringLiteral("config")));
        bool shown = false;
        for (const QLabel *label : notices->findChildren<QLabel *>())
            shown |= label->text() == error.message;
        QVERIFY(shown);
        control<QToolButton>(*notices, QStringLiteral("Dismiss: The configuration cannot be used"))->click();
        QVERIFY(!notices->names().contains(QStringLiteral("config")));
        m_window->showConfigProblem(error);
        QVERIFY(!notices->names().contains(QStringLiteral("config")));
        m_window->showConfigProblem({core::ErrorKind::BadConfig, QStringLiteral("another problem")});
        QVERIFY(notices->names().contains(QStringLiteral("config")));
    }

    void themeChangesAtOnceAndIsRemembered()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = m_window->findChild<ui::SettingsDialog *>();
        QVERIFY(dialog);
        QCOMPARE(unnamedControls(*dialog), QStringList());
        auto *scheme = control<QComboBox>(*dialog, QStringLiteral("Theme"));
        scheme->setCurrentIndex(scheme->findData(QStringLiteral("dark")));
        QVERIFY(m_theme.isDark());
        QCOMPARE(m_preferences->text(core::Preference::ColorScheme), QStringLiteral("dark"));
        auto *size = control<QComboBox>(*dialog, QStringLiteral("Text size"));
        const int before = m_theme.fontSize();
        size->setCurrentIndex(size->count() - 1);
        QVERIFY(m_theme.fontSize() > before);
    }

    void languageSaysThatItNeedsARestart()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = m_window->findChild<ui::SettingsDialog *>();
        auto *language = control<QComboBox>(*dialog, QStringLiteral("Language"));
        language->setCurrentIndex(language->findData(QStringLiteral("de")));
        QCOMPARE(m_preferences->text(core::Preference::Language), QStringLiteral("de"));
        bool told = false;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            told |= label->isVisible() && label->text().contains(QLatin1String("started again"));
        QVERIFY(told);
    }

    void shortcutsAreListed()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Slash, Qt::ControlModifier);
        bool listed = false;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            listed |= label->isVisible() && label->text() == QLatin1String("Ctrl+8");
        QVERIFY(listed);
    }

    void modelsOfTheComparisonAreRemembered()
    {
        m_preferences->setList(core::Preference::CompareModels,
                               {QStringLiteral("test/model"), QStringLiteral("gone/model")});
        open();
        QVERIFY(control<QWidget>(*m_window, QStringLiteral("Test model")));
        QVERIFY(control<QWidget>(*m_window, QStringLiteral("gone/model")));
    }

private:
    /// Triggers the entry of a menu of the catalog, writes into the field of the dialog that opens, and
    /// presses Enter.
    void enterLine(const char *entry, const char *field, const char *text)
    {
        auto *table = control<QTableView>(*m_window, QStringLiteral("Models"));
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        const QList<QAction *> actions = m_window->findChildren<QAction *>();
        const auto found = std::find_if(actions.cbegin(), actions.cend(), [entry](const QAction *action) {
            return action->text() == QString::fromUtf8(entry);
        });
        QVERIFY2(found != actions.cend(), entry);
        (*found)->trigger();
        if (QWidget *menu = QApplication::activePopupWidget())
            menu->close();
        auto *dialog = m_window->findChild<ui::LineDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        auto *line = control<QLineEdit>(*dialog, QString::fromLatin1(field));
        QVERIFY(line);
        QTRY_VERIFY2(line->hasFocus(), qPrintable(QDebug::toString(QApplication::focusWidget())));
        QTest::keyClicks(line, QString::fromLatin1(text));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!m_window->findChild<ui::LineDialog *>());
    }
    void open()
    {
        m_window = std::make_unique<ui::MainWindow>(
            ui::MainWindow::Parts {m_harness->engine(), *m_updater, *m_proxy, *m_marks,
                                   *m_stores->conversations, *m_stores->sets, *m_stores->prompts,
                                   *m_preferences, m_theme, m_prompter},
            m_harness->engine().catalog().result());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QStackedWidget *pages() { return m_window->centralWidget()->findChild<QStackedWidget *>(); }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<core::ProxyServer> m_proxy;
    std::unique_ptr<core::Preferences> m_preferences;
    std::unique_ptr<core::CatalogUpdater> m_updater;
    std::unique_ptr<core::ModelMarksStore> m_marks;
    std::unique_ptr<ChatStores> m_stores;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "main_window_test.moc"
