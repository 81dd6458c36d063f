#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/controls.h"
#include "ui/chat/number_row.h"
#include "ui/chat/parameters_popup.h"
#include "ui/chat/provider_pin.h"
#include "ui/common/theme.h"
#include "ui/common/value_edit.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// The sample's first model, whose two endpoints say what they take.
core::Catalog catalogWithParameters()
{
    const core::CatalogPtr sample = sampleCatalog();
    QList<core::ModelInfo> models = sample->models();
    core::EndpointInfo &cloud = models[0].endpoints[0];
    cloud.supportedParameters = words("temperature top_p max_tokens reasoning");
    cloud.reasoning.efforts = words("high low");
    cloud.maxOutputTokens = 4096;
    core::EndpointInfo &acme = models[0].endpoints[1];
    acme.supportedParameters = words("temperature top_k seed stop max_tokens");
    acme.maxOutputTokens = 8192;
    return core::Catalog(models, sample->providers());
}

} // namespace

class TestParametersPopup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_settings = {.model = QStringLiteral("acme/big")};
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 60);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_popup = new ui::ParametersPopup(m_theme, m_window.get());
        m_told = std::make_unique<QSignalSpy>(m_popup, &ui::ParametersPopup::settingsChanged);
        m_usable = {QStringLiteral("cloud"), QStringLiteral("acme")};
    }

    void cleanup()
    {
        m_told.reset();
        m_window.reset();
    }

    void whatAnyEndpointTakesIsOffered()
    {
        open();
        QCOMPARE(shown(), words("temperature top_p top_k"));
        QVERIFY(find<ui::CountEdit>("Seed")->isVisible());
        QVERIFY(find<QPlainTextEdit>("Stop words")->isVisible());
        QVERIFY(find<QComboBox>("Reasoning")->isVisible());
        QVERIFY(says(QStringLiteral("Up to 8,192")));
    }

    void onlyEndpointsThatCanBeAskedCount()
    {
        m_usable = {QStringLiteral("cloud")};
        open();
        QCOMPARE(shown(), words("temperature top_p"));
        QVERIFY(!find<ui::CountEdit>("Seed")->isVisible());
        QVERIFY(says(QStringLiteral("Up to 4,096")));
    }

    void aPinShowsWhatThatEndpointTakes()
    {
        open();
        auto *pin = find<ui::ProviderPin>("Provider");
        QCOMPARE(pin->count(), 3);
        pin->setFocus();
        QTest::keyClick(pin, Qt::Key_End);
        QCOMPARE(m_popup->settings().endpoint, QStringLiteral("acme"));
        QCOMPARE(told().endpoint, QStringLiteral("acme"));
        QCOMPARE(shown(), words("temperature top_k"));
        QVERIFY(!find<QComboBox>("Reasoning")->isVisible());
        QTest::keyClick(pin, Qt::Key_Home);
        QVERIFY(told().endpoint.isEmpty());
        QCOMPARE(shown(), words("temperature top_p top_k"));
    }

    void thePinTellsWhatIsToBeKnownOfAnEndpoint()
    {
        m_usable = {QStringLiteral("cloud")};
        open();
        auto *pin = find<ui::ProviderPin>("Provider");
        QCOMPARE(pin->itemText(1), QStringLiteral("Cloud"));
        QCOMPARE(pin->itemText(2), QStringLiteral("Acme · no key"));
        const QString acme = pin->itemData(2, Qt::AccessibleTextRole).toString();
        for (const char *part : {"no key", "$10.00 in", "1M context", "30 day"})
            QVERIFY2(acme.contains(QLatin1String(part)), qPrintable(acme));
    }

    void anEndpointThatIsGoneStaysChosenAndSaysSo()
    {
        m_settings.endpoint = QStringLiteral("gone/one");
        open();
        auto *pin = find<ui::ProviderPin>("Provider");
        QCOMPARE(pin->endpoint(), QStringLiteral("gone/one"));
        QVERIFY(pin->currentText().contains(QLatin1String("not offered")));
        QCOMPARE(m_told->size(), 0);
    }

    void aNumberIsTypedAndTakenBack()
    {
        open();
        auto *field = find<QLineEdit>("Temperature");
        QCOMPARE(field->text(), QString());
        QTest::keyClicks(field, QStringLiteral("0.7"));
        QCOMPARE(told().sampling.temperature, 0.7);
        auto *clear = find<QToolButton>("Do not send Temperature");
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(!told().sampling.temperature);
        QCOMPARE(field->text(), QString());
        QVERIFY(!clear->isVisible());
    }

    void aNumberIsChosenWithTheSlider()
    {
        open();
        auto *slider = find<QSlider>("Temperature, slider");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(told().sampling.temperature, 0.95);
        QCOMPARE(find<QLineEdit>("Temperature")->text(), QStringLiteral("0.95"));
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(told().sampling.temperature, 0.0);
        QVERIFY(find<QToolButton>("Do not send Temperature")->isVisible());
    }

    void whatIsOutOfRangeIsNotTaken()
    {
        m_settings.sampling.temperature = 1;
        open();
        auto *field = find<QLineEdit>("Temperature");
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("3"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_popup->settings().sampling.temperature, 1.0);
        QVERIFY(says(QStringLiteral("Write a number from 0 to 2, or nothing.")));
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("1.5"));
        QCOMPARE(told().sampling.temperature, 1.5);
        QVERIFY(!says(QStringLiteral("Write a number from 0 to 2, or nothing.")));
    }

    void numbersAreInTheLanguagesOwnFormat()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        m_settings.sampling.topP = 0.25;
        open();
        QCOMPARE(find<QLineEdit>("Top P")->text(), QStringLiteral("0,25"));
        auto *field = find<QLineEdit>("Temperature");
        QTest::keyClicks(field, QStringLiteral("0,5"));
        QCOMPARE(told().sampling.temperature, 0.5);
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("0.75"));
        QCOMPARE(told().sampling.temperature, 0.75);
    }

    void whatIsSetButNotTakenIsShownWithAWarningUntilItIsRemoved()
    {
        m_settings.sampling.minP = 0.1;
        open();
        QCOMPARE(shown(), words("temperature top_p top_k min_p"));
        QVERIFY(says(QStringLiteral("No provider of this model takes it; it is left out.")));
        QTest::mouseClick(find<QToolButton>("Do not send Min P"), Qt::LeftButton);
        QVERIFY(!told().sampling.minP);
        QCOMPARE(shown(), words("temperature top_p top_k"));
    }

    void theLongestAnswerIsBoundByTheEndpoint()
    {
        m_settings.endpoint = QStringLiteral("cloud");
        open();
        auto *field = find<ui::CountEdit>("Longest answer, in tokens");
        QTest::keyClicks(field, QStringLiteral("4096"));
        m_popup->close();
        QCOMPARE(told().maxTokens, 4096);
        open(m_popup->settings());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("9999"));
        QVERIFY(says(QStringLiteral("No more than 4,096 can be had here.")));
        // What was typed on the way there was within the limit.
        QCOMPARE(m_popup->settings().maxTokens, 999);
    }

    void onlyKnownEffortsAreOffered()
    {
        open();
        auto *effort = find<QComboBox>("Reasoning");
        QStringList offered;
        for (int i = 0; i < effort->count(); ++i)
            offered << effort->itemData(i).toString();
        QCOMPARE(offered, (QStringList {QString(), QStringLiteral("low"), QStringLiteral("high")}));
        effort->setFocus();
        QTest::keyClick(effort, Qt::Key_End);
        QCOMPARE(told().reasoningEffort, QStringLiteral("high"));
    }

    void anEffortThatIsNotOfferedIsKeptWithAWarning()
    {
        m_settings.reasoningEffort = QStringLiteral("medium");
        open();
        auto *effort = find<QComboBox>("Reasoning");
        QCOMPARE(effort->currentText(), QStringLiteral("Medium"));
        QVERIFY(says(QStringLiteral("It is not offered here; the nearest one is sent.")));
    }

    void textsAreToldAMomentLaterOrWhenThePopupCloses()
    {
        open();
        auto *system = find<QPlainTextEdit>("System prompt");
        QTest::keyClicks(system, QStringLiteral("Be brief."));
        QTRY_COMPARE(m_told->size(), 1);
        QCOMPARE(told().systemPrompt, QStringLiteral("Be brief."));
        QTest::keyClicks(find<QPlainTextEdit>("Stop words"), QStringLiteral("END"));
        QTest::keyClick(m_popup, Qt::Key_Escape);
        QVERIFY(!m_popup->isVisible());
        QCOMPARE(m_told->size(), 2);
        QCOMPARE(told().sampling.stop, QStringList {QStringLiteral("END")});
    }

    void stopWordsMayHaveLineBreaks()
    {
        m_settings.sampling.stop = {QStringLiteral("\n\nUser:"), QStringLiteral("C:\\new")};
        open();
        auto *stop = find<QPlainTextEdit>("Stop words");
        QCOMPARE(stop->toPlainText(), QStringLiteral("\\n\\nUser:\nC:\\\\new"));
        stop->moveCursor(QTextCursor::End);
        QTest::keyClicks(stop, QStringLiteral("er"));
        m_popup->close();
        QCOMPARE(told().sampling.stop,
                 (QStringList {QStringLiteral("\n\nUser:"), QStringLiteral("C:\\newer")}));
    }

    void theSeedIsAWholeNumber()
    {
        open();
        auto *seed = find<ui::CountEdit>("Seed");
        QTest::keyClicks(seed, QStringLiteral("42"));
        m_popup->close();
        QCOMPARE(told().sampling.seed, 42);
        QCOMPARE(m_told->size(), 1);
    }

    void theContextMayBeTheLastTurns()
    {
        open();
        auto *context = find<QComboBox>("Context");
        auto *turns = find<QSpinBox>("Turns that go along");
        QVERIFY(!turns->isVisible());
        context->setFocus();
        QTest::keyClick(context, Qt::Key_Down);
        QVERIFY(turns->isVisible());
        QCOMPARE(told().earlierTurns, 4);
        turns->setFocus();
        QTest::keyClick(turns, Qt::Key_Down);
        QCOMPARE(told().earlierTurns, 3);
        QTest::keyClick(context, Qt::Key_Up);
        QVERIFY(!told().earlierTurns);
    }

    void aColumnMayStayOutOfWhatIsSentToAll()
    {
        open();
        QTest::mouseClick(find<QCheckBox>("Gets what is sent to all columns"), Qt::LeftButton, {},
                          QPoint(10, 10));
        QVERIFY(!told().takesPart);
    }

    void resetCanBeUndone()
    {
        m_settings.endpoint = QStringLiteral("acme");
        m_settings.systemPrompt = QStringLiteral("Long and dear.");
        m_settings.sampling.temperature = 0.3;
        m_settings.takesPart = false;
        open();
        const core::ColumnSettings before = m_popup->settings();
        auto *reset = buttonOf("Reset all");
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(told(), (core::ColumnSettings {.model = before.model, .takesPart = false}));
        QCOMPARE(find<QLineEdit>("Temperature")->text(), QString());
        QTest::mouseClick(buttonOf("Undo reset"), Qt::LeftButton);
        QCOMPARE(told(), before);
        QCOMPARE(find<QPlainTextEdit>("System prompt")->toPlainText(), before.systemPrompt);
        QVERIFY(buttonOf("Reset all")->isEnabled());
    }

    void openingTellsNothing()
    {
        m_settings.sampling.topK = 40;
        m_settings.earlierTurns = 2;
        m_settings.maxTokens = 100;
        open();
        QCOMPARE(m_popup->settings(), m_settings);
        m_popup->close();
        QCOMPARE(m_told->size(), 0);
        QCOMPARE(find<QLineEdit>("Top K")->text(), QStringLiteral("40"));
    }

    void ofAnUnknownModelEverythingCanBeSet()
    {
        m_popup->open(m_window.get(), {.model = QStringLiteral("who/knows")},
                      {.id = QStringLiteral("who/knows"), .name = QString()}, catalogWithParameters(), {});
        QCOMPARE(shown().size(), ui::numberParameters().size());
        QVERIFY(!find<QComboBox>("Reasoning")->isVisible());
    }

    void everyControlHasAName()
    {
        open();
        QCOMPARE(unnamedControls(*m_popup), QStringList());
    }

    void thePopupStaysOnTheScreen()
    {
        m_window->move(600, 400);
        open();
        // This platform moves every window by its frame of two pixels.
        const QRect screen = m_popup->screen()->availableGeometry().adjusted(0, 0, 2, 2);
        QVERIFY(screen.contains(m_popup->geometry()));
        QVERIFY(m_popup->geometry().bottom() < m_window->geometry().top());
    }

private:
    void open() { open(m_settings); }

    void open(const core::ColumnSettings &settings)
    {
        const core::Catalog catalog = catalogWithParameters();
        m_popup->open(m_window.get(), settings, *catalog.findModel(settings.model), catalog, m_usable);
        QVERIFY(m_popup->isVisible());
    }

    core::ColumnSettings told() const
    {
        return m_told->isEmpty() ? core::ColumnSettings {.model = QStringLiteral("nothing was told")}
                                 : m_told->last().first().value<core::ColumnSettings>();
    }

    template<typename Control>
    Control *find(const char *name) const
    {
        for (Control *each : m_popup->findChildren<Control *>()) {
            const auto *check = qobject_cast<QCheckBox *>(each);
            if (each->accessibleName() == QLatin1String(name)
                || (check && check->text() == QLatin1String(name)))
                return each;
        }
        qFatal("no control %s", name);
        return nullptr;
    }

    QPushButton *buttonOf(const char *text) const
    {
        for (auto *button : m_popup->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String(text))
                return button;
        }
        qFatal("no button %s", text);
        return nullptr;
    }

    QStringList shown() const
    {
        QStringList names;
        for (const auto *row : m_popup->findChildren<ui::NumberRow *>()) {
            if (row->isVisible())
                names << row->parameter().name;
        }
        return names;
    }

    bool says(const QString &text) const
    {
        const auto labels = m_popup->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }

    ui::Theme m_theme;
    core::ColumnSettings m_settings;
    QSet<QString> m_usable;
    std::unique_ptr<QWidget> m_window;
    ui::ParametersPopup *m_popup = nullptr;
    std::unique_ptr<QSignalSpy> m_told;
};

QTEST_MAIN(TestParametersPopup)
#include "parameters_popup_test.moc"
