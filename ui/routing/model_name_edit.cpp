#include "ui/routing/model_name_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStringListModel>

namespace ui {

namespace {

QStringList sortedNames(const QString &prefix, QStringList names)
{
    names.sort(Qt::CaseInsensitive);
    for (QString &name : names)
        name.prepend(prefix);
    return names;
}

} // namespace

QStringList requestableNames(const core::Catalog &catalog, const core::Config &config)
{
    QStringList names {QStringLiteral("switchyard/auto")};
    names << sortedNames(QStringLiteral("set/"), config.modelSets.keys());
    names << sortedNames(QStringLiteral("@preset/"), config.presets.keys());
    for (const core::ModelInfo &model : catalog.models()) {
        if (model.type == QLatin1String("chat"))
            names << model.id;
    }
    names.removeDuplicates();
    return names;
}

ModelNameEdit::ModelNameEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_proposals(new QStringListModel(this))
{
    constexpr int kMostVisible = 12;
    auto *completer = new QCompleter(m_proposals, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(kMostVisible);
    setCompleter(completer);
    connect(this, &QLineEdit::returnPressed, this, &ModelNameEdit::commit);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        // The list of proposals takes the focus for a moment; the name is half typed then.
        if (!this->completer()->popup()->isVisible())
            commit();
    });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &name) {
        setText(name);
        commit();
    });
}

void ModelNameEdit::setProposals(const QStringList &names)
{
    if (names != m_proposals->stringList())
        m_proposals->setStringList(names);
}

void ModelNameEdit::setName(const QString &name)
{
    m_name = name;
    if (isModified() && hasFocus())
        return;
    if (text() != name)
        setText(name);
}

void ModelNameEdit::commit()
{
    setModified(false);
    const QString typed = text().trimmed();
    if (typed == m_name)
        return;
    m_name = typed;
    emit nameChanged();
}

} // namespace ui
