#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

namespace core {

// PDFs for models that take no files: their text is read here and sent in their place (openrouter-spec §2.5,
// plugin `file-parser`).

enum class PdfReading {
    Native, ///< Files go to the model as they are.
    Text, ///< The model gets their text.
};

/// What the request wants done with its PDFs. Where it does not say: the model's own reading if the endpoint
/// takes files, else text. BadRequest for engines that read pictures of pages, which nothing here can do, and
/// for those that nobody knows.
Result<PdfReading> pdfReadingFor(const ChatRequest &request, bool endpointTakesFiles);

/// A PDF of a request and where it stands.
struct PdfFile {
    qsizetype message = 0;
    qsizetype part = 0;
    QString name = {}; ///< As the request names it, or what can be told from its address.
    QString address = {}; ///< Where it is to be fetched from; empty if it came inline.
    QByteArray content = {}; ///< Empty if it is still to be fetched.
    bool operator==(const PdfFile &) const = default;
};

/// The PDFs of a request. `fetched` holds what came from web addresses; ask without it first for the
/// addresses. What turns out to be no PDF is left out, and so are files that are only named by a provider's
/// id. BadRequest for data that is no base64.
Result<QList<PdfFile>> pdfsOf(const ChatRequest &request, const QHash<QString, QByteArray> &fetched = {});

/// The request with text in place of these files, each under its name; `texts` in the order of `files`.
ChatRequest withFileTexts(ChatRequest request, const QList<PdfFile> &files, const QStringList &texts);

} // namespace core
