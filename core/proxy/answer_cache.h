#pragma once

#include "core/base/time.h"
#include "core/model/chat_event.h"
#include "core/model/routing_settings.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QCache>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// What the configuration says about the cache.
struct CacheRules {
    ResponseCacheSettings settings = {};
    QHash<QString, Preset> presets = {};
    /// The user wants nothing kept anywhere, so nothing is kept here either.
    bool zeroDataRetention = false;
};

/// What settings, preset and header fields come to for one request.
struct CacheWish {
    bool enabled = false;
    bool renew = false; ///< Forget what is kept for this request and ask anew.
    Milliseconds ttl {0};
    bool operator==(const CacheWish &) const = default;
};

/// What tells one answer from another (openrouter-spec §7.5). Everything else that comes with a request, such
/// as the fields that name the app, makes no difference.
struct AnswerQuestion {
    QString keyId; ///< The client's key: nobody sees the answers of others.
    QString model; ///< As asked.
    QString shape; ///< Kind of endpoint, such as `openai-chat`.
    bool stream = false;
    QByteArrayView body;
};

/// Names a question in the cache. Blanks outside strings make no difference, the order of members does, and
/// a default that is written out is another question than one left out.
QByteArray answerKey(const AnswerQuestion &question);

/// A complete answer, as it is given again.
struct KeptAnswer {
    QString sourceId = {}; ///< Of the request that brought it.
    QString model = {}; ///< Catalog id that answered.
    QString provider = {}; ///< Display name of who answered.
    bool simulated = false;
    QString finishReason = {};
    QString nativeFinishReason = {};
    QList<ChatEvent> events = {}; ///< With all counts at zero: given again, it costs nobody anything.
};

/// The exact cache of whole answers (openrouter-spec §7.5): pure, in memory, the longest unused goes first.
/// An answer that is too old goes when it is looked for, or when room is needed.
class AnswerCache
{
public:
    struct Hit {
        KeptAnswer answer;
        Milliseconds age {0};
        Milliseconds left {0}; ///< Until it is too old.
    };

    AnswerCache();

    /// Forgets every answer: under other rules the same question may have another one.
    void configure(const CacheRules &rules);
    /// False for the preset wins over the header fields, and they over true for the preset, and that over the
    /// settings. `preset` may be empty, or unknown.
    CacheWish wishFor(const HeaderList &headers, const QString &preset) const;

    /// An answer that alone is larger than the cache is not kept.
    void keep(const QByteArray &key, const KeptAnswer &answer, Milliseconds ttl, TimePoint now);
    std::optional<Hit> find(const QByteArray &key, TimePoint now);
    void forget(const QByteArray &key);
    void clear();

private:
    struct Entry {
        KeptAnswer answer;
        TimePoint kept;
        Milliseconds ttl;
    };

    CacheRules m_rules;
    QCache<QByteArray, Entry> m_entries;
};

} // namespace core
