#include "core/settings/preferences.h"

#include <QMetaType>
#include <QVariant>

namespace core {

namespace {

struct Row {
    Preference preference;
    QMetaType::Type type;
    const char *key;
    const char *fallback; ///< Of a text, number or flag.
    double smallest = 0; ///< Of a number.
    double largest = 0;
    const char *choices = ""; ///< Of a text: the only values, parted by `|`; empty = any.
};

constexpr Row kRows[] = {
    {Preference::ColorScheme, QMetaType::QString, "appearance/color_scheme", "system", 0, 0,
     "system|light|dark"},
    {Preference::Language, QMetaType::QString, "appearance/language", ""},
    {Preference::FontScale, QMetaType::Double, "appearance/font_scale", "1", 0.75, 2},
    {Preference::WindowGeometry, QMetaType::QByteArray, "window/geometry", ""},
    {Preference::WindowState, QMetaType::QByteArray, "window/state", ""},
    {Preference::CurrentPage, QMetaType::QString, "window/page", ""},
    {Preference::CatalogColumns, QMetaType::QByteArray, "catalog/columns", ""},
    {Preference::OfferColumns, QMetaType::QByteArray, "catalog/offer_columns", ""},
    {Preference::TaskPrice, QMetaType::QByteArray, "catalog/task", ""},
    {Preference::CompareModels, QMetaType::QStringList, "compare/models", ""},
    {Preference::CompareConversation, QMetaType::QString, "compare/conversation", ""},
    {Preference::CompareLayout, QMetaType::QByteArray, "compare/layout", ""},
    {Preference::ComparePanel, QMetaType::Bool, "compare/panel", "true"},
    {Preference::CompareTextScale, QMetaType::Double, "compare/text_scale", "1", 0.7, 2},
    {Preference::StartLocalApiWithApp, QMetaType::Bool, "local_api/start_with_app", "false"},
    {Preference::BudgetNotifications, QMetaType::Bool, "notifications/budgets", "true"},
};

const Row &rowOf(Preference preference, [[maybe_unused]] QMetaType::Type type)
{
    for (const Row &row : kRows) {
        if (row.preference != preference)
            continue;
        Q_ASSERT(row.type == type);
        return row;
    }
    Q_UNREACHABLE(); // every preference has a row; a test walks the enum
}

QString keyOf(const Row &row)
{
    return QString::fromLatin1(row.key);
}

} // namespace

Preferences::Preferences(const QString &path, QObject *parent)
    : QObject(parent)
    , m_settings(path, QSettings::IniFormat)
{
    qRegisterMetaType<Preference>();
}

QString Preferences::text(Preference preference) const
{
    const Row &row = rowOf(preference, QMetaType::QString);
    const QString fallback = QString::fromLatin1(row.fallback);
    const QString choices = QString::fromLatin1(row.choices);
    const QString value = m_settings.value(keyOf(row), fallback).toString();
    return choices.isEmpty() || choices.split(u'|').contains(value) ? value : fallback;
}

double Preferences::number(Preference preference) const
{
    const Row &row = rowOf(preference, QMetaType::Double);
    bool isNumber = false;
    const double value = m_settings.value(keyOf(row)).toDouble(&isNumber);
    const bool isGood = isNumber && value >= row.smallest && value <= row.largest; // not so for NaN
    return isGood ? value : QByteArray(row.fallback).toDouble();
}

bool Preferences::flag(Preference preference) const
{
    const Row &row = rowOf(preference, QMetaType::Bool);
    const QString value = m_settings.value(keyOf(row)).toString();
    for (const char *word : {"true", "false"}) {
        if (value == QLatin1String(word))
            return word[0] == 't';
    }
    return row.fallback[0] == 't';
}

QByteArray Preferences::bytes(Preference preference) const
{
    // Base64 on our part: QSettings reads back some bytes, such as a lone '@', as something else.
    const Row &row = rowOf(preference, QMetaType::QByteArray);
    const auto decoded = QByteArray::fromBase64Encoding(m_settings.value(keyOf(row)).toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QStringList Preferences::list(Preference preference) const
{
    const Row &row = rowOf(preference, QMetaType::QStringList);
    return m_settings.value(keyOf(row)).toStringList();
}

template<typename Value>
void Preferences::store(Preference preference, const Value &before, const Value &value)
{
    if (before == value)
        return;
    for (const Row &row : kRows) {
        if (row.preference == preference)
            m_settings.setValue(keyOf(row), value);
    }
    emit changed(preference);
}

void Preferences::setText(Preference preference, const QString &value)
{
    store(preference, text(preference), value);
}

void Preferences::setNumber(Preference preference, double value)
{
    store(preference, number(preference), value);
}

void Preferences::setFlag(Preference preference, bool value)
{
    store(preference, flag(preference), value);
}

void Preferences::setBytes(Preference preference, const QByteArray &value)
{
    store(preference, bytes(preference).toBase64(), value.toBase64());
}

void Preferences::setList(Preference preference, const QStringList &value)
{
    store(preference, list(preference), value);
}

} // namespace core
