#include "tests/support/controls.h"
#include "ui/chat/attempts_popup.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using State = ui::AttemptStep::State;

namespace {

core::CallProgress::Attempt news(int ordinal, const char *provider)
{
    core::CallProgress::Attempt attempt;
    attempt.ordinal = ordinal;
    attempt.model = QStringLiteral("lab/model");
    attempt.provider = QString::fromLatin1(provider);
    attempt.endpoint = attempt.provider.toLower();
    attempt.why = QStringLiteral("it is the cheapest");
    return attempt;
}

core::AttemptRecord row(int ordinal, const char *provider, const std::optional<core::Error> &error = {})
{
    core::AttemptRecord attempt;
    attempt.ordinal = ordinal;
    attempt.model = QStringLiteral("lab/model");
    attempt.provider = QString::fromLatin1(provider).toLower();
    attempt.endpoint = attempt.provider;
    attempt.error = error;
    attempt.durationMs = 1200;
    attempt.why = QStringLiteral("it is the cheapest");
    return attempt;
}

core::Error overloaded()
{
    core::Error error {core::ErrorKind::Overloaded, QStringLiteral("Groq is too busy.")};
    error.providerMessage = QStringLiteral("over capacity");
    return error;
}

/// Groq failed, then Cloud answered without the seed.
core::Turn fellBack()
{
    core::Turn turn;
    turn.id = 7;
    turn.state = core::Turn::State::Done;
    turn.modelKey = QStringLiteral("lab/model");
    turn.attempts = {news(1, "Groq"), news(2, "Cloud")};
    turn.record = core::RequestRecord {};
    turn.record->modelAsked = QStringLiteral("lab/model");
    turn.record->attempts = {row(1, "Groq", overloaded()), row(2, "Cloud")};
    turn.record->attempts[0].httpStatus = 503;
    turn.record->attempts[1].firstByteMs = 300;
    turn.record->attempts[1].changes = {
        {.kind = core::ParameterChange::Kind::Dropped, .parameter = QStringLiteral("seed")}};
    return turn;
}

} // namespace

class TestAttemptsPopup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void aFallbackIsExplainedStepByStep()
    {
        const core::Turn turn = fellBack();
        const QList<ui::AttemptStep> steps = ui::attemptSteps(turn);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].state, State::Failed);
        QCOMPARE(steps[0].who, QStringLiteral("Groq"));
        QVERIFY(steps[0].outcome.contains(QLatin1String("503")));
        QVERIFY(steps[0].said.contains(QLatin1String("Groq is too busy.")));
        QVERIFY(steps[0].said.contains(QLatin1String("over capacity")));
        QCOMPARE(steps[0].why, QStringLiteral("it is the cheapest"));
        QCOMPARE(steps[1].state, State::Answered);
        QVERIFY(steps[1].outcome.contains(QLatin1String("300 ms")));
        QCOMPARE(steps[1].changes, QStringList {QStringLiteral("seed left out")});
        const QString summary = ui::attemptsSummary(turn);
        QVERIFY2(summary.contains(QLatin1String("Cloud answered")), qPrintable(summary));
        QVERIFY2(summary.contains(QLatin1String("2 of 2")), qPrintable(summary));
    }

    void anotherModelIsNamed()
    {
        core::Turn turn = fellBack();
        turn.record->attempts[1].model = QStringLiteral("lab/smaller");
        turn.record->attempts[1].endpoint = QStringLiteral("cloud/eu");
        const QString who = ui::attemptSteps(turn).last().who;
        QVERIFY2(who.contains(QLatin1String("lab/smaller")), qPrintable(who));
        QVERIFY2(who.contains(QLatin1String("cloud/eu")), qPrintable(who));
        QVERIFY(!ui::attemptSteps(turn).first().who.contains(QLatin1String("lab/")));
    }

    void whoWasSlowerIsNoFailure()
    {
        core::Turn turn = fellBack();
        turn.record->attempts[0].error =
            core::Error {core::ErrorKind::Cancelled, QStringLiteral("Cloud answered first.")};
        const ui::AttemptStep step = ui::attemptSteps(turn).first();
        QCOMPARE(step.state, State::GivenUp);
        QCOMPARE(step.said, QStringLiteral("Cloud answered first."));
    }

    void whileItRunsTheNewsCount()
    {
        core::Turn turn;
        QCOMPARE(ui::attemptsSummary(turn), QStringLiteral("A provider is being chosen."));
        turn.attempts = {news(1, "Groq")};
        QCOMPARE(ui::attemptSteps(turn).first().state, State::Asked);
        // The second one is told of again as it answers.
        turn.attempts = {news(1, "Groq"), news(2, "Cloud"), news(2, "Cloud")};
        turn.state = core::Turn::State::Streaming;
        const QList<ui::AttemptStep> steps = ui::attemptSteps(turn);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].state, State::Failed);
        QCOMPARE(steps[1].state, State::Answering);
        turn.state = core::Turn::State::Stopped;
        QCOMPARE(ui::attemptSteps(turn).last().state, State::GivenUp);
    }

    void thatNobodyWasAskedIsSaid()
    {
        core::Turn turn;
        turn.state = core::Turn::State::Failed;
        turn.error = core::Error {core::ErrorKind::NoRoute, QStringLiteral("No provider has a key.")};
        QVERIFY(ui::attemptSteps(turn).isEmpty());
        QVERIFY(ui::attemptsSummary(turn).contains(QLatin1String("No provider has a key.")));
    }

    void thePopupShowsAllOfItAndLeadsToTheExchanges()
    {
        open(fellBack());
        for (const char *part :
             {"Groq is too busy.", "it is the cheapest", "seed left out", "Cloud answered"})
            QVERIFY2(says(part), part);
        QCOMPARE(unnamedControls(*m_popup), QStringList());
        QSignalSpy asked(m_popup, &ui::AttemptsPopup::exchangesRequested);
        auto *button = m_popup->findChild<QPushButton *>();
        QVERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.last().first().toLongLong(), 7);
        QVERIFY(!m_popup->isVisible());
    }

    void escapeCloses()
    {
        open(fellBack());
        QTest::keyClick(m_popup, Qt::Key_Escape);
        QVERIFY(!m_popup->isVisible());
    }

    void newsOfTheTurnAreShownWhileItIsOpen()
    {
        core::Turn turn;
        turn.id = 7;
        turn.attempts = {news(1, "Groq")};
        open(turn);
        QVERIFY(says("is being asked"));
        QVERIFY(!m_popup->findChild<QPushButton *>()->isEnabled());
        m_popup->setTurn(fellBack());
        QVERIFY(says("seed left out"));
        QVERIFY(!says("is being asked"));
        QVERIFY(m_popup->findChild<QPushButton *>()->isEnabled());
        core::Turn other = fellBack();
        other.id = 8;
        other.record->attempts.clear();
        other.attempts.clear();
        m_popup->setTurn(other);
        QVERIFY(says("seed left out"));
    }

    void whatItWasOpenedFromMayGo()
    {
        open(fellBack());
        auto *anchor = new QLabel(QStringLiteral("fallback"), m_window.get());
        anchor->show();
        core::Turn turn = fellBack();
        m_popup->open(anchor, turn);
        delete anchor;
        turn.record->attempts[1].durationMs = 99'000;
        m_popup->setTurn(turn);
        QVERIFY(says("1 min 39 s"));
    }

    void wordsFromOutsideAreNoMarkup()
    {
        core::Turn turn = fellBack();
        turn.record->attempts[0].error->message = QStringLiteral("<b>bold</b> <img src=x>");
        open(turn);
        QVERIFY(says("<b>bold</b> <img src=x>"));
        for (const QLabel *label : m_popup->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }

private:
    void open(const core::Turn &turn)
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(300, 40);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_popup = new ui::AttemptsPopup(m_theme, m_window.get());
        m_popup->open(m_window.get(), turn);
        QVERIFY(m_popup->isVisible());
    }

    bool says(const char *part) const
    {
        const auto labels = m_popup->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(part));
        });
    }

    ui::Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    ui::AttemptsPopup *m_popup = nullptr;
};

QTEST_MAIN(TestAttemptsPopup)
#include "attempts_popup_test.moc"
