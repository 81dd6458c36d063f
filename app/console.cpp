#include "app/console.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace app {

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_UNIX
    return isatty(fileno(stream)) == 1;
#else
    Q_UNUSED(stream)
    return false;
#endif
}

/// Switches the terminal's echo off while it lives.
class SilentTerminal
{
public:
    SilentTerminal()
    {
#ifdef Q_OS_UNIX
        m_active = isTerminal(stdin) && tcgetattr(fileno(stdin), &m_before) == 0;
        if (m_active) {
            termios silent = m_before;
            silent.c_lflag &= ~tcflag_t(ECHO);
            tcsetattr(fileno(stdin), TCSAFLUSH, &silent);
        }
#endif
    }
    ~SilentTerminal()
    {
#ifdef Q_OS_UNIX
        if (m_active) {
            tcsetattr(fileno(stdin), TCSAFLUSH, &m_before);
            std::fputc('\n', stderr);
        }
#endif
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

private:
#ifdef Q_OS_UNIX
    bool m_active = false;
    termios m_before {};
#endif
};

/// Cells of a terminal: East Asian wide characters take two.
qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool wide = (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF)
                          || (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF)
                          || (code >= 0xFF00 && code <= 0xFF60);
        width += wide ? 2 : 1;
    }
    return width;
}

void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void print(const QString &text)
{
    write(stdout, text);
}

void printLine(const QString &text)
{
    write(stdout, text + u'\n');
}

void printJson(const QJsonObject &json)
{
    printLine(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

void complain(const QString &text)
{
    write(stderr, text + u'\n');
}

int failure(const core::Error &error)
{
    complain(error.message);
    return error.kind == core::ErrorKind::BadConfig ? BadUsage : WorkFailed;
}

void printTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &numbers)
{
    QList<qsizetype> widths;
    for (const QString &title : header)
        widths << displayWidth(title);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths.at(column), displayWidth(row.at(column)));
    }
    const auto line = [&](const QStringList &cells) {
        QString text;
        for (qsizetype column = 0; column < cells.size(); ++column) {
            const QString blanks(widths.at(column) - displayWidth(cells.at(column)), u' ');
            const bool last = column == cells.size() - 1;
            if (numbers.contains(int(column)))
                text += blanks + cells.at(column);
            else
                text += last ? cells.at(column) : cells.at(column) + blanks;
            if (!last)
                text += QLatin1String("  ");
        }
        printLine(text);
    };
    line(header);
    for (const QStringList &row : rows)
        line(row);
}

QByteArray readStandardInput(const QString &prompt)
{
    if (isTerminal(stdin))
        complain(prompt);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readAll();
}

QByteArray readSecretLine(const QString &prompt)
{
    if (isTerminal(stdin))
        complain(prompt);
    const SilentTerminal silent;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.readLine().trimmed();
}

} // namespace app
