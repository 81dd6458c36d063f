#include "tests/unit/protocol/capture_test.h"

#include "core/base/secret.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

constexpr int kPlaces = 200;

QJsonValue parsedArguments(const QString &arguments)
{
    const QString text = arguments.isEmpty() ? QStringLiteral("{}") : arguments;
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// The last tier that a body names, beside its usage or in it.
QString serviceTierIn(const QByteArray &body)
{
    static const QRegularExpression word(
        QStringLiteral(R"re("(?:service_tier|serviceTier|trafficType)"\s*:\s*"([^"]+)")re"));
    QString tier;
    for (auto found = word.globalMatch(QString::fromUtf8(body)); found.hasNext();)
        tier = found.next().captured(1).toLower();
    return tier;
}

} // namespace

bool CaptureTest::cutMayPass(const Capture &, const Answer &cut, const Answer &full) const
{
    return cut.sameContent(full);
}

void CaptureTest::initTestCase()
{
    m_captures = capturesOf(folder());
    for (Capture &capture : m_captures)
        prepare(capture);
    for (const Difference &difference : differences()) {
        const bool known = std::any_of(m_captures.cbegin(), m_captures.cend(), [&](const Capture &capture) {
            return capture.id == QLatin1String(difference.capture);
        });
        QVERIFY2(known, difference.capture);
    }
}

void CaptureTest::cleanup()
{
    if (m_current.isEmpty())
        return;
    Tally &tally = m_tally[m_current.section(u'/', 0, 0)];
    tally.captures.insert(m_current);
    if (QTest::currentTestFailed())
        tally.failed.insert(m_current);
    m_current.clear();
}

void CaptureTest::cleanupTestCase()
{
    qInfo("%-20s %-16s %8s %7s %7s", "protocol", "provider", "captures", "passed", "failed");
    qsizetype all = 0;
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it) {
        all += it->captures.size();
        qInfo("%-20s %-16s %8d %7d %7d", qPrintable(folder()), qPrintable(it.key()), int(it->captures.size()),
              int(it->captures.size() - it->failed.size()), int(it->failed.size()));
    }
    qInfo("%-20s %-16s %8d", qPrintable(folder()), "all", int(all));
    for (const Difference &difference : differences())
        qInfo("read differently on purpose: %s, %s: %s", difference.capture, difference.field,
              difference.why);
    if (QCoreApplication::arguments().size() == 1)
        QCOMPARE(all, m_captures.size());
}

void CaptureTest::rows(bool answers)
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        if ((m_captures.at(i).status == 200) == answers)
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

const Capture &CaptureTest::current()
{
    QFETCH(int, index);
    m_current = m_captures.at(index).id;
    return m_captures.at(index);
}

const Codec &CaptureTest::codecOf(const Capture &capture) const
{
    const Codec *codec = codecFor(target(capture).protocol);
    if (!codec)
        qFatal("no codec for %s", qPrintable(target(capture).protocol));
    return *codec;
}

QList<ChatEvent> CaptureTest::decoded(const Capture &capture, const QList<QByteArrayView> &pieces) const
{
    QList<ChatEvent> events;
    const auto decoder =
        codecOf(capture).makeDecoder(capture.framing != QLatin1String("json"), target(capture));
    for (const QByteArrayView piece : pieces)
        decoder->feed(piece, events);
    decoder->end(events);
    return events;
}

bool CaptureTest::isDifferent(const Capture &capture, const char *field) const
{
    const QList<Difference> all = differences();
    return std::any_of(all.cbegin(), all.cend(), [&](const Difference &difference) {
        return capture.id == QLatin1String(difference.capture) && qstrcmp(difference.field, field) == 0;
    });
}

QString CaptureTest::expected(const Capture &capture, const char *field) const
{
    for (const Difference &difference : differences()) {
        if (capture.id == QLatin1String(difference.capture) && qstrcmp(difference.field, field) == 0)
            return difference.ours;
    }
    if (qstrcmp(field, "message") == 0)
        return capture.expect.value(QLatin1String("error"))
            .toObject()
            .value(QLatin1String("message"))
            .toString();
    return capture.expect.value(QLatin1String(field)).toString();
}

void CaptureTest::checkCalls(const Capture &capture, const QList<Answer::Call> &calls) const
{
    if (isDifferent(capture, "tool_calls"))
        return;
    const QJsonArray theirs = capture.expect.value(QLatin1String("tool_calls")).toArray();
    QCOMPARE(calls.size(), theirs.size());
    for (int i = 0; i < theirs.size(); ++i) {
        const QJsonObject call = theirs.at(i).toObject();
        const QString id = call.value(QLatin1String("id")).toString();
        // Where the provider gives none, one is made.
        if (id.isEmpty())
            QVERIFY(!calls.at(i).id.isEmpty());
        else
            QCOMPARE(calls.at(i).id, id);
        QCOMPARE(calls.at(i).name, call.value(QLatin1String("name")).toString());
        const QString arguments = call.value(QLatin1String("arguments")).toString();
        if (argumentsAreJson(capture))
            QCOMPARE(parsedArguments(calls.at(i).arguments), parsedArguments(arguments));
        else
            QCOMPARE(calls.at(i).arguments, arguments);
    }
}

void CaptureTest::checkEnd(const Capture &capture, const Answer &answer) const
{
    const bool errorInstead = isDifferent(capture, "error");
    const bool wantsError = errorInstead || capture.expect.value(QLatin1String("error")).isObject();
    QCOMPARE(answer.error.has_value(), wantsError);
    if (answer.error) {
        QVERIFY2(errorKinds().contains(capture.id), "no expectation for this capture");
        QCOMPARE(answer.error->kind, errorKinds().value(capture.id));
        QCOMPARE(answer.error->providerMessage,
                 redact(expected(capture, errorInstead ? "error" : "message")));
        QVERIFY(answer.error->message.contains(capture.provider));
        return;
    }
    const QString word = expected(capture, "finish");
    for (const Answer::Choice &choice : std::as_const(answer.choices))
        QVERIFY(choice.finished);
    QVERIFY(answer.first().finished);
    QCOMPARE(answer.first().finished->reason, reasonFor(word, !answer.first().calls.isEmpty()));
    if (!capture.body.contains("native_finish_reason"))
        QCOMPARE(answer.first().finished->native, word);
}

void CaptureTest::wholeBodyGivesWhatWasSaid()
{
    const Capture &capture = current();
    const Answer answer = collect(decoded(capture, {capture.body}));

    QCOMPARE(answer.violations, QStringList());
    const Answer::Choice first = answer.first();
    QCOMPARE(first.text, expected(capture, "text"));
    QCOMPARE(first.reasoning, expected(capture, "reasoning"));
    QCOMPARE(first.refusal, expected(capture, "refusal"));
    checkCalls(capture, first.calls);
    if (answer.info || !answer.error) {
        QVERIFY(answer.info);
        QCOMPARE(answer.info->id, expected(capture, "id"));
        QCOMPARE(answer.info->model, expected(capture, "model"));
    }
    const QJsonValue native = capture.expect.value(QLatin1String("usage"));
    if (!isDifferent(capture, "usage")) {
        QCOMPARE(answer.usage.has_value(), native.isObject());
        if (answer.usage) {
            QCOMPARE(answer.usage->native, native.toObject());
            Usage usage = usageFor(native.toObject(), capture);
            usage.native = answer.usage->native;
            // Groq may tell its usual tier only after the usage, and nothing is priced by that.
            const QString tier = serviceTierIn(capture.body);
            const bool isLate = tier == QLatin1String("on_demand") && answer.usage->serviceTier.isEmpty();
            usage.serviceTier = isLate ? QString() : tier;
            QCOMPARE(answer.usage->promptTokens, usage.promptTokens);
            QCOMPARE(answer.usage->completionTokens, usage.completionTokens);
            QCOMPARE(answer.usage->cachedTokens, usage.cachedTokens);
            QCOMPARE(answer.usage->cacheWriteTokens, usage.cacheWriteTokens);
            QCOMPARE(answer.usage->reasoningTokens, usage.reasoningTokens);
            QCOMPARE(*answer.usage, usage);
        }
    }
    checkEnd(capture, answer);
}

/// Places to cut at: all of a short body, 200 of a long one, the same in every run.
QList<qsizetype> CaptureTest::places(const Capture &capture) const
{
    QList<qsizetype> all;
    if (capture.body.size() <= kPlaces) {
        for (qsizetype at = 0; at < capture.body.size(); ++at)
            all << at;
        return all;
    }
    QRandomGenerator random(quint32(qHash(capture.id, 1)));
    for (int i = 0; i < kPlaces; ++i)
        all << qsizetype(random.bounded(quint64(capture.body.size())));
    // The very end is where a cut is hardest to see.
    constexpr qsizetype tail = 20;
    for (qsizetype at = capture.body.size() - tail; at < capture.body.size(); ++at)
        all << at;
    return all;
}

void CaptureTest::anySplitGivesTheSameEvents()
{
    const Capture &capture = current();
    const QList<ChatEvent> whole = decoded(capture, {capture.body});
    QList<QByteArrayView> bytes;
    for (qsizetype at = 0; at < capture.body.size(); ++at)
        bytes << QByteArrayView(capture.body).sliced(at, 1);
    QCOMPARE(decoded(capture, bytes), whole);
    const QByteArrayView body = capture.body;
    for (const qsizetype at : places(capture)) {
        const QByteArray place = "split at " + QByteArray::number(at);
        QVERIFY2(decoded(capture, {body.first(at), body.sliced(at)}) == whole, place.constData());
    }
}

void CaptureTest::bodyCutAnywhereNeverLosesContentSilently()
{
    const Capture &capture = current();
    const Answer full = collect(decoded(capture, {capture.body}));
    for (const qsizetype at : places(capture)) {
        const QByteArray place = "cut at " + QByteArray::number(at);
        const Answer cut = collect(decoded(capture, {QByteArrayView(capture.body).first(at)}));
        QVERIFY2(cut.violations.isEmpty(), place.constData());
        if (cut.error) {
            const bool own = full.error && full.error->kind == cut.error->kind;
            QVERIFY2(cut.error->kind == ErrorKind::StreamBroken || cut.error->kind == ErrorKind::BadReply
                         || own,
                     place.constData());
            QVERIFY2(cut.error->message.contains(capture.provider), place.constData());
            continue;
        }
        QVERIFY2(cutMayPass(capture, cut, full), place.constData());
        for (const Answer::Choice &choice : std::as_const(cut.choices))
            QVERIFY2(choice.finished, place.constData());
        // A JSON body is complete only with its last brace; what may follow is white space.
        if (capture.framing == QLatin1String("json"))
            QVERIFY2(at >= capture.body.trimmed().size(), place.constData());
    }
}

void CaptureTest::errorBodyIsUnderstood()
{
    const Capture &capture = current();
    const Error error =
        codecOf(capture).decodeError(capture.status, capture.headers, capture.body, target(capture));

    QVERIFY2(errorKinds().contains(capture.id), "no expectation for this capture");
    QCOMPARE(errorKindName(error.kind), errorKindName(errorKinds().value(capture.id)));
    QCOMPARE(error.httpStatus, capture.status);
    QCOMPARE(error.provider, capture.provider);
    QCOMPARE(error.providerMessage, redact(expected(capture, "message")));
    QVERIFY(error.message.contains(capture.provider));
    QVERIFY(error.message.contains(QString::number(capture.status)));
    if (!headerValue(capture.headers, "retry-after").isEmpty())
        QVERIFY(error.retryAfter);
}

void CaptureTest::errorBodyCutAnywhereStillNamesTheProvider()
{
    const Capture &capture = current();
    for (qsizetype at = 0; at < capture.body.size(); ++at) {
        const Error error = codecOf(capture).decodeError(
            capture.status, capture.headers, QByteArrayView(capture.body).first(at), target(capture));
        QVERIFY(error.message.contains(capture.provider));
        QCOMPARE(error.httpStatus, capture.status);
        QVERIFY(!error.message.contains(QLatin1String("sk-fake-key")));
    }
}
