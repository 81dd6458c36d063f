#include "ui/chat/wire_text.h"

#include "ui/common/json_layout.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::WireText)
};

enum class BodyKind { Empty, Json, Events, Plain, Binary };

BodyKind kindOf(const QByteArray &body, const QString &text, const QByteArray &contentType)
{
    if (body.isEmpty())
        return BodyKind::Empty;
    if (body.contains('\0') || text.toUtf8() != body)
        return BodyKind::Binary;
    const QByteArray type = contentType.toLower();
    if (type.startsWith("text/event-stream") || body.startsWith("data:") || body.startsWith("event:"))
        return BodyKind::Events;
    const auto first = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isSpace(); });
    const bool bracket = first != text.cend() && (*first == u'{' || *first == u'[');
    return bracket && !type.startsWith("text/html") ? BodyKind::Json : BodyKind::Plain;
}

QString laidOutIfJson(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.startsWith(u'{') || trimmed.startsWith(u'[') ? laidOutJson(trimmed) : text;
}

/// One event of a stream, as its fields came.
struct Event {
    QStringList heads; ///< Name, id and the like.
    QStringList comments;
    QStringList data;
    bool isEmpty() const { return heads.isEmpty() && comments.isEmpty() && data.isEmpty(); }
};

void addEvent(QString &out, int number, const Event &event)
{
    if (!out.isEmpty())
        out += u'\n';
    out += QStringLiteral("[%1]").arg(number);
    for (const QString &head : event.heads)
        out += u' ' + head;
    out += u'\n';
    for (const QString &comment : event.comments)
        out += comment + u'\n';
    if (!event.data.isEmpty())
        out += laidOutIfJson(event.data.join(u'\n')) + u'\n';
}

QString eventList(const QString &text)
{
    QString out;
    out.reserve(text.size() + text.size() / 4);
    int number = 0;
    Event event;
    const auto flush = [&] {
        if (!event.isEmpty())
            addEvent(out, ++number, event);
        event = {};
    };
    const auto lines = QStringView(text).split(u'\n');
    for (QStringView line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.isEmpty())
            flush();
        else if (line.startsWith(u':'))
            event.comments << line.toString();
        else if (line.startsWith(u"data:"))
            event.data << line.sliced(line.startsWith(u"data: ") ? 6 : 5).toString();
        else if (line.startsWith(u"event:"))
            event.heads << line.sliced(6).trimmed().toString();
        else
            event.heads << line.toString();
    }
    flush();
    return out;
}

QString withDots(const QByteArray &body)
{
    QString text;
    text.reserve(body.size());
    for (const char c : body) {
        const auto byte = static_cast<unsigned char>(c);
        const bool shown = (byte >= 0x20 && byte < 0x7f) || byte == '\n' || byte == '\t';
        text += shown ? QLatin1Char(c) : QChar(u'·');
    }
    return text;
}

/// Sixteen bytes a line: place, bytes, letters.
QString hexListing(const QByteArray &body)
{
    constexpr qsizetype kBytes = 16;
    QString text;
    for (qsizetype at = 0; at < body.size(); at += kBytes) {
        const QByteArray line = body.mid(at, kBytes);
        QString letters = withDots(line);
        letters.replace(u'\n', u'·').replace(u'\t', u'·');
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(at, 8, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(line.toHex(' ')), -(3 * int(kBytes) - 1))
                    .arg(letters);
    }
    return text;
}

QString headersText(const core::HeaderList &headers)
{
    QString text;
    for (const auto &[name, value] : headers)
        text += QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value) + u'\n';
    return text;
}

} // namespace

QString bodyText(const QByteArray &body, const QByteArray &contentType, BodyForm form)
{
    const QString text = QString::fromUtf8(body);
    const BodyKind kind = kindOf(body, text, contentType);
    if (kind == BodyKind::Binary)
        return form == BodyForm::AsSent ? hexListing(body) : withDots(body);
    if (form == BodyForm::AsSent)
        return text;
    switch (kind) {
    case BodyKind::Json:
        return laidOutJson(text);
    case BodyKind::Events:
        return eventList(text);
    case BodyKind::Empty:
    case BodyKind::Plain:
    case BodyKind::Binary:
        break;
    }
    return text;
}

QString bodySuffix(const QByteArray &body, const QByteArray &contentType)
{
    switch (kindOf(body, QString::fromUtf8(body), contentType)) {
    case BodyKind::Json:
        return QStringLiteral("json");
    case BodyKind::Binary:
        return QStringLiteral("bin");
    case BodyKind::Empty:
    case BodyKind::Events:
    case BodyKind::Plain:
        break;
    }
    return contentType.startsWith("text/html") ? QStringLiteral("html") : QStringLiteral("txt");
}

QString requestText(const core::WireExchange &exchange, BodyForm form)
{
    if (exchange.address.isEmpty())
        return {};
    return QString::fromUtf8(exchange.method) + u' ' + exchange.address + u'\n'
           + headersText(exchange.requestHeaders) + u'\n'
           + bodyText(exchange.requestBody, core::headerValue(exchange.requestHeaders, "content-type"), form);
}

QString responseText(const core::WireExchange &exchange, BodyForm form)
{
    if (exchange.status == 0)
        return {};
    return Text::tr("Status %1", "of HTTP").arg(exchange.status) + u'\n'
           + headersText(exchange.responseHeaders) + u'\n'
           + bodyText(exchange.responseBody, core::headerValue(exchange.responseHeaders, "content-type"),
                      form);
}

} // namespace ui
