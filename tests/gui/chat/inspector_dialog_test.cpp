#include "tests/support/controls.h"
#include "ui/chat/inspector_dialog.h"
#include "ui/chat/inspector_summary.h"
#include "ui/chat/wire_text_view.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using core::WireExchange;

namespace {

const QByteArray kAnswer = "data: {\"choices\":[{\"delta\":{\"content\":\"Forty\"}}]}\n\n"
                           "data: {\"choices\":[{\"delta\":{\"content\":\"two\"}}]}\n\ndata: [DONE]\n\n";

WireExchange refused()
{
    WireExchange exchange;
    exchange.ordinal = 1;
    exchange.provider = QStringLiteral("Groq");
    exchange.endpoint = QStringLiteral("groq/model");
    exchange.method = "POST";
    exchange.address = QStringLiteral("https://groq.test/v1/chat/completions");
    exchange.requestHeaders = {{"Content-Type", "application/json"}, {"Authorization", "Bearer •••"}};
    exchange.requestBody =
        R"({"model":"m","temperature":0.70,"messages":[{"role":"user","content":"Why?"}]})";
    exchange.status = 503;
    exchange.responseHeaders = {{"content-type", "application/json"}};
    exchange.responseBody = R"({"error":{"message":"overloaded"}})";
    exchange.problem = QStringLiteral("Groq is overloaded (503).");
    return exchange;
}

WireExchange answered()
{
    WireExchange exchange = refused();
    exchange.ordinal = 2;
    exchange.provider = QStringLiteral("OpenAI");
    exchange.endpoint = QStringLiteral("openai/model");
    exchange.address = QStringLiteral("https://openai.test/v1/chat/completions");
    exchange.status = 200;
    exchange.responseHeaders = {{"content-type", "text/event-stream"}};
    exchange.responseBody = kAnswer;
    exchange.problem.clear();
    return exchange;
}

core::Turn turnWith(const QList<WireExchange> &exchanges)
{
    core::Turn turn;
    turn.state = core::Turn::State::Done;
    turn.exchanges = exchanges;
    core::RequestRecord record;
    record.modelAsked = QStringLiteral("lab/model");
    record.costReason = QStringLiteral("usage");
    for (const WireExchange &exchange : exchanges) {
        core::AttemptRecord attempt;
        attempt.ordinal = exchange.ordinal;
        attempt.provider = exchange.provider.toLower();
        attempt.endpoint = exchange.endpoint;
        attempt.httpStatus = exchange.status;
        attempt.durationMs = 1200;
        attempt.why = QStringLiteral("reason %1").arg(exchange.ordinal);
        if (!exchange.problem.isEmpty())
            attempt.error = core::Error {core::ErrorKind::Overloaded, exchange.problem};
        else
            attempt.changes = {{core::ParameterChange::Kind::Dropped, QStringLiteral("seed")}};
        record.attempts << attempt;
    }
    turn.record = record;
    return turn;
}

} // namespace

class TestInspectorDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme.apply(ui::ColorScheme::Light); }

    void cleanup()
    {
        m_dialog.reset();
        m_theme.apply(ui::ColorScheme::Light);
    }

    void attemptsAreClickedAndShown()
    {
        open(turnWith({refused(), answered()}));
        QListWidget *list = attempts();
        const QAbstractItemModelTester tester(list->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(list->count(), 2);
        QVERIFY(list->item(0)->text().contains(QStringLiteral("Groq\ngroq/model\nStatus 503")));
        QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("failed")));
        QVERIFY(list->item(1)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("answered")));
        // The one that answered is shown first.
        QCOMPARE(list->currentRow(), 1);
        QTRY_VERIFY(shown().startsWith(QStringLiteral("POST https://openai.test/")));
        clickAttempt(0);
        QTRY_VERIFY(shown().startsWith(QStringLiteral("POST https://groq.test/")));
        QVERIFY(shown().contains(QStringLiteral("Authorization: Bearer •••\n")));
        QTest::keyClick(list, Qt::Key_Down);
        QTRY_VERIFY(shown().startsWith(QStringLiteral("POST https://openai.test/")));
    }

    void tabsShowTheirPart()
    {
        open(turnWith({refused(), answered()}));
        clickTab(1);
        QTRY_COMPARE(shown(), QStringLiteral("Status 200\ncontent-type: text/event-stream\n\n"
                                             "[1]\n{\"choices\": [{\"delta\": {\"content\": \"Forty\"}}]}\n\n"
                                             "[2]\n{\"choices\": [{\"delta\": {\"content\": \"two\"}}]}\n\n"
                                             "[3]\n[DONE]\n"));
        clickAttempt(0);
        QTRY_VERIFY(shown().contains(QStringLiteral("\"overloaded\"")));
        QVERIFY(labelWith(QStringLiteral("Groq is overloaded (503).")));
        clickTab(2);
        QTRY_VERIFY(shown().startsWith(QStringLiteral("curl 'https://groq.test/")));
        QVERIFY(shown().contains(QStringLiteral("${GROQ_API_KEY}")));
        clickTab(3);
        QVERIFY(labelWith(QStringLiteral("reason 1")));
        QVERIFY(labelWith(QStringLiteral("all sent as asked")));
        clickAttempt(1);
        QVERIFY(labelWith(QStringLiteral("reason 2")));
        QVERIFY(labelWith(QStringLiteral("seed left out")));
        // And by keyboard, wherever the focus is.
        attempts()->setFocus();
        QTest::keyClick(m_dialog.get(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs()->currentIndex(), 0);
        QTest::keyClick(m_dialog.get(), Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs()->currentIndex(), 3);
    }

    void asSentShowsEveryLetter()
    {
        open(turnWith({answered()}));
        QTRY_VERIFY(shown().contains(QStringLiteral("\"temperature\": 0.70")));
        QTest::mouseClick(control<QAbstractButton>(*m_dialog, QStringLiteral("As sent")), Qt::LeftButton);
        QTRY_VERIFY(shown().endsWith(QString::fromUtf8(answered().requestBody)));
        clickTab(1);
        QTRY_VERIFY(shown().endsWith(QString::fromUtf8(kAnswer)));
        clickTab(2);
        QVERIFY(!control<QAbstractButton>(*m_dialog, QStringLiteral("As sent"))->isVisible());
    }

    void whatIsShownIsCopied()
    {
        open(turnWith({answered()}));
        const auto copied = [this](const QString &button) {
            QGuiApplication::clipboard()->clear();
            auto *copy = control<QPushButton>(*m_dialog, button);
            if (!QTest::qWaitFor([&] { return copy->isEnabled(); }))
                return QString();
            QTest::mouseClick(copy, Qt::LeftButton);
            return QGuiApplication::clipboard()->text();
        };
        QVERIFY(copied(QStringLiteral("Copy")).startsWith(QStringLiteral("POST https://openai.test/")));
        QVERIFY(copied(QStringLiteral("Copy as curl"))
                    .startsWith(QStringLiteral("curl -N 'https://openai.test/")));
        clickTab(1);
        QVERIFY(copied(QStringLiteral("Copy")).startsWith(QStringLiteral("Status 200\n")));
        clickTab(3);
        QVERIFY(copied(QStringLiteral("Copy")).contains(QStringLiteral("Chosen because: reason 2\n")));
    }

    void wordsAreFound()
    {
        open(turnWith({answered()}));
        clickTab(1);
        QTRY_VERIFY(view()->isLoaded());
        QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::ControlModifier);
        auto *find = control<QLineEdit>(*m_dialog, QStringLiteral("Find"));
        QTRY_VERIFY(find->hasFocus());
        QTest::keyClicks(find, QStringLiteral("CONTENT"));
        auto *count = control<QLabel>(*m_dialog, QStringLiteral("Places found"));
        QCOMPARE(count->text(), QStringLiteral("3 place(s)"));
        const QString text = view()->toPlainText();
        const auto places = [&] {
            QList<qsizetype> found;
            for (qsizetype at = text.indexOf(QStringLiteral("content")); at >= 0;
                 at = text.indexOf(QStringLiteral("content"), at + 1))
                found << at;
            return found;
        }();
        const auto place = [&] { return places.indexOf(view()->textCursor().selectionStart()); };
        QCOMPARE(view()->textCursor().selectedText(), QStringLiteral("content"));
        QCOMPARE(place(), 0);
        QCOMPARE(view()->verticalScrollBar()->value(), 0); // it was seen already
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(place(), 1);
        QTest::mouseClick(control<QToolButton>(*m_dialog, QStringLiteral("Next place")), Qt::LeftButton);
        QCOMPARE(place(), 2);
        QTest::keyClick(m_dialog.get(), Qt::Key_F3);
        QCOMPARE(place(), 0);
        QTest::mouseClick(control<QToolButton>(*m_dialog, QStringLiteral("Previous place")), Qt::LeftButton);
        QCOMPARE(place(), 2);
        QTest::keyClick(find, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(place(), 1);
        QTest::keyClicks(find, QStringLiteral("x"));
        QCOMPARE(count->text(), QStringLiteral("Not found"));
    }

    void theBodyIsSavedByteForByte()
    {
        open(turnWith({answered()}));
        clickTab(1);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("answer.txt"));
        saveAs(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), kAnswer);
        QVERIFY(control<QLabel>(*m_dialog, QStringLiteral("Result of saving"))->text().contains(path));
        clickTab(2);
        saveAs(path + QStringLiteral(".sh"));
        QFile command(path + QStringLiteral(".sh"));
        QVERIFY(command.open(QIODevice::ReadOnly));
        QVERIFY(command.readAll().startsWith("curl "));
    }

    void whatIsMissingIsSaidPlainly()
    {
        WireExchange cut = answered();
        cut.requestCut = true;
        WireExchange silent = answered();
        silent.ordinal = 3;
        silent.status = 0;
        silent.problem = QStringLiteral("OpenAI did not answer.");
        open(turnWith({cut, silent}));
        clickAttempt(0);
        QVERIFY(labelWith(QStringLiteral("only its first 1")));
        QVERIFY(labelWith(QStringLiteral("Keys and other secrets stand as •••.")));
        clickAttempt(1);
        clickTab(1);
        QVERIFY(labelWith(QStringLiteral("No answer came")));
        QVERIFY(labelWith(QStringLiteral("OpenAI did not answer.")));
        QVERIFY(!control<QPushButton>(*m_dialog, QStringLiteral("Copy"))->isEnabled());

        // An answer from before: its attempts are known, but nothing of what they sent.
        core::Turn old = turnWith({refused(), answered()});
        old.exchanges.clear();
        open(old);
        QCOMPARE(attempts()->count(), 2);
        QVERIFY(labelWith(QStringLiteral("Nothing was kept")));
        QVERIFY(labelWith(QStringLiteral("kept only where that is switched on")));
        QVERIFY(!control<QPushButton>(*m_dialog, QStringLiteral("Copy as curl"))->isEnabled());
        clickTab(3);
        QVERIFY(labelWith(QStringLiteral("reason 2")));
        old.record.reset();
        old.state = core::Turn::State::Streaming;
        open(old);
        QVERIFY(labelWith(QStringLiteral("still on its way")));
        // And when it is over.
        m_dialog->showTurn(turnWith({refused(), answered()}));
        QTRY_VERIFY(shown().startsWith(QStringLiteral("POST https://openai.test/")));
        core::Turn refusedHere;
        refusedHere.state = core::Turn::State::Failed;
        refusedHere.error =
            core::Error {core::ErrorKind::BudgetSpent, QStringLiteral("The budget is spent.")};
        open(refusedHere);
        QCOMPARE(attempts()->count(), 0);
        for (int tab = 0; tab < 4; ++tab) {
            clickTab(tab);
            QVERIFY(labelWith(QStringLiteral("The budget is spent.")));
        }
        core::Turn stopped;
        stopped.state = core::Turn::State::Stopped;
        open(stopped);
        QVERIFY(labelWith(QStringLiteral("stopped before its end")));
    }

    void longLinesAreCopiedWhole()
    {
        WireExchange exchange = answered();
        QByteArray line;
        while (line.size() < 300000)
            line += "some words, " + QByteArray::number(line.size()) + QByteArray(700, 'x');
        exchange.responseHeaders = {{"content-type", "text/plain"}};
        exchange.responseBody = line + "\r\nend";
        open(turnWith({exchange}));
        clickTab(1);
        QTRY_VERIFY(view()->isLoaded() && !view()->text().isEmpty());
        QVERIFY(view()->blockCount() > 300);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u'\n' + QString::fromLatin1(line)
                                                              + QStringLiteral("\nend")));
        // Found also where it is not shown yet, or far away.
        QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(control<QLineEdit>(*m_dialog, QStringLiteral("Find")), QStringLiteral("end"));
        QCOMPARE(view()->textCursor().selectionEnd(), view()->document()->characterCount() - 1);
    }

    void oddLineEndsDoNotMislead()
    {
        WireExchange exchange = answered();
        exchange.responseHeaders = {{"content-type", "text/plain"}};
        exchange.responseBody = "one\rtwo\r\r\nthree\n\r" + QString(QChar(QChar::ParagraphSeparator)).toUtf8()
                                + QString(QChar(QChar::LineSeparator)).toUtf8()
                                + "\xEF\xB7\x90 needle 👩‍🚀 needle";
        open(turnWith({exchange}));
        clickTab(1);
        QTRY_VERIFY(view()->isLoaded() && !view()->text().isEmpty());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(view()->findNext(QStringLiteral("Needle")));
            QCOMPARE(view()->textCursor().selectedText(), QStringLiteral("needle"));
        }
        QVERIFY(view()->findNext(QStringLiteral("three")));
        QCOMPARE(view()->textCursor().selectedText(), QStringLiteral("three"));
    }

    void anotherAttemptReplacesOneThatIsStillLoading()
    {
        WireExchange large = refused();
        while (large.requestBody.size() < 900000)
            large.requestBody += "{\"a\":\"b\",\"list\":[1,2,3]}\n";
        open(turnWith({large, answered()}));
        clickAttempt(0);
        clickAttempt(1);
        QTRY_VERIFY(view()->isLoaded() && !view()->text().isEmpty());
        QTest::qWait(50);
        QVERIFY(view()->toPlainText().startsWith(QStringLiteral("POST https://openai.test/")));
        QVERIFY(view()->blockCount() < 30);
        // The words are looked for in what is not there yet.
        clickAttempt(0);
        QTRY_VERIFY(view()->blockCount() > 100);
        m_theme.apply(ui::ColorScheme::Dark);
        QTRY_VERIFY(view()->isLoaded());
        QVERIFY(view()->toPlainText().startsWith(QStringLiteral("POST https://groq.test/")));
    }

    void noSecretIsSeenAnywhere()
    {
        // What the engine hands over has none; nothing here may bring one back, as decoding would.
        WireExchange exchange = answered();
        const QByteArray planted = "sk-planted-canary-0123";
        exchange.responseHeaders = {{"content-type", "application/json"}};
        exchange.responseBody =
            "{\"escaped\":\"\\u0073k-planted-canary-0123\",\"percent\":\"sk%2Dplanted-canary-0123\","
            "\"base64\":\""
            + planted.toBase64() + "\"}";
        exchange.requestBody = exchange.responseBody;
        open(turnWith({exchange}));
        for (int tab = 0; tab < 4; ++tab) {
            clickTab(tab);
            if (tab < 3)
                QTRY_VERIFY(view()->isLoaded());
            const QList<QWidget *> all = m_dialog->findChildren<QWidget *>();
            for (const QWidget *widget : all) {
                QStringList texts {widget->accessibleName(), widget->accessibleDescription(),
                                   widget->toolTip()};
                if (const auto *label = qobject_cast<const QLabel *>(widget))
                    texts << label->text();
                if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
                    texts << text->toPlainText();
                QVERIFY(!texts.join(u'\n').contains(QString::fromLatin1(planted)));
            }
        }
    }

    void everythingHasItsNameAndEscapeCloses()
    {
        auto *dialog = new ui::InspectorDialog(turnWith({refused(), answered()}), m_theme, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        const QPointer<ui::InspectorDialog> watched = dialog;
        dialog->show();
        QVERIFY(!dialog->isModal());
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        for (int tab = 0; tab < 4; ++tab) {
            dialog->findChild<QTabWidget *>()->setCurrentIndex(tab);
            QCOMPARE(unnamedControls(*dialog), QStringList());
        }
        QTest::keyClick(control<QLineEdit>(*dialog, QStringLiteral("Find")), Qt::Key_Escape);
        QTRY_VERIFY(!watched);
    }

private:
    void open(const core::Turn &turn)
    {
        m_dialog = std::make_unique<ui::InspectorDialog>(turn, m_theme, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    QListWidget *attempts() const { return control<QListWidget>(*m_dialog, QStringLiteral("Attempts")); }
    QTabWidget *tabs() const { return m_dialog->findChild<QTabWidget *>(); }

    ui::WireTextView *view() const { return tabs()->currentWidget()->findChild<ui::WireTextView *>(); }

    /// The text that is seen; empty while it is on its way.
    QString shown() const { return view()->isLoaded() ? view()->toPlainText() : QString(); }

    void clickAttempt(int row) const
    {
        const QRect item = attempts()->visualItemRect(attempts()->item(row));
        QTest::mouseClick(attempts()->viewport(), Qt::LeftButton, {}, item.center());
    }

    void clickTab(int index) const
    {
        QTest::mouseClick(tabs()->tabBar(), Qt::LeftButton, {}, tabs()->tabBar()->tabRect(index).center());
    }

    /// A label that is seen and has these words.
    const QLabel *labelWith(const QString &words) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->text().contains(words))
                return label;
        }
        return nullptr;
    }

    void saveAs(const QString &path) const
    {
        QTest::mouseClick(control<QPushButton>(*m_dialog, QStringLiteral("Save")), Qt::LeftButton);
        auto *files = m_dialog->findChild<QFileDialog *>();
        QVERIFY(files);
        files->selectFile(path);
        QMetaObject::invokeMethod(files, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!m_dialog->findChild<QFileDialog *>());
    }

    ui::Theme m_theme;
    std::unique_ptr<ui::InspectorDialog> m_dialog;
};

QTEST_MAIN(TestInspectorDialog)
#include "inspector_dialog_test.moc"
