// The program is killed while answers stream in, and started again on the same profile: what was shown is
// there, marked as interrupted, and can be gone on with.
#include "tests/support/real_window.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/comparison_session.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace {

const char kChild[] = "SWITCHYARD_TEST_CHILD";

ui::ComparePage *comparePage(RealWindow &real)
{
    QTest::keyClick(&real.window(), Qt::Key_2, Qt::ControlModifier);
    return real.window().findChild<ui::ComparePage *>();
}

qsizetype shown(const ui::ComparisonSession &session)
{
    qsizetype least = -1;
    for (const ui::ColumnSession *column : session.columns()) {
        const core::Turn *turn = column->tree().head();
        const qsizetype size = turn ? turn->answer.size() : 0;
        least = least < 0 ? size : qMin(least, size);
    }
    return least;
}

/// Asks two models that answer for long, and prints twice a second how much of the shorter answer is on
/// show.
int streamUntilKilled(const QString &folder)
{
    RealWindow real({}, folder);
    ui::ComparePage *page = comparePage(real);
    // 20 seconds of 100 tokens each.
    const QString steady = QStringLiteral("simulator/marathon@simulator/steady");
    page->compare({steady, steady});
    auto *prompt = real.named<QPlainTextEdit>(QStringLiteral("Prompt")).value(0);
    prompt->setPlainText(QStringLiteral("Tell me everything about railway switches."));
    page->send();
    prompt->setPlainText(QStringLiteral("the next question"));
    for (;;) {
        QTest::qWait(500);
        std::printf("%lld\n", static_cast<long long>(shown(*page->session())));
        std::fflush(stdout);
    }
}

} // namespace

class SurviveCrashTest : public QObject
{
    Q_OBJECT

private slots:
    void whatWasShownIsThereAfterAKill();

private:
    QTemporaryDir m_folder;
};

void SurviveCrashTest::whatWasShownIsThereAfterAKill()
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kChild), m_folder.path());
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {});
    QList<qint64> sizes;
    const auto read = [&] {
        while (child.canReadLine())
            sizes << child.readLine().trimmed().toLongLong();
        return sizes.size() >= 8 && sizes.last() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(read(), 60'000);
    child.kill();
    QVERIFY(child.waitForFinished());
    read();
    // Saved each second, and on the disk 300 ms later: what was shown two seconds before the end is there.
    const qint64 surely = sizes.at(sizes.size() - 5);
    QVERIFY(surely > 0);

    RealWindow real({}, m_folder.path());
    ui::ComparePage *page = comparePage(real);
    QTRY_VERIFY(!page->session()->isEmpty());
    QCOMPARE(page->session()->columns().size(), 2);
    for (const ui::ColumnSession *column : page->session()->columns()) {
        const core::Turn *turn = column->tree().head();
        QVERIFY(turn);
        QCOMPARE(turn->state, core::Turn::State::Interrupted);
        QVERIFY2(turn->answer.size() >= surely,
                 qPrintable(QStringLiteral("%1 of %2").arg(turn->answer.size()).arg(surely)));
    }
    auto *prompt = real.named<QPlainTextEdit>(QStringLiteral("Prompt")).value(0);
    QTRY_COMPARE(prompt->toPlainText(), QStringLiteral("the next question"));

    // It goes on where it stopped.
    const qsizetype before = page->session()->columns().first()->tree().head()->answer.size();
    QTRY_VERIFY(!real.named<QPushButton>(QStringLiteral("Continue this answer")).isEmpty());
    QTest::mouseClick(real.named<QPushButton>(QStringLiteral("Continue this answer")).first(),
                      Qt::LeftButton);
    const ui::ColumnSession *first = page->session()->columns().first();
    QTRY_VERIFY_WITH_TIMEOUT(first->tree().head()->answer.size() > before + 20, 20'000);
    page->stopAll();
}

int main(int argc, char **argv)
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication application(argc, argv);
    const QString folder = qEnvironmentVariable(kChild);
    if (!folder.isEmpty())
        return streamUntilKilled(folder);
    SurviveCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_survive_crash.moc"
