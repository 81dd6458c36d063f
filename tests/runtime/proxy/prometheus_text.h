#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QString>

#include <optional>

/// Reads Prometheus' text format 0.0.4, and takes less than Prometheus does: every family is described, once,
/// before its lines, its lines stand together, no line comes twice, counters end in `_total`, and histograms
/// are complete and consistent.
class PrometheusText
{
public:
    explicit PrometheusText(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            fail(QStringLiteral("the last line has no end"));
        QList<QByteArray> lines = text.split('\n');
        lines.removeLast();
        for (const QByteArray &line : lines) {
            if (line.startsWith("# "))
                readDescription(QString::fromUtf8(line));
            else
                readSample(QString::fromUtf8(line));
        }
        for (auto family = m_types.cbegin(); family != m_types.cend(); ++family) {
            if (*family == QLatin1String("histogram"))
                checkHistogram(family.key());
        }
    }

    /// What is wrong first; empty: nothing.
    const QString &error() const { return m_error; }
    /// The value of a line by its name and labels as they are written.
    QString value(const QString &series) const { return m_values.value(series); }
    QStringList seriesOf(const QString &name) const
    {
        QStringList found;
        for (const QString &series : m_order) {
            if (series == name || series.startsWith(name + u'{'))
                found << series;
        }
        return found;
    }
    qsizetype size() const { return m_order.size(); }

private:
    void fail(const QString &what)
    {
        if (m_error.isEmpty())
            m_error = what;
    }

    void readDescription(const QString &line)
    {
        static const QRegularExpression help(QStringLiteral("^# HELP ([a-z_:][a-z0-9_:]*) (\\S.*)$"));
        static const QRegularExpression type(
            QStringLiteral("^# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram)$"));
        if (const auto match = help.match(line); match.hasMatch()) {
            m_family = match.captured(1);
            if (m_helps.contains(m_family))
                fail(QStringLiteral("described twice: ") + line);
            m_helps.insert(m_family);
            return;
        }
        const auto match = type.match(line);
        if (!match.hasMatch() || match.captured(1) != m_family || m_types.contains(m_family)) {
            fail(QStringLiteral("not a description: ") + line);
            return;
        }
        m_types.insert(m_family, match.captured(2));
        if ((match.captured(2) == QLatin1String("counter")) != m_family.endsWith(QLatin1String("_total")))
            fail(QStringLiteral("a name that tells of another type: ") + line);
    }

    void readSample(const QString &line)
    {
        static const QRegularExpression sample(
            QStringLiteral("^([a-z_:][a-z0-9_:]*)"
                           "(?:\\{([a-z_]+=\"(?:[^\"\\\\]|\\\\[\\\\n\"])*\"(?:,[a-z_]+=\"(?:[^\"\\\\]|\\\\["
                           "\\\\n\"])*\")*)\\})?"
                           " (\\d+(?:\\.\\d+)?)$"));
        const auto match = sample.match(line);
        if (!match.hasMatch()) {
            fail(QStringLiteral("not a line: ") + line);
            return;
        }
        const QString name = match.captured(1);
        QString base = name;
        if (m_types.value(m_family) == QLatin1String("histogram")) {
            for (const char *suffix : {"_bucket", "_sum", "_count"}) {
                if (name == m_family + QLatin1String(suffix))
                    base = m_family;
            }
        }
        if (base != m_family || !m_types.contains(base))
            fail(QStringLiteral("outside of its family: ") + line);
        QSet<QString> labels;
        static const QRegularExpression label(QStringLiteral("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\""));
        for (auto each = label.globalMatch(match.captured(2)); each.hasNext();) {
            const QString labelName = each.next().captured(1);
            if (labels.contains(labelName))
                fail(QStringLiteral("a label twice: ") + line);
            labels.insert(labelName);
        }
        const QString series = line.left(match.capturedStart(3) - 1);
        if (m_values.contains(series))
            fail(QStringLiteral("a line twice: ") + line);
        m_values.insert(series, match.captured(3));
        m_order << series;
    }

    void checkHistogram(const QString &family)
    {
        static const QRegularExpression bound(QStringLiteral(",?le=\"([^\"]+)\"\\}"));
        QMap<QString, QList<QPair<double, double>>> buckets; // by the other labels
        for (const QString &series : seriesOf(family + QLatin1String("_bucket"))) {
            const auto match = bound.match(series);
            if (!match.hasMatch()) {
                fail(QStringLiteral("a bucket without a bound: ") + series);
                return;
            }
            QString labels = series.mid(family.size() + 7);
            labels.replace(match.captured(0), QStringLiteral("}"));
            const QString le = match.captured(1);
            const double upTo = le == QLatin1String("+Inf") ? qInf() : le.toDouble();
            buckets[labels == QLatin1String("{}") ? QString() : labels]
                << qMakePair(upTo, value(series).toDouble());
        }
        for (auto one = buckets.cbegin(); one != buckets.cend(); ++one) {
            for (qsizetype i = 1; i < one->size(); ++i) {
                if (one->at(i).first <= one->at(i - 1).first || one->at(i).second < one->at(i - 1).second)
                    fail(QStringLiteral("buckets that do not grow: ") + family + one.key());
            }
            const QString count = value(family + QLatin1String("_count") + one.key());
            if (!qIsInf(one->last().first) || count.isEmpty() || count.toDouble() != one->last().second
                || value(family + QLatin1String("_sum") + one.key()).isEmpty())
                fail(QStringLiteral("a histogram without its end: ") + family + one.key());
        }
        if (seriesOf(family + QLatin1String("_count")).size() != buckets.size())
            fail(QStringLiteral("counts without buckets: ") + family);
    }

    QString m_error;
    QString m_family; ///< That the lines are of.
    QSet<QString> m_helps;
    QMap<QString, QString> m_types;
    QMap<QString, QString> m_values;
    QStringList m_order;
};
