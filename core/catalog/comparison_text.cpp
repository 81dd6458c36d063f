#include "core/catalog/model_comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelComparison)
};

QString markdownCell(const QString &text)
{
    QString cell;
    for (const QChar &letter : text.simplified()) {
        if (QStringLiteral("\\`*_[]<>|~#&").contains(letter))
            cell += u'\\';
        cell += letter;
    }
    return cell;
}

QString markdownLine(const QString &first, const QStringList &cells)
{
    QString line = QStringLiteral("| ") + markdownCell(first) + QStringLiteral(" |");
    for (const QString &cell : cells)
        line += u' ' + markdownCell(cell) + QStringLiteral(" |");
    return line + u'\n';
}

QString csvCell(QString text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    // A tab or a line end in front of the sign does not stop a spreadsheet.
    if (!isNumber && !text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.at(0)))
        text.prepend(u'\'');
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar letter) {
        return letter == u',' || letter == u'"' || letter == u'\r' || letter == u'\n';
    });
    if (isPlain)
        return text;
    return u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

QString csvLine(const QString &first, const QStringList &cells)
{
    QStringList line {csvCell(first)};
    for (const QString &cell : cells)
        line << csvCell(cell);
    return line.join(u',') + QStringLiteral("\r\n");
}

} // namespace

QString comparisonMarkdown(const ModelComparison &comparison)
{
    QString text = markdownLine(Text::tr("Attribute"), comparison.names);
    text += QStringLiteral("| --- |") + QStringLiteral(" --- |").repeated(comparison.names.size()) + u'\n';
    for (const ComparisonRow &row : comparison.rows)
        text += markdownLine(row.attribute, row.values);
    return text;
}

QString comparisonCsv(const ModelComparison &comparison)
{
    QString text = csvLine(Text::tr("Attribute"), comparison.names);
    for (const ComparisonRow &row : comparison.rows)
        text += csvLine(row.attribute, row.values);
    return text;
}

} // namespace core
