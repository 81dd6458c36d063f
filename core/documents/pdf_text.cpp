#include "core/documents/pdf_text.h"

#include "core/async/in_pool.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <functional>
#include <memory>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::PdfText)
};

constexpr qint64 kPatienceMs = 60'000;
/// A page may be packed a thousand times over; no model reads so much.
constexpr qsizetype kLongestText = qsizetype(32) * 1024 * 1024;

Error refused(const QString &message)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.parameter = QStringLiteral("messages");
    error.message = message;
    return error;
}

/// Poppler tells the terminal about every oddity of every file unless it is told otherwise, once.
void silencePoppler()
{
    static const bool done = [] {
        poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
        return true;
    }();
    Q_UNUSED(done)
}

QString textOf(const poppler::document &document, int index)
{
    const std::unique_ptr<poppler::page> page(document.create_page(index));
    if (!page)
        return {}; // one damaged page does not spoil the others
    const poppler::byte_array bytes =
        page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8();
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())).trimmed();
}

Result<QString> allTextOf(const poppler::document &document, const QString &name,
                          const std::function<bool()> &cancelled)
{
    QElapsedTimer clock;
    clock.start();
    QString text;
    for (int i = 0; i < document.pages(); ++i) {
        if (cancelled())
            return Error {ErrorKind::Cancelled, Text::tr("Reading '%1' was given up.").arg(name)};
        const QString page = textOf(document, i);
        if (!page.isEmpty() && !text.isEmpty())
            text += QLatin1String("\n\n");
        text += page;
        if (clock.hasExpired(kPatienceMs) || text.size() > kLongestText) {
            return refused(Text::tr("The PDF '%1' holds too much to be read here. Send fewer pages, or "
                                    "choose a model that takes files.")
                               .arg(name));
        }
    }
    return text;
}

Result<QString> readPdf(const QByteArray &content, const QString &name,
                        const std::function<bool()> &cancelled)
{
    if (content.size() > kLargestPdf) {
        constexpr qsizetype mebibyte = qsizetype(1024) * 1024;
        return refused(
            Text::tr("The PDF '%1' is larger than %2 MiB. Send fewer pages, or choose a model that "
                     "takes files.")
                .arg(name)
                .arg(kLargestPdf / mebibyte));
    }
    silencePoppler();
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(content.constData(), int(content.size())));
    if (document && document->is_locked()) {
        return refused(Text::tr("The PDF '%1' is protected with a password. Remove the password and send it "
                                "again.")
                           .arg(name));
    }
    if (!document || document->pages() <= 0) {
        return refused(
            Text::tr("The file '%1' is damaged or no PDF. Check that it opens elsewhere.").arg(name));
    }
    if (document->pages() > kMostPdfPages) {
        return refused(
            Text::tr("The PDF '%1' has more than %2 pages. Send fewer pages, or choose a model that "
                     "takes files.")
                .arg(name)
                .arg(kMostPdfPages));
    }
    return allTextOf(*document, name, cancelled);
}

} // namespace

QFuture<Result<QString>> pdfText(const QByteArray &content, const QString &name)
{
    return runInPoolUntilCancelled([content, name](const std::function<bool()> &cancelled) {
        return readPdf(content, name, cancelled);
    });
}

} // namespace core
