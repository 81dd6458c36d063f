#pragma once

#include "core/model/pricing.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

class MoneyEdit;

/// Takes the prices that most endpoints have, in dollars per million tokens: what the prompt, the answer and
/// the cache cost, and each request. Beside each field stands what is in force where it stays empty.
class PriceFields : public QWidget
{
    Q_OBJECT

public:
    explicit PriceFields(QWidget *parent = nullptr);

    /// What stands beside the fields.
    void showListed(const core::PriceRow &prices);
    void setPrices(const core::PriceRow &prices);
    /// What was entered, over what `before` has that there is no field for.
    core::PriceRow prices(const core::PriceRow &before = {}) const;
    bool isEmpty() const;
    /// What is wrong with the first field that is wrong, for people; empty if nothing is.
    QString problem() const;
    /// Where problem() is; null if nowhere.
    QWidget *problemField() const;

signals:
    void edited();

private:
    struct Field {
        std::optional<core::Money> core::PriceRow::*member;
        qint64 units; ///< That the price is told for.
        MoneyEdit *edit = nullptr;
        QLabel *listed = nullptr;
    };
    void addField(QGridLayout *grid, const QString &caption, const QString &name, Field field);
    QString problemOf(const Field &field) const;

    QList<Field> m_fields;
    QLabel *m_listedCaption;
};

/// Dollars per million tokens as a price per token; empty for more digits than a price can have.
std::optional<core::Money> perTokenFrom(const core::Money &perMillion);
/// The other way round; empty for a price that nobody asks.
std::optional<core::Money> perMillionFrom(const core::Money &perToken);

} // namespace ui
