#pragma once

#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <QMap>
#include <QObject>
#include <QSet>

/// What every protocol has to make of its captures: whole, byte by byte, in two pieces and cut off at 200
/// places, and what its errors mean. A test of one protocol derives from this and says what is particular
/// to it.
class CaptureTest : public QObject
{
    Q_OBJECT

public:
    /// Where our reading is not that of the independent reader behind `expect`, on purpose: what we give
    /// instead, and why. `field`: text, reasoning, refusal, tool_calls, finish, id, model, message, usage;
    /// error, where a 200 ends in an Error that the other reader takes for a plain finish: `ours` is then the
    /// provider's message, and errorKinds() has the kind.
    struct Difference {
        const char *capture;
        const char *field;
        QString ours; ///< Not looked at for tool_calls and usage, which are then not compared.
        const char *why;
    };

protected:
    /// Folder of the captures.
    virtual QString folder() const = 0;
    /// The target that would be asked; its protocol chooses the codec.
    virtual core::EndpointTarget target(const Capture &capture) const = 0;
    virtual QList<Difference> differences() const { return {}; }
    /// What every error capture means; one that is missing here fails the test.
    virtual QMap<QString, core::ErrorKind> errorKinds() const = 0;
    virtual core::FinishReason reasonFor(const QString &word, bool hasCalls) const = 0;
    /// Our meaning of the provider's counts; `native` of the result is not looked at.
    virtual core::Usage usageFor(const QJsonObject &native, const Capture &capture) const = 0;
    /// Brings a recording that is not what goes over the wire into the form that does.
    virtual void prepare(Capture &) const { }
    /// Whether arguments of tool calls are compared as JSON, because they are no text on the wire.
    virtual bool argumentsAreJson(const Capture &) const { return false; }
    /// Whether a stream that is cut there may pass for whole although bytes are missing: only where the
    /// protocol has no end mark.
    virtual bool cutMayPass(const Capture &capture, const Answer &cut, const Answer &full) const;

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void wholeBodyGivesWhatWasSaid_data() { rows(true); }
    void wholeBodyGivesWhatWasSaid();
    void anySplitGivesTheSameEvents_data() { rows(true); }
    void anySplitGivesTheSameEvents();
    void bodyCutAnywhereNeverLosesContentSilently_data() { rows(true); }
    void bodyCutAnywhereNeverLosesContentSilently();
    void errorBodyIsUnderstood_data() { rows(false); }
    void errorBodyIsUnderstood();
    void errorBodyCutAnywhereStillNamesTheProvider_data() { rows(false); }
    void errorBodyCutAnywhereStillNamesTheProvider();

private:
    void rows(bool answers);
    const Capture &current();
    const core::Codec &codecOf(const Capture &capture) const;
    QList<core::ChatEvent> decoded(const Capture &capture, const QList<QByteArrayView> &pieces) const;
    QString expected(const Capture &capture, const char *field) const;
    bool isDifferent(const Capture &capture, const char *field) const;
    void checkCalls(const Capture &capture, const QList<Answer::Call> &calls) const;
    void checkEnd(const Capture &capture, const Answer &answer) const;
    QList<qsizetype> places(const Capture &capture) const;

    QList<Capture> m_captures;
    struct Tally {
        QSet<QString> captures;
        QSet<QString> failed;
    };
    QMap<QString, Tally> m_tally;
    QString m_current;
};
