#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace core {

// Bodies of the type multipart/form-data (RFC 7578, RFC 2046 §5.1). They are not taken apart and put together
// again but cut at places, so that whatever nobody touches stays as it came, byte for byte.

/// One part, by its places in the body.
struct FormPart {
    QByteArray name = {}; ///< Of the form's field.
    bool isFile = false; ///< Has a file name.
    qsizetype begin = 0; ///< Its delimiter's first byte.
    qsizetype contentBegin = 0;
    qsizetype contentEnd = 0; ///< Before the line end that belongs to the next delimiter.
    qsizetype end = 0; ///< The next delimiter's first byte.

    QByteArray contentOf(const QByteArray &body) const
    {
        return body.mid(contentBegin, contentEnd - contentBegin);
    }
    bool operator==(const FormPart &) const = default;
};

/// A parameter of a header field's value, `boundary` in `multipart/form-data; boundary="a b"`; without its
/// quotes. Empty if there is none.
QByteArray headerParameter(QByteArrayView value, QByteArrayView name);

/// The parts in order; nothing if the body is not made of parts between these boundaries up to the closing
/// one.
std::optional<QList<FormPart>> formParts(const QByteArray &body, QByteArrayView boundary);

} // namespace core
