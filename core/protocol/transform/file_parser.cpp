#include "core/protocol/transform/file_parser.h"

#include "core/protocol/part_support.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::FileParser)
};

constexpr QLatin1String kPdfType("application/pdf");
constexpr QLatin1String kPdfEnding(".pdf");
constexpr char kPdfStart[] = "%PDF-";

Error badRequest(const QString &parameter, const QString &message)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.parameter = parameter;
    error.message = message;
    return error;
}

/// A PDF may have a few bytes before its first line (ISO 32000-1, annex H.3.4.1: within the first 1024).
bool isPdf(const QByteArray &content)
{
    constexpr qsizetype searched = 1024;
    return content.left(searched).contains(kPdfStart);
}

bool mayBePdf(const FilePart &file)
{
    return file.filename.isEmpty() || file.filename.endsWith(kPdfEnding, Qt::CaseInsensitive)
           || !file.filename.contains(u'.');
}

QString nameOf(const FilePart &file)
{
    if (!file.filename.isEmpty())
        return file.filename;
    const QString fromAddress = isWebAddress(file.data) ? QUrl(file.data).fileName() : QString();
    return fromAddress.isEmpty() ? QStringLiteral("document.pdf") : fromAddress;
}

Result<QList<PdfFile>> inlinePdf(const FilePart &file, const DataUrl &data, const QString &path)
{
    const bool named = data.mediaType == kPdfType;
    const bool unnamed = data.mediaType == QLatin1String("application/octet-stream") && mayBePdf(file);
    if (!named && !unnamed)
        return QList<PdfFile> {};
    const auto decoded = QByteArray::fromBase64Encoding(data.base64.toLatin1().simplified().replace(' ', ""),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return badRequest(path, Text::tr("The file '%1' is not valid base64.").arg(nameOf(file)));
    if (unnamed && !isPdf(decoded.decoded))
        return QList<PdfFile> {};
    return QList<PdfFile> {PdfFile {.name = nameOf(file), .content = decoded.decoded}};
}

/// The file if it is a PDF, else none.
Result<QList<PdfFile>> pdfIn(const FilePart &file, const QHash<QString, QByteArray> &fetched,
                             const QString &path)
{
    if (const auto data = parseDataUrl(file.data))
        return inlinePdf(file, *data, path);
    if (!isWebAddress(file.data) || !mayBePdf(file))
        return QList<PdfFile> {};
    const QByteArray content = fetched.value(file.data);
    if (!content.isEmpty() && !isPdf(content))
        return QList<PdfFile> {};
    return QList<PdfFile> {PdfFile {.name = nameOf(file), .address = file.data, .content = content}};
}

} // namespace

Result<PdfReading> pdfReadingFor(const ChatRequest &request, bool endpointTakesFiles)
{
    QString engine;
    for (const PluginUse &use : request.plugins) {
        if (use.id != QLatin1String("file-parser"))
            continue;
        if (!use.enabled)
            return PdfReading::Native;
        engine = use.options.value(QLatin1String("pdf")).toObject().value(QLatin1String("engine")).toString();
    }
    if (engine.isEmpty())
        return endpointTakesFiles ? PdfReading::Native : PdfReading::Text;
    if (engine == QLatin1String("native"))
        return PdfReading::Native;
    // Cloudflare's engine turns the text of a PDF into Markdown; reading the text is what comes nearest.
    if (engine == QLatin1String("pdf-text") || engine == QLatin1String("cloudflare-ai"))
        return PdfReading::Text;
    const QString parameter = QStringLiteral("plugins");
    if (engine == QLatin1String("mistral-ocr")) {
        return badRequest(parameter,
                          Text::tr("The engine 'mistral-ocr' reads pictures of pages, which cannot be done "
                                   "on this computer. Use 'pdf-text' to send the text of the PDF, or "
                                   "'native' with a model that takes files."));
    }
    return badRequest(parameter,
                      Text::tr("'%1' is no engine for PDFs. Use 'pdf-text' or 'native'.").arg(engine));
}

Result<QList<PdfFile>> pdfsOf(const ChatRequest &request, const QHash<QString, QByteArray> &fetched)
{
    QList<PdfFile> files;
    for (qsizetype m = 0; m < request.messages.size(); ++m) {
        const QList<ContentPart> &content = request.messages.at(m).content;
        for (qsizetype p = 0; p < content.size(); ++p) {
            const auto *file = std::get_if<FilePart>(&content.at(p));
            if (!file)
                continue;
            auto found = pdfIn(*file, fetched, partPath(m, p));
            if (!found)
                return found.error();
            for (PdfFile pdf : *found) {
                pdf.message = m;
                pdf.part = p;
                files << pdf;
            }
        }
    }
    return files;
}

ChatRequest withFileTexts(ChatRequest request, const QList<PdfFile> &files, const QStringList &texts)
{
    Q_ASSERT(files.size() == texts.size()); // each file was read
    for (qsizetype i = 0; i < files.size(); ++i) {
        Message &message = request.messages[files.at(i).message];
        ContentPart &part = message.content[files.at(i).part];
        const QString text = texts.at(i).trimmed().isEmpty()
                                 ? QStringLiteral("(This document holds no text; its pages are pictures.)")
                                 : texts.at(i).trimmed();
        QJsonObject extra;
        const QLatin1String cacheControl("cache_control");
        if (const auto *file = std::get_if<FilePart>(&part); file && file->extra.contains(cacheControl))
            extra.insert(cacheControl, file->extra.value(cacheControl));
        part = TextPart {QStringLiteral("# %1\n\n").arg(files.at(i).name) + text, extra};
        // Many servers take plain text only as a string.
        message.contentIsString =
            std::all_of(message.content.cbegin(), message.content.cend(), [](const ContentPart &other) {
                const auto *plain = std::get_if<TextPart>(&other);
                return plain && plain->extra.isEmpty();
            });
    }
    return request;
}

} // namespace core
