#include "tests/support/menus.h"
#include "ui/chat/layout_menu.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using Arrangement = core::ComparisonLayout::Arrangement;

class TestLayoutMenu : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_button = std::make_unique<ui::LayoutMenu>(m_theme);
        m_button->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_button.get()));
    }

    void cleanup() { m_button.reset(); }

    void aClickChoosesTheGrid()
    {
        QSignalSpy changed(m_button.get(), &ui::LayoutMenu::layoutChanged);
        choose("Grid");
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_button->columnLayout().arrangement, Arrangement::Grid);
        QCOMPARE(changed.last().first().value<core::ComparisonLayout>().arrangement, Arrangement::Grid);
        choose("Side by side");
        QCOMPARE(m_button->columnLayout().arrangement, Arrangement::Row);
    }

    void howManyAreInViewStandsInTheMenu()
    {
        QMenu *menu = openMenu(*m_button);
        QMenu *counts = openSubmenu(*menu, QStringLiteral("In view: as many as fit"));
        QVERIFY(counts);
        QCOMPARE(counts->actions().size(), 1 + core::ComparisonLayout::kMostInView);
        QVERIFY(counts->actions().first()->isChecked());
        clickMenuEntry(*counts, QStringLiteral("4"));
        QCOMPARE(m_button->columnLayout().inView, 4);
        menu = openMenu(*m_button);
        QVERIFY(menuEntry(*menu, QStringLiteral("In view: 4 column(s)")));
        menu->close();
    }

    void waysOfAskingSwitchOnAndOff()
    {
        choose("Ask one after the other");
        choose("Scroll turns together");
        QVERIFY(m_button->columnLayout().sequential);
        QVERIFY(m_button->columnLayout().syncTurns);
        choose("Ask one after the other");
        QVERIFY(!m_button->columnLayout().sequential);
        QVERIFY(m_button->columnLayout().syncTurns);
    }

    void policiesAreToldApartFromTheLayout()
    {
        QSignalSpy layout(m_button.get(), &ui::LayoutMenu::layoutChanged);
        QSignalSpy policy(m_button.get(), &ui::LayoutMenu::policyChanged);
        choose("Keep nothing (zero data retention)");
        QCOMPARE(policy.size(), 1);
        QVERIFY(m_button->policy().zeroDataRetention);
        QVERIFY(!m_button->policy().denyDataCollection);
        choose("Collect no data");
        QVERIFY(m_button->policy().denyDataCollection);
        QCOMPARE(layout.size(), 0);
    }

    void whatIsSetFromOutsideIsShownAndNotTold()
    {
        QSignalSpy layout(m_button.get(), &ui::LayoutMenu::layoutChanged);
        QSignalSpy policy(m_button.get(), &ui::LayoutMenu::policyChanged);
        core::ComparisonLayout wanted;
        wanted.arrangement = Arrangement::Grid;
        wanted.inView = 2;
        wanted.sequential = true;
        m_button->setColumnLayout(wanted);
        m_button->setPolicy({.zeroDataRetention = true, .denyDataCollection = false});
        QMenu *menu = openMenu(*m_button);
        for (const char *on : {"Grid", "Ask one after the other", "Keep nothing (zero data retention)"})
            QVERIFY2(menuEntry(*menu, QString::fromLatin1(on))->isChecked(), on);
        for (const char *off : {"Side by side", "Scroll turns together", "Collect no data"})
            QVERIFY2(!menuEntry(*menu, QString::fromLatin1(off))->isChecked(), off);
        menu->close();
        QCOMPARE(m_button->columnLayout(), wanted);
        QCOMPARE(layout.size() + policy.size(), 0);
    }

    void theKeyboardOpensAndChooses()
    {
        m_button->setFocus();
        // The menu runs until something in it is chosen.
        QTimer::singleShot(0, m_button.get(), [this] {
            QMenu *menu = m_button->menu();
            QTest::keyClick(menu, Qt::Key_Down);
            while (menu->activeAction() && menu->activeAction()->text() != QLatin1String("Grid"))
                QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QCOMPARE(m_button->columnLayout().arrangement, Arrangement::Grid);
        QCOMPARE(m_button->accessibleName(), QStringLiteral("Layout"));
        QVERIFY(!m_button->toolTip().isEmpty());
    }

private:
    void choose(const char *text)
    {
        QMenu *menu = openMenu(*m_button);
        clickMenuEntry(*menu, QString::fromLatin1(text));
    }

    ui::Theme m_theme;
    std::unique_ptr<ui::LayoutMenu> m_button;
};

QTEST_MAIN(TestLayoutMenu)
#include "layout_menu_test.moc"
