#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace core {

// Patterns of the hosts that a key may be sent to:
//   api.openai.com         this host at any port
//   api.openai.com:8443    this host at this port
//   *.openai.azure.com     every host below that name, at any depth, and not the name itself
//   bedrock.*.aws.example  a star elsewhere stands for a part of one name between two dots, never for a dot
// The last two names are always written out, so that no pattern covers half the net. Names compare without
// case and in the form in which they are looked up (punycode), a dot at the end does not count.

/// Whether the text is such a pattern.
bool isHostPattern(const QString &text);

/// Whether a request to that http or https address goes to a host that the pattern names. False for other
/// schemes, and for text that is no pattern.
bool matchesHost(const QString &pattern, const QUrl &address);
bool matchesAnyHost(const QStringList &patterns, const QUrl &address);

/// Host and, where the address names one, port of an http or https address, as a pattern; empty for anything
/// else.
QString hostPatternOf(const QUrl &address);

} // namespace core
