#include "ui/common/markdown_images.h"

#include "ui/common/image_decoder.h"

namespace ui {

namespace {

QString mark(qsizetype index)
{
    return QStringLiteral("data:image/taken,%1.").arg(index);
}

} // namespace

QString TakenImages::takeOut(const QString &text)
{
    const QString start = QStringLiteral("](data:image/");
    QString result;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(start); at >= 0; at = text.indexOf(start, done)) {
        const qsizetype end = text.indexOf(u')', at);
        if (end < 0)
            break;
        result += text.mid(done, at + 2 - done);
        const QString address = text.mid(at + 2, end - at - 2);
        const bool whole = isImageData(address) && !address.contains(u'\n') && !address.contains(u' ');
        result += whole ? mark(m_addresses.size()) : address;
        if (whole)
            m_addresses.append(address);
        done = end;
    }
    return done == 0 ? text : result + text.mid(done);
}

QString TakenImages::restored(QString text) const
{
    for (qsizetype i = m_addresses.size() - 1; i >= 0 && text.contains(QLatin1String("data:image/taken"));
         --i)
        text.replace(mark(i), m_addresses.at(i));
    return text;
}

} // namespace ui
