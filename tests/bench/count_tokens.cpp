#include "core/tokens/bpe_encoding.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QResource>

#include <algorithm>
#include <cstdio>

// How fast tokens are counted, and what the encodings take: the time until they can be used, and the memory
// before and after the first text. A line for each of the files that are given: encoding, file, tokens, best
// time in microseconds. tests/bench/count_tokens.mjs makes the texts and compares.

namespace {

constexpr int kRounds = 41;

/// Pages that belong to the program now, in KiB.
qint64 residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QList<QByteArray> texts;
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", argv[i]);
            return 1;
        }
        texts << file.readAll();
    }
    // What Qt itself takes for the first resource is not ours.
    const QByteArray other = QResource(QStringLiteral(":/tokens/families.json")).uncompressedData();
    if (other.isEmpty())
        return 1;
    for (const char *name : {"o200k_base", "cl100k_base"}) {
        const qint64 before = residentKib();
        QElapsedTimer clock;
        clock.start();
        const QResource resource(QStringLiteral(":/tokens/%1.bin").arg(QLatin1String(name)));
        const auto encoding = core::BpeEncoding::fromPacked({resource.data(), qsizetype(resource.size())});
        const qint64 loading = clock.nsecsElapsed();
        if (!encoding) {
            std::fprintf(stderr, "%s\n", qPrintable(encoding.error().message));
            return 1;
        }
        const qint64 loaded = residentKib();
        clock.start();
        encoding->count("The first words that anybody counts.");
        const qint64 first = clock.nsecsElapsed();
        for (const QByteArray &text : texts)
            encoding->count(text);
        std::printf("memory %s loading_ns=%lld first_ns=%lld kib_by_loading=%lld kib_by_all_texts=%lld\n",
                    name, static_cast<long long>(loading), static_cast<long long>(first),
                    static_cast<long long>(loaded - before), static_cast<long long>(residentKib() - loaded));
        for (int i = 0; i < texts.size(); ++i) {
            qint64 tokens = 0;
            qint64 best = std::numeric_limits<qint64>::max();
            for (int round = 0; round < kRounds; ++round) {
                clock.start();
                tokens = encoding->count(texts.at(i));
                best = std::min(best, clock.nsecsElapsed());
            }
            std::printf("count %s %s %lld %.1f\n", name,
                        qPrintable(QFileInfo(QString::fromLocal8Bit(argv[i + 1])).baseName()),
                        static_cast<long long>(tokens), double(best) / 1000.0);
        }
    }
    return 0;
}
