#pragma once

#include "core/tokens/bpe_encoding.h"

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>

/// Aborts the program if there is no such file.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

inline QStringList encodingNames()
{
    return {QStringLiteral("o200k_base"), QStringLiteral("cl100k_base")};
}

/// The bytes that the program carries, as the build packed them.
inline const QByteArray &packedBytes(const QString &name)
{
    static QHash<QString, QByteArray> files;
    if (!files.contains(name))
        files.insert(name, contentOf(QStringLiteral(PACKED_TOKENS "/%1.bin").arg(name)));
    return files[name];
}

/// `o200k_base` or `cl100k_base`.
inline const core::BpeEncoding &packedEncoding(const QString &name)
{
    static QHash<QString, core::BpeEncoding> encodings;
    if (!encodings.contains(name))
        encodings.insert(name, *core::BpeEncoding::fromPacked(packedBytes(name)));
    return encodings[name];
}
