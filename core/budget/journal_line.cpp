#include "core/budget/journal_line.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace core {

namespace {

constexpr qsizetype kChecksumDigits = 8;

// The longest that a name may be, in bytes as written. All of a line's together are well below its limit.
constexpr qsizetype kIdBytes = 128;
constexpr qsizetype kNameBytes = 256;
constexpr qsizetype kTextBytes = 512;

quint32 checksum(QByteArrayView text)
{
    return quint32(::crc32(0, reinterpret_cast<const Bytef *>(text.data()), uInt(text.size())));
}

void writeChecksum(quint32 sum, char *to)
{
    constexpr char kDigits[] = "0123456789abcdef";
    for (qsizetype i = kChecksumDigits - 1; i >= 0; --i, sum >>= 4)
        to[i] = kDigits[sum & 0xf];
}

/// A line in the making, in memory of its own: this runs twice for each request.
class Fields
{
public:
    explicit Fields(char kind)
    {
        m_text[std::size_t(m_size++)] = '\t';
        m_text[std::size_t(m_size++)] = kind;
    }

    void add(const QString &text, qsizetype most)
    {
        tab();
        const qsizetype end = m_size + most;
        for (qsizetype i = 0; i < text.size(); ++i) {
            char32_t code = text.at(i).unicode();
            if (QChar::isHighSurrogate(code) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
                code = QChar::surrogateToUcs4(char16_t(code), text.at(++i).unicode());
            else if (QChar::isSurrogate(code))
                code = QChar::ReplacementCharacter;
            if (!put(code, end))
                return; // cut between two characters
        }
    }
    void add(qint64 number)
    {
        tab();
        char *begin = m_text.data() + m_size;
        m_size += std::to_chars(begin, m_text.data() + m_text.size(), number).ptr - begin;
    }
    void add(const std::optional<Money> &money)
    {
        if (money)
            add(money->picoDollars());
        else
            tab();
    }

    void finish(QByteArray &out)
    {
        const QByteArrayView content(m_text.data() + kChecksumDigits + 1, m_size - kChecksumDigits - 1);
        writeChecksum(checksum(content), m_text.data());
        m_text[std::size_t(m_size++)] = '\n';
        out.append(m_text.data(), m_size);
    }

private:
    void tab() { m_text[std::size_t(m_size++)] = '\t'; }

    bool put(char32_t code, qsizetype end)
    {
        std::array<char, 4> bytes {};
        qsizetype count = 0;
        const auto add = [&](char32_t byte) { bytes[std::size_t(count++)] = char(byte); };
        if (code == U'\\' || code == U'\t' || code == U'\n') {
            add(U'\\');
            add(code == U'\t' ? U't' : code == U'\n' ? U'n' : U'\\');
        } else if (code < 0x80) {
            add(code);
        } else if (code < 0x800) {
            add(0xc0 | (code >> 6));
            add(0x80 | (code & 0x3f));
        } else {
            if (code >= 0x10000) {
                add(0xf0 | (code >> 18));
                add(0x80 | ((code >> 12) & 0x3f));
            } else {
                add(0xe0 | (code >> 12));
            }
            add(0x80 | ((code >> 6) & 0x3f));
            add(0x80 | (code & 0x3f));
        }
        if (m_size + count > end)
            return false;
        std::memcpy(m_text.data() + m_size, bytes.data(), std::size_t(count));
        m_size += count;
        return true;
    }

    std::array<char, std::size_t(kLongestJournalLine)> m_text;
    qsizetype m_size = kChecksumDigits;
};

/// The fields of a line in their order; whoever takes one that is not there, or not what it should be, makes
/// the line a bad one.
class FieldReader
{
public:
    explicit FieldReader(QByteArrayView text)
        : m_rest(text)
        , m_atEnd(false)
    { }

    QString text()
    {
        const QByteArrayView field = next();
        QString text = QString::fromUtf8(field);
        if (field.contains('\\'))
            unescape(text);
        return text;
    }
    qint64 number()
    {
        const QByteArrayView field = next();
        qint64 value = 0;
        const auto read = std::from_chars(field.data(), field.data() + field.size(), value);
        if (read.ec != std::errc() || read.ptr != field.data() + field.size())
            m_good = false;
        return value;
    }
    int ordinal()
    {
        const qint64 value = number();
        if (value < 1 || value > INT_MAX)
            m_good = false;
        return int(value);
    }
    std::optional<Money> money()
    {
        if (!m_atEnd && (m_rest.isEmpty() || m_rest.front() == '\t')) {
            next();
            return {};
        }
        return Money::fromPicoDollars(number());
    }
    bool flag() { return number() != 0; }
    bool atEnd() const { return m_atEnd; }
    /// Everything was there and nothing is left.
    bool isGood() const { return m_good && m_atEnd; }
    void fail() { m_good = false; }

private:
    QByteArrayView next()
    {
        if (m_atEnd) {
            m_good = false;
            return {};
        }
        const qsizetype tab = m_rest.indexOf('\t');
        const QByteArrayView field = tab < 0 ? m_rest : m_rest.first(tab);
        m_atEnd = tab < 0;
        m_rest = tab < 0 ? QByteArrayView() : m_rest.sliced(tab + 1);
        return field;
    }

    static void unescape(QString &text)
    {
        qsizetype to = 0;
        for (qsizetype from = 0; from < text.size(); ++from, ++to) {
            QChar c = text.at(from);
            if (c == u'\\' && from + 1 < text.size()) {
                c = text.at(++from);
                c = c == u't' ? QChar(u'\t') : c == u'n' ? QChar(u'\n') : c;
            }
            text[to] = c;
        }
        text.truncate(to);
    }

    QByteArrayView m_rest;
    bool m_atEnd;
    bool m_good = true;
};

Fields fieldsOf(const JournalRun &run)
{
    Fields fields('r');
    fields.add(run.run, kIdBytes);
    fields.add(run.file);
    return fields;
}

Fields fieldsOf(const JournalBegin &begin)
{
    Fields fields('b');
    fields.add(begin.requestId, kIdBytes);
    fields.add(begin.ordinal);
    fields.add(begin.run, kIdBytes);
    fields.add(begin.arrived);
    fields.add(begin.begun);
    fields.add(begin.worst);
    fields.add(begin.facts.member, kNameBytes);
    fields.add(begin.facts.keyName, kNameBytes);
    fields.add(begin.facts.keyId, kIdBytes);
    fields.add(begin.facts.app, kTextBytes);
    fields.add(begin.facts.provider, kIdBytes);
    fields.add(begin.facts.providerKey, kNameBytes);
    fields.add(begin.facts.model, kTextBytes);
    fields.add(begin.facts.simulated ? 1 : 0);
    fields.add(begin.clientShape, kIdBytes);
    fields.add(begin.modelAsked, kTextBytes);
    fields.add(begin.sessionId, kNameBytes);
    fields.add(begin.streamed ? 1 : 0);
    return fields;
}

Fields fieldsOf(const JournalEnd &end)
{
    Fields fields('e');
    fields.add(end.requestId, kIdBytes);
    fields.add(end.ordinal);
    fields.add(end.time);
    fields.add(end.cost);
    fields.add(qint64(end.source));
    fields.add(end.promptTokens);
    fields.add(end.completionTokens);
    return fields;
}

Fields fieldsOf(const JournalVoid &withdrawn)
{
    Fields fields('v');
    fields.add(withdrawn.requestId, kIdBytes);
    fields.add(withdrawn.ordinal);
    return fields;
}

Fields fieldsOf(const JournalStored &stored)
{
    Q_ASSERT(stored.requestIds.size() <= kMostStoredIds); // more would not fit
    Fields fields('s');
    for (const QString &id : stored.requestIds)
        fields.add(id, kIdBytes);
    return fields;
}

Fields fieldsOf(const JournalMoved &)
{
    return Fields('m');
}

JournalRun readRun(FieldReader &fields)
{
    JournalRun run {.run = fields.text()};
    run.file = fields.ordinal();
    return run;
}

JournalBegin readBegin(FieldReader &fields)
{
    JournalBegin begin;
    begin.requestId = fields.text();
    begin.ordinal = fields.ordinal();
    begin.run = fields.text();
    begin.arrived = fields.number();
    begin.begun = fields.number();
    begin.worst = fields.money();
    begin.facts.member = fields.text();
    begin.facts.keyName = fields.text();
    begin.facts.keyId = fields.text();
    begin.facts.app = fields.text();
    begin.facts.provider = fields.text();
    begin.facts.providerKey = fields.text();
    begin.facts.model = fields.text();
    begin.facts.simulated = fields.flag();
    begin.clientShape = fields.text();
    begin.modelAsked = fields.text();
    begin.sessionId = fields.text();
    begin.streamed = fields.flag();
    return begin;
}

JournalEnd readEnd(FieldReader &fields)
{
    JournalEnd end;
    end.requestId = fields.text();
    end.ordinal = fields.ordinal();
    end.time = fields.number();
    end.cost = fields.money();
    const qint64 source = fields.number();
    if (source < 0 || source > qint64(CostSource::Simulated))
        fields.fail();
    else
        end.source = CostSource(source);
    end.promptTokens = fields.number();
    end.completionTokens = fields.number();
    return end;
}

JournalVoid readVoid(FieldReader &fields)
{
    JournalVoid withdrawn {.requestId = fields.text()};
    withdrawn.ordinal = fields.ordinal();
    return withdrawn;
}

JournalStored readStored(FieldReader &fields)
{
    JournalStored stored;
    while (!fields.atEnd())
        stored.requestIds << fields.text();
    return stored;
}

} // namespace

void writeJournalLine(const JournalLine &line, QByteArray &out)
{
    std::visit([&out](const auto &known) { fieldsOf(known).finish(out); }, line);
}

std::optional<JournalLine> readJournalLine(QByteArrayView text)
{
    constexpr qsizetype kKindAt = kChecksumDigits + 1;
    if (text.size() <= kKindAt || text.at(kChecksumDigits) != '\t')
        return {};
    std::array<char, std::size_t(kChecksumDigits)> sum {};
    writeChecksum(checksum(text.sliced(kKindAt)), sum.data());
    if (!std::equal(sum.begin(), sum.end(), text.begin()))
        return {};

    const char kind = text.at(kKindAt);
    if (kind == 'm')
        return text.size() == kKindAt + 1 ? std::optional<JournalLine>(JournalMoved {}) : std::nullopt;
    if (text.size() < kKindAt + 2 || text.at(kKindAt + 1) != '\t')
        return {};
    FieldReader fields(text.sliced(kKindAt + 2));
    std::optional<JournalLine> line;
    switch (kind) {
    case 'r':
        line = readRun(fields);
        break;
    case 'b':
        line = readBegin(fields);
        break;
    case 'e':
        line = readEnd(fields);
        break;
    case 'v':
        line = readVoid(fields);
        break;
    case 's':
        line = readStored(fields);
        break;
    default:
        return {};
    }
    return fields.isGood() ? line : std::nullopt;
}

} // namespace core
