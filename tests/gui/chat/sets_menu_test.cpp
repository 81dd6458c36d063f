#include "tests/support/fake_prompter.h"
#include "tests/support/menus.h"
#include "ui/chat/sets_menu.h"
#include "ui/common/line_dialog.h"
#include "ui/common/theme.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace {

core::ColumnSet setOf(const QString &name, const QStringList &models)
{
    core::ColumnSet set {.name = name};
    for (const QString &model : models)
        set.columns << core::ColumnSettings::fromKey(model);
    return set;
}

} // namespace

class TestSetsMenu : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        m_prompter = FakePrompter();
        m_now = setOf({}, {QStringLiteral("lab/now")});
        m_kept = {setOf(QStringLiteral("Cheap"), {QStringLiteral("lab/a"), QStringLiteral("lab/b@host")}),
                  setOf(QStringLiteral("R&D"), {QStringLiteral("lab/c")})};
        m_window = std::make_unique<QWidget>();
        m_window->resize(700, 500);
        m_button = new ui::SetsMenu([this] { return m_now; }, m_theme, m_prompter, m_window.get());
        m_button->setSets(m_kept);
        // Stands in for the store.
        connect(m_button, &ui::SetsMenu::saveRequested, this, [this](const core::ColumnSet &set) {
            m_kept.removeIf([&](const core::ColumnSet &kept) { return kept.name == set.name; });
            m_kept << set;
            m_button->setSets(m_kept);
        });
        connect(m_button, &ui::SetsMenu::removeRequested, this, [this](const QString &name) {
            m_kept.removeIf([&](const core::ColumnSet &kept) { return kept.name == name; });
            m_button->setSets(m_kept);
        });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void aClickOpensASetAndMarksIt()
    {
        QSignalSpy chosen(m_button, &ui::SetsMenu::setChosen);
        QMenu *menu = openMenu(*m_button);
        QVERIFY(menuEntry(*menu, QStringLiteral("Cheap"))->toolTip().contains(QLatin1String("lab/b@host")));
        clickMenuEntry(*menu, QStringLiteral("Cheap"));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last().first().value<core::ColumnSet>(), m_kept.first());
        QCOMPARE(m_button->opened(), QStringLiteral("Cheap"));
        menu = openMenu(*m_button);
        QVERIFY(menuEntry(*menu, QStringLiteral("Cheap"))->isChecked());
        QVERIFY(!menuEntry(*menu, QStringLiteral("R&&D"))->isChecked());
        menu->close();
    }

    void theColumnsAreSavedUnderAName()
    {
        choose("Save these columns as a set…");
        enter("  New   one ");
        QCOMPARE(m_kept.size(), 3);
        QCOMPARE(m_kept.last().name, QStringLiteral("New one"));
        QCOMPARE(m_kept.last().columns, m_now.columns);
        QCOMPARE(m_button->opened(), QStringLiteral("New one"));
        QVERIFY(m_prompter.questions.isEmpty());
    }

    void anotherSetIsReplacedOnlyWhenTheUserSaysSo()
    {
        const QList<core::ColumnSet> before = m_kept;
        m_prompter.answer = false;
        choose("Save these columns as a set…");
        enter("cheap");
        QCOMPARE(m_prompter.questions.size(), 1);
        QVERIFY(m_prompter.questions.first().contains(QLatin1String("Cheap")));
        QCOMPARE(m_kept, before);
        m_prompter.answer = true;
        choose("Save these columns as a set…");
        enter("cheap");
        QCOMPARE(m_kept.size(), 2);
        QCOMPARE(m_kept.last().name, QStringLiteral("cheap"));
        QCOMPARE(m_kept.last().columns, m_now.columns);
    }

    void theOpenedSetIsUpdatedOnlyWhereItDiffers()
    {
        m_button->setOpened(QStringLiteral("R&D"));
        const QString update = QStringLiteral("Update “R&&D”");
        m_now = m_kept.last();
        QMenu *menu = openMenu(*m_button);
        QVERIFY(!menuEntry(*menu, update)->isEnabled());
        menu->close();
        m_now.layout.sequential = true;
        menu = openMenu(*m_button);
        clickMenuEntry(*menu, update);
        QCOMPARE(m_kept.size(), 2);
        QCOMPARE(m_kept.last().name, QStringLiteral("R&D"));
        QVERIFY(m_kept.last().layout.sequential);
    }

    void aSetIsRenamed()
    {
        m_button->setOpened(QStringLiteral("Cheap"));
        chooseIn("Rename a set", "Cheap…");
        QCOMPARE(nameField()->text(), QStringLiteral("Cheap"));
        enter("Low cost");
        QCOMPARE(m_kept.size(), 2);
        QCOMPARE(m_kept.last().name, QStringLiteral("Low cost"));
        QCOMPARE(m_kept.last().columns.size(), 2);
        QCOMPARE(m_button->opened(), QStringLiteral("Low cost"));
    }

    void aNameMayChangeItsCaseWithoutAQuestion()
    {
        chooseIn("Rename a set", "Cheap…");
        enter("CHEAP");
        QVERIFY(m_prompter.questions.isEmpty());
        QCOMPARE(m_kept.size(), 2);
        QCOMPARE(m_kept.last().name, QStringLiteral("CHEAP"));
    }

    void deletingAsksFirst()
    {
        m_prompter.answer = false;
        chooseIn("Delete a set", "Cheap…");
        QCOMPARE(m_prompter.questions.size(), 1);
        QCOMPARE(m_kept.size(), 2);
        m_prompter.answer = true;
        m_button->setOpened(QStringLiteral("Cheap"));
        chooseIn("Delete a set", "Cheap…");
        QCOMPARE(m_kept.size(), 1);
        QVERIFY(m_button->opened().isEmpty());
    }

    void withoutColumnsThereIsNothingToSave()
    {
        m_now.columns.clear();
        m_kept.clear();
        m_button->setSets({});
        QMenu *menu = openMenu(*m_button);
        QVERIFY(!menuEntry(*menu, QStringLiteral("Save these columns as a set…"))->isEnabled());
        QVERIFY(menuEntry(*menu, QStringLiteral("No sets yet")));
        QVERIFY(!menuEntry(*menu, QStringLiteral("Delete a set")));
        menu->close();
    }

    void namesAreNoLongerThanTheyMayBe()
    {
        choose("Save these columns as a set…");
        enter(QByteArray(200, 'x'));
        QCOMPARE(m_kept.last().name.size(), ui::SetsMenu::kLongestName);
    }

private:
    void choose(const char *text)
    {
        QMenu *menu = openMenu(*m_button);
        clickMenuEntry(*menu, QString::fromUtf8(text));
    }

    void chooseIn(const char *submenu, const char *text)
    {
        QMenu *menu = openSubmenu(*openMenu(*m_button), QString::fromUtf8(submenu));
        QVERIFY(menu);
        clickMenuEntry(*menu, QString::fromUtf8(text));
    }

    QLineEdit *nameField() const
    {
        const auto dialogs = m_window->findChildren<ui::LineDialog *>();
        for (const ui::LineDialog *dialog : dialogs) {
            if (dialog->isVisible())
                return dialog->findChild<QLineEdit *>();
        }
        return nullptr;
    }

    void enter(const QByteArray &name)
    {
        QLineEdit *field = nameField();
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, QString::fromUtf8(name));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!nameField());
    }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    core::ColumnSet m_now;
    QList<core::ColumnSet> m_kept;
    std::unique_ptr<QWidget> m_window;
    ui::SetsMenu *m_button = nullptr;
};

QTEST_MAIN(TestSetsMenu)
#include "sets_menu_test.moc"
