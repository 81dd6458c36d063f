#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace core {

/// A key or token in memory. Overwrites its bytes when the last copy goes, and prints as `***`.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &other) = default;
    Secret(Secret &&other) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The secret itself. Call this only where it is put on the wire or into the key store.
    const QByteArray &reveal() const { return m_bytes; }
    /// Takes the same time whatever the two hold, given their lengths.
    bool equals(QByteArrayView other) const;

    /// The same for these hosts alone (patterns as in core/model/host_pattern.h). The binding travels with
    /// every copy, so that no way through the program leads around it; what is not empty, the transport holds
    /// to.
    Secret boundTo(QStringList hosts) const;
    /// Empty: not bound.
    const QStringList &hosts() const { return m_hosts; }

private:
    void wipe();
    QByteArray m_bytes;
    QStringList m_hosts;
};

/// Where a secret is kept: `keychain:NAME`, `env:VAR`, `file:PATH`, or only in memory for this session.
struct SecretRef {
    enum class Kind { None, Keychain, Environment, File, Session };
    Kind kind = Kind::None;
    QString name; ///< What stands behind the colon.

    /// Empty kind for anything that is not a reference, a bare secret above all.
    static SecretRef parse(QStringView text);
    QString toString() const;
    bool operator==(const SecretRef &) const = default;
};

/// Text that logs, history and error messages may show: things shaped like keys and bearer tokens become
/// `***`.
QString redact(QString text);

} // namespace core

Q_DECLARE_METATYPE(core::Secret)
