#include "ui/catalog/model_header.h"

#include "ui/common/copy_button.h"
#include "ui/common/elided_label.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr qsizetype kMostTags = 20;
constexpr qsizetype kLongestTag = 40;
/// Of a button's text; an author's name comes from outside.
constexpr qsizetype kLongestAuthor = 60;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString dated(const QString &text, const QString &date)
{
    return date.isEmpty() ? QString() : text.arg(date);
}

QString sized(const QString &text, qint64 tokens)
{
    return tokens > 0 ? text.arg(formatTokens(tokens)) : QString();
}

QString able(std::optional<bool> value, const QString &yes, const QString &no)
{
    return value ? (*value ? yes : no) : QString();
}

/// What is unknown is left out.
QString factsOf(const core::ModelInfo &model)
{
    QString kinds;
    if (!model.inputModalities.isEmpty() && !model.outputModalities.isEmpty())
        kinds = ModelHeader::tr("%1 → %2", "kinds of input, kinds of output")
                    .arg(model.inputModalities.join(QLatin1String(", ")),
                         model.outputModalities.join(QLatin1String(", ")));
    QString reasoning =
        able(model.capabilities.reasoning, ModelHeader::tr("reasoning"), ModelHeader::tr("no reasoning"));
    if (model.capabilities.reasoning.value_or(false) && !model.reasoningEfforts.isEmpty())
        reasoning = ModelHeader::tr("reasoning (%1)", "efforts")
                        .arg(model.reasoningEfforts.join(QLatin1String(", ")));
    QStringList lines {
        joined({dated(ModelHeader::tr("released %1"), model.released),
                dated(ModelHeader::tr("knowledge until %1"), model.knowledgeCutoff),
                dated(ModelHeader::tr("retires %1"), model.expirationDate)}),
        joined({sized(ModelHeader::tr("%1 tokens of context"), model.contextLength),
                sized(ModelHeader::tr("answers up to %1"), model.maxOutputTokens), kinds}),
        joined({able(model.capabilities.tools, ModelHeader::tr("tools"), ModelHeader::tr("no tools")),
                able(model.capabilities.structuredOutputs, ModelHeader::tr("structured outputs"),
                     ModelHeader::tr("no structured outputs")),
                reasoning,
                able(model.openWeights, ModelHeader::tr("open weights"), ModelHeader::tr("closed weights")),
                model.family.isEmpty() ? QString() : ModelHeader::tr("family %1").arg(model.family)})};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/// Names of Hugging Face only; nothing that a catalog says may lead anywhere else.
bool isRepositoryName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*\\z"));
    return form.match(name).hasMatch();
}

} // namespace

QStringList tagsFromText(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u',')) {
        const QString tag = part.simplified().left(kLongestTag);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive) && tags.size() < kMostTags)
            tags << tag;
    }
    return tags;
}

ModelHeader::ModelHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_back(new QPushButton(tr("Back"), this))
    , m_name(new ElidedLabel(this))
    , m_id(new ElidedLabel(this))
    , m_copy(new CopyButton(theme, this))
    , m_authorLink(new QPushButton(this))
    , m_weightsLink(new QPushButton(tr("Weights on Hugging Face"), this))
    , m_facts(new QLabel(this))
{
    setRole(m_name, "title");
    m_name->setObjectName(QStringLiteral("pageModelName"));
    setRole(m_id, "small");
    m_back->setAutoDefault(false);
    m_back->setToolTip(tr("To the list of models (Alt+Left, Esc)"));
    m_copy->setLabel(tr("Copy id"));
    m_copy->setSource([this] { return m_modelId; });
    setRole(m_authorLink, "link");
    setRole(m_weightsLink, "link");
    m_facts->setWordWrap(true);
    m_facts->setMinimumWidth(1); // a word without an end would push the window apart
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->setObjectName(QStringLiteral("pageModelFacts"));

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_back);
    top->addWidget(m_name, 1);
    top->addWidget(createActions());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_id);
    layout->addWidget(m_facts);
    layout->addWidget(createMarks());

    setFocusProxy(m_back);
    connect(m_back, &QPushButton::clicked, this, &ModelHeader::backRequested);
    connect(m_authorLink, &QPushButton::clicked, this, [this] { emit authorRequested(m_author); });
    connect(m_weightsLink, &QPushButton::clicked, this, &ModelHeader::openWeights);
    connect(&theme, &Theme::changed, this, &ModelHeader::showIcons);
    showIcons();
}

QWidget *ModelHeader::createActions()
{
    auto *actions = new QWidget(this);
    m_chat = new QPushButton(tr("Chat with it"), actions);
    m_chat->setAutoDefault(false);
    setRole(m_chat, "primary");
    m_tick = new QToolButton(actions);
    setRole(m_tick, "chip");
    m_tick->setCheckable(true);
    m_tick->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(actions);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tick);
    layout->addWidget(m_chat);
    connect(m_chat, &QPushButton::clicked, this, &ModelHeader::chatRequested);
    connect(m_tick, &QToolButton::clicked, this, [this](bool ticked) {
        setTicked(ticked);
        emit tickToggled(ticked);
    });
    setTicked(false);
    return actions;
}

QWidget *ModelHeader::createMarks()
{
    constexpr int kTagsWidth = 220;
    auto *marks = new QWidget(this);
    auto *layout = new FlowLayout(marks);
    const auto chip = [marks, layout](const QString &name) {
        auto *button = new QToolButton(marks);
        setRole(button, "chip");
        // Icon and text of a styled button touch each other but for this space.
        button->setText(QChar(QChar::Nbsp) + name);
        button->setAccessibleName(name);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout->addWidget(button);
        return button;
    };
    m_favourite = chip(tr("Favourite"));
    m_hidden = chip(tr("Hidden"));
    m_hidden->setToolTip(tr("Hidden models are listed only where they are asked for"));
    m_tags = new QLineEdit(marks);
    m_tags->setAccessibleName(tr("Your tags"));
    m_tags->setAccessibleDescription(tr("Words of your own, parted by commas"));
    m_tags->setPlaceholderText(tr("Your tags, parted by commas"));
    m_tags->setMinimumWidth(kTagsWidth);
    layout->addWidget(m_tags);
    for (QPushButton *button : {static_cast<QPushButton *>(m_copy), m_authorLink, m_weightsLink})
        layout->addWidget(button);
    connect(m_favourite, &QToolButton::clicked, this, &ModelHeader::favouriteToggled);
    connect(m_hidden, &QToolButton::clicked, this, &ModelHeader::hiddenToggled);
    connect(m_tags, &QLineEdit::editingFinished, this, &ModelHeader::takeTags);
    return marks;
}

void ModelHeader::showModel(const core::ModelInfo *model, const QString &modelId)
{
    // Words that were typed for the former model are its own.
    if (m_tags->isModified() && modelId != m_modelId)
        takeTags();
    m_modelId = modelId;
    m_author = model ? model->author : QString();
    m_weights = model && isRepositoryName(model->huggingFaceId) ? model->huggingFaceId : QString();
    const QString name = model && !model->name.isEmpty() ? model->name : modelId;
    m_name->setText(name);
    m_name->setToolTip(plainToolTip(name));
    m_id->setText(modelId);
    m_id->setToolTip(plainToolTip(modelId));
    m_facts->setText(model ? factsOf(*model) : QString());
    m_facts->setVisible(model && !m_facts->text().isEmpty());
    const QString author = model && !model->authorName.isEmpty() ? model->authorName : m_author;
    m_authorLink->setText(plainButtonText(tr("More by %1").arg(author.left(kLongestAuthor))));
    m_authorLink->setVisible(!m_author.isEmpty());
    m_weightsLink->setVisible(!m_weights.isEmpty());
    m_weightsLink->setToolTip(tr("Opens huggingface.co/%1 in your browser").arg(m_weights));
    m_chat->setEnabled(model);
    m_tick->setEnabled(model);
    showMarks();
}

void ModelHeader::setMarks(const core::ModelMarks &marks)
{
    m_marks = marks;
    showMarks();
}

void ModelHeader::showMarks()
{
    m_favourite->setChecked(m_marks.favourites.contains(m_modelId));
    m_hidden->setChecked(m_marks.hidden.contains(m_modelId));
    // What is being typed is newer than what comes back from a file.
    if (!m_tags->hasFocus() || !m_tags->isModified())
        m_tags->setText(m_marks.tags.value(m_modelId).join(QLatin1String(", ")));
}

void ModelHeader::takeTags()
{
    const QStringList tags = tagsFromText(m_tags->text());
    m_tags->setText(tags.join(QLatin1String(", ")));
    if (tags == m_marks.tags.value(m_modelId))
        return;
    if (tags.isEmpty())
        m_marks.tags.remove(m_modelId);
    else
        m_marks.tags.insert(m_modelId, tags);
    emit tagsEdited(m_modelId, tags);
}

void ModelHeader::setTicked(bool ticked)
{
    m_tick->setChecked(ticked);
    const QString text = ticked ? tr("In comparison") : tr("Add to comparison");
    m_tick->setText(text);
    m_tick->setAccessibleName(text);
}

void ModelHeader::openWeights()
{
    QUrl address(QStringLiteral("https://huggingface.co"));
    address.setPath(u'/' + m_weights);
    QDesktopServices::openUrl(address);
}

void ModelHeader::showIcons()
{
    m_back->setIcon(m_theme.icon(QStringLiteral("arrow-left"), m_theme.colors().text));
    m_favourite->setIcon(m_theme.icon(QStringLiteral("star")));
    m_hidden->setIcon(m_theme.icon(QStringLiteral("eye-off")));
}

} // namespace ui
