#include "core/catalog/model_query.h"

namespace core {

std::optional<Money> blendedPrice(const std::optional<Money> &prompt, const std::optional<Money> &completion,
                                  int blend)
{
    if (!prompt || !completion)
        return {};
    const Money sum = *prompt * blend + *completion;
    return Money::fromPicoDollars(sum.picoDollars() / (blend + 1));
}

} // namespace core
