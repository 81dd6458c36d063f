#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>
#include <QStringList>

namespace core {

/// Path of an object's member: `providers.groq`, or `providers["my.own"]` where the name is no plain word.
QString memberPath(const QString &parent, const QString &key);
/// Path of an array's element: `keys[0]`.
QString elementPath(const QString &parent, qsizetype index);

/// Line and column of a byte, both from 1.
int lineAt(QByteArrayView text, qsizetype offset);
int columnAt(QByteArrayView text, qsizetype offset);

/// Where the values of a JSON text stand, and what a parsed object forgets: the order of its members and
/// names that come twice. The text must be valid JSON.
class JsonLocator
{
public:
    JsonLocator() = default;
    explicit JsonLocator(QByteArrayView validJson);

    /// Line of the value, or of the nearest thing around it; 0 for an unknown path.
    int line(const QString &path) const;
    /// Names of an object's members in the order of the text.
    QStringList members(const QString &path) const { return m_members.value(path); }
    /// Paths of the members that repeat a name, with their lines.
    struct Duplicate {
        QString path;
        int line;
    };
    const QList<Duplicate> &duplicates() const { return m_duplicates; }

private:
    void readValue(const QString &path);
    void readObject(const QString &path);
    void readArray(const QString &path);
    QString readString();
    void skipBlanks();
    char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    QHash<QString, int> m_lines;
    QHash<QString, QStringList> m_members;
    QList<Duplicate> m_duplicates;
};

} // namespace core
