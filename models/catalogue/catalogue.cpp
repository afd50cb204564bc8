#include "models/catalogue/catalogue.hpp"

#include "models/closed_form/models.hpp"

#if __has_include("models/volunteering/model.hpp")
#include "models/volunteering/model.hpp"
#define KAPTEIN_HAS_VOLUNTEERING
#endif

#include <vector>

namespace kaptein {

std::span<const Model* const> catalogue()
{
    static const std::vector<const Model*> models{
#ifdef KAPTEIN_HAS_VOLUNTEERING
        &volunteering::model(),
#endif
        &closed_form::linear(), &closed_form::occupancy(), &closed_form::mm_c(), &closed_form::geometric_dropout()};
    return models;
}

}  // namespace kaptein
