#include "app/input/run_again.hpp"

#include "experiment/run_study.hpp"
#include "parallel/make_executor.hpp"

#include <algorithm>
#include <charconv>

namespace kaptein {
namespace {

template <typename Number>
bool whole_number(std::string_view text, Number& number)
{
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && !text.empty();
}

}  // namespace

std::optional<RunSpec> spec_at(const Study& study, std::uint64_t point, std::size_t design, std::uint32_t replicate)
{
    std::uint64_t row = 0;
    if (!study.sweep_method.empty()) {
        const auto found = study.points.row_of(point);
        if (!found) {
            return std::nullopt;
        }
        row = *found;
    } else if (point != 0) {
        return std::nullopt;
    }
    const Plan plan(study, replicate, 1);
    const std::uint64_t index = row * study.designs.size() + design;
    return design < study.designs.size() && index < plan.size() ? std::optional(plan.at(index)) : std::nullopt;
}

std::optional<RunPlace> run_place(const Study& study, const std::string& text)
{
    const std::size_t first = text.find(':');
    const std::size_t last = text.rfind(':');
    RunPlace place;
    if (first == std::string::npos || first == last
        || !whole_number(std::string_view(text).substr(0, first), place.point)
        || !whole_number(std::string_view(text).substr(last + 1), place.replicate)) {
        return std::nullopt;
    }
    const std::string name = text.substr(first + 1, last - first - 1);
    const auto design =
        std::find_if(study.designs.begin(), study.designs.end(), [&](const Design& one) { return one.name == name; });
    place.design = static_cast<std::size_t>(design - study.designs.begin());
    return design == study.designs.end() ? std::nullopt : std::optional(place);
}

RunResult run_again(const Study& study, const RunSpec& spec)
{
    const auto executor = make_executor(1, Backend::serial);
    const auto scratch = study.model->scratch();
    return run_guarded(study, spec, *executor, *scratch);
}

}  // namespace kaptein
