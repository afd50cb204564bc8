#include "models/catalogue/catalogue.hpp"

#include "models/closed_form/models.hpp"
#include "models/volunteering/declared/reading.hpp"
#include "models/volunteering/model.hpp"

#include <vector>

namespace kaptein {

std::span<const Model* const> catalogue()
{
    static const std::vector<const Model*> models{&volunteering::model(),
                                                  &closed_form::linear(),
                                                  &closed_form::occupancy(),
                                                  &closed_form::mm_c(),
                                                  &closed_form::geometric_dropout(),
                                                  &closed_form::bass(),
                                                  &closed_form::thresholds(),
                                                  &closed_form::ishigami(),
                                                  &closed_form::sobol_g()};
    return models;
}

const Reading& reading_of(const Model& model)
{
    static const Reading none{};
    return &model == &volunteering::model() ? volunteering::reading() : none;
}

}  // namespace kaptein
