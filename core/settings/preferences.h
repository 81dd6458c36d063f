#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace core {

/// What the windows remember. Key, type and default of each are in one table in preferences.cpp.
enum class Preference {
    ColorScheme, ///< Text: `system`, `light`, `dark`.
    Language, ///< Text: `de`, `zh_CN`, …; empty = the system's.
    FontScale, ///< Number: 0.75 … 2.
    WindowGeometry, ///< Bytes.
    WindowState, ///< Bytes.
    CurrentPage, ///< Text: name of a page.
    CatalogColumns, ///< Bytes: columns, widths and order of the table.
    OfferColumns, ///< Bytes: likewise, of the endpoints on a model's page.
    TaskPrice, ///< Bytes: the numbers of the price calculator.
    CompareModels, ///< List of model ids, in the order of the columns.
    CompareConversation, ///< Text: id of the conversation on show; empty: a new one.
    CompareLayout, ///< Bytes: JSON of the columns' arrangement.
    ComparePanel, ///< Flag: whether the list of conversations is open.
    CompareTextScale, ///< Number: 0.7 … 2.
    StartLocalApiWithApp, ///< Flag.
    BudgetNotifications, ///< Flag: whether thresholds of budgets are told on the desktop too.
};

/// Preferences in an INI file. They hold nothing that another machine needs and no secret, so a file that
/// cannot be read costs the user nothing but the defaults.
class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(const QString &path, QObject *parent = nullptr);

    // A value that is missing, of another type or out of range reads as the default. Asking for the wrong
    // type is a mistake in the caller.
    QString text(Preference preference) const;
    double number(Preference preference) const;
    bool flag(Preference preference) const;
    QByteArray bytes(Preference preference) const;
    QStringList list(Preference preference) const;

    // Written when the event loop is idle, at the latest when this object goes.
    void setText(Preference preference, const QString &value);
    void setNumber(Preference preference, double value);
    void setFlag(Preference preference, bool value);
    void setBytes(Preference preference, const QByteArray &value);
    void setList(Preference preference, const QStringList &value);

signals:
    /// Only for values that are different from the one before.
    void changed(core::Preference preference);

private:
    template<typename Value>
    void store(Preference preference, const Value &before, const Value &value);

    QSettings m_settings;
};

} // namespace core
