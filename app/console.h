#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace app {

/// Exit status of every command (contract §1).
enum ExitStatus { Success = 0, WorkFailed = 1, BadUsage = 2 };

/// Results, to stdout, flushed: a reader behind a pipe sees each piece at once.
void print(const QString &text);
void printLine(const QString &text);
/// One compact object a line.
void printJson(const QJsonObject &json);
/// Everything else, to stderr.
void complain(const QString &text);
/// Prints the error's message and gives the exit status that goes with it.
int failure(const core::Error &error);

/// Left-aligned columns with two blanks between; columns in `numbers` are right-aligned.
void printTable(const QStringList &header, const QList<QStringList> &rows, const QList<int> &numbers = {});

/// Everything on stdin. Says on the terminal what is waited for, if stdin is one.
QByteArray readStandardInput(const QString &prompt);
/// One line from stdin, without echo when it is a terminal.
QByteArray readSecretLine(const QString &prompt);

} // namespace app
