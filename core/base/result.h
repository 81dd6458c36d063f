#pragma once

#include "core/base/error.h"

#include <QtGlobal>

#include <utility>
#include <variant>

namespace core {

/// A value, or the Error that stands in its place.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result()
        : m_content(Error {})
    { }
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    { }
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    { }

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        Q_ASSERT(ok());
        return std::get<0>(m_content);
    }
    T value() &&
    {
        Q_ASSERT(ok());
        return std::get<0>(std::move(m_content));
    }
    const T *operator->() const { return &value(); }
    const T &operator*() const & { return value(); }

    const Error &error() const
    {
        Q_ASSERT(!ok());
        return std::get<1>(m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value.
struct Done {
    bool operator==(const Done &) const = default;
};
using Status = Result<Done>;

} // namespace core
