#include "ui/chat/stop_words.h"

namespace ui {

namespace {

QString wordOf(const QString &line)
{
    QString word;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar next = i + 1 < line.size() ? line.at(i + 1) : QChar();
        if (line.at(i) != u'\\' || (next != u'n' && next != u't' && next != u'\\')) {
            word += line.at(i);
            continue;
        }
        word += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
        ++i;
    }
    return word;
}

} // namespace

QString stopLines(const QStringList &words)
{
    QStringList lines;
    for (QString word : words)
        lines << word.replace(u'\\', QLatin1String("\\\\"))
                     .replace(u'\n', QLatin1String("\\n"))
                     .replace(u'\t', QLatin1String("\\t"));
    return lines.join(u'\n');
}

QStringList stopWords(const QString &lines)
{
    QStringList words;
    const QStringList each = lines.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : each)
        words << wordOf(line);
    words.removeDuplicates();
    return words;
}

} // namespace ui
