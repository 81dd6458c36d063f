#include "core/config/json_locator.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace core {

namespace {

bool isPlainWord(const QString &key)
{
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$';
    });
}

} // namespace

QString memberPath(const QString &parent, const QString &key)
{
    if (!isPlainWord(key))
        return parent + QLatin1String("[\"") + key + QLatin1String("\"]");
    return parent.isEmpty() ? key : parent + u'.' + key;
}

QString elementPath(const QString &parent, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(parent).arg(index);
}

int lineAt(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    return 1 + int(std::count(before.begin(), before.end(), '\n'));
}

int columnAt(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const QByteArrayView line = before.sliced(before.lastIndexOf('\n') + 1);
    return 1 + int(QString::fromUtf8(line.data(), line.size()).size());
}

JsonLocator::JsonLocator(QByteArrayView validJson)
    : m_text(validJson)
{
    if (m_text.startsWith(QByteArrayView("\xef\xbb\xbf")))
        m_at = 3;
    skipBlanks();
    readValue({});
}

int JsonLocator::line(const QString &path) const
{
    QString around = path;
    while (true) {
        if (const auto known = m_lines.constFind(around); known != m_lines.cend())
            return *known;
        const qsizetype cut = std::max(around.lastIndexOf(u'.'), around.lastIndexOf(u'['));
        if (cut < 0)
            return m_lines.value(QString());
        around.truncate(cut);
    }
}

void JsonLocator::skipBlanks()
{
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text.at(m_at);
        if (c == '\n')
            ++m_line;
        else if (c != ' ' && c != '\t' && c != '\r')
            return;
    }
}

void JsonLocator::readValue(const QString &path)
{
    if (!m_lines.contains(path))
        m_lines.insert(path, m_line);
    switch (peek()) {
    case '{':
        readObject(path);
        break;
    case '[':
        readArray(path);
        break;
    case '"':
        readString();
        break;
    default:
        while (m_at < m_text.size() && !QByteArrayView(",]} \t\r\n").contains(peek()))
            ++m_at;
    }
    skipBlanks();
}

void JsonLocator::readObject(const QString &path)
{
    ++m_at;
    skipBlanks();
    QStringList names;
    while (m_at < m_text.size() && peek() != '}') {
        const int line = m_line;
        const QString name = readString();
        const QString member = memberPath(path, name);
        if (names.contains(name))
            m_duplicates << Duplicate {member, line};
        else
            names << name;
        m_lines.insert(member, line);
        skipBlanks();
        ++m_at; // The colon.
        skipBlanks();
        readValue(member);
        if (peek() == ',') {
            ++m_at;
            skipBlanks();
        }
    }
    ++m_at;
    m_members.insert(path, names);
}

void JsonLocator::readArray(const QString &path)
{
    ++m_at;
    skipBlanks();
    for (qsizetype index = 0; m_at < m_text.size() && peek() != ']'; ++index) {
        readValue(elementPath(path, index));
        if (peek() == ',') {
            ++m_at;
            skipBlanks();
        }
    }
    ++m_at;
}

QString JsonLocator::readString()
{
    const qsizetype start = m_at++;
    while (m_at < m_text.size() && peek() != '"')
        m_at += peek() == '\\' ? 2 : 1;
    ++m_at;
    m_at = std::min(m_at, m_text.size());
    const QByteArrayView quoted = m_text.sliced(start, m_at - start);
    return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().at(0).toString();
}

} // namespace core
