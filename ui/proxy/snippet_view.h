#pragma once

#include <QString>
#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class Theme;

/// A client program to copy, for the client that the user chooses.
class SnippetView : public QWidget
{
    Q_OBJECT

public:
    explicit SnippetView(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const QString &address, const QString &key, const QString &model);

private:
    void showSnippet();

    QComboBox *m_client;
    QPlainTextEdit *m_code;
    QString m_address;
    QString m_key;
    QString m_model;
};

} // namespace ui
