#include "core/catalog/catalog_format.h"

#include <QJsonDocument>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

namespace {

// Standard streams, because this folder knows no QFile.
QByteArray contentOf(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return QByteArray::fromStdString(bytes);
}

} // namespace

/// catalog_pack CATALOG.json QUIRKS.json MODEL_RULES.json SERVICE_TIERS.json OUT.bin
int main(int argc, char *argv[])
{
    if (argc != 6) {
        std::fprintf(
            stderr,
            "usage: catalog_pack CATALOG.json QUIRKS.json MODEL_RULES.json SERVICE_TIERS.json OUT.bin\n");
        return 2;
    }
    const QJsonObject quirks = QJsonDocument::fromJson(contentOf(argv[2])).object();
    if (quirks.isEmpty()) {
        std::fprintf(stderr, "%s: no readable quirks\n", argv[2]);
        return 1;
    }
    const QJsonArray rules = QJsonDocument::fromJson(contentOf(argv[3])).array();
    if (rules.isEmpty()) {
        std::fprintf(stderr, "%s: no readable rules\n", argv[3]);
        return 1;
    }
    const QJsonArray tiers = QJsonDocument::fromJson(contentOf(argv[4])).array();
    if (tiers.isEmpty()) {
        std::fprintf(stderr, "%s: no readable service tiers\n", argv[4]);
        return 1;
    }
    const core::Result<core::Catalog> catalog =
        core::catalogFromJson(contentOf(argv[1]), quirks, rules, tiers);
    if (!catalog) {
        std::fprintf(stderr, "%s: %s\n", argv[1], qPrintable(catalog.error().message));
        return 1;
    }
    const QByteArray packed = core::packCatalog(*catalog);
    std::ofstream out(argv[5], std::ios::binary | std::ios::trunc);
    out.write(packed.constData(), packed.size());
    out.close();
    if (!out) {
        std::fprintf(stderr, "%s: cannot be written\n", argv[5]);
        return 1;
    }
    return 0;
}
