#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace core {

/// One dispatched event of a server-sent event stream.
struct SseEvent {
    QByteArray name = {}; ///< Value of the `event:` line, empty where there was none.
    QByteArray data; ///< The `data:` lines, joined by LF.
    bool operator==(const SseEvent &) const = default;
};

/// Bytes to events by the rules of the WHATWG (HTML, "server-sent events"), cut anywhere.
///
/// Every byte is looked at once, so a long line costs linear time however it is cut. `id:` and `retry:` are
/// for reconnecting, which a POST cannot do; they are ignored with all other unknown fields. Only JSON that
/// stands among the lines without any field is kept: Google ends a broken stream with a bare error object.
class SseDecoder
{
public:
    static constexpr qsizetype kDefaultLimit = qsizetype(64) * 1024 * 1024;

    /// `limit`: bytes that one event may hold before its end is seen, counted over its unfinished line as
    /// well.
    explicit SseDecoder(qsizetype limit = kDefaultLimit);

    /// Appends the events that are complete now. False once an event has passed the limit: what was held is
    /// dropped, and every further call does nothing and gives false.
    bool feed(QByteArrayView bytes, QList<SseEvent> &out);

    /// The input is over. Gives the event that was begun and not ended by a blank line, empty if there is
    /// none. The rules say to drop it, but some servers forget the last line end: the caller can tell from
    /// the data whether it is whole.
    std::optional<SseEvent> finish();

    /// Comment lines so far. A rising count says that the other side is alive although it sends no event.
    qsizetype comments() const { return m_comments; }
    bool overflowed() const { return m_overflowed; }

    /// The lines from the first one on that began with `{` or `[`, without those that hold a known field.
    const QByteArray &bareJson() const { return m_bareJson; }

private:
    void endLine(QByteArrayView line, QList<SseEvent> &out);
    bool takeField(QByteArrayView name, QByteArrayView value);
    void takeBareJson(QByteArrayView line);
    bool skipByteOrderMark(QByteArrayView &bytes);

    qsizetype m_limit;
    QByteArray m_line; ///< The line that has not ended yet.
    SseEvent m_event;
    QByteArray m_bareJson;
    bool m_hasData = false;
    bool m_hasName = false;
    bool m_afterCarriageReturn = false; ///< A LF that comes now belongs to the CR before it.
    int m_markBytes = 0; ///< Bytes of the byte order mark seen so far, -1 once that is settled.
    bool m_overflowed = false;
    qsizetype m_comments = 0;
};

} // namespace core
