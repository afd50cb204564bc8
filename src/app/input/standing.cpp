#include "app/input/standing.hpp"

#include "report/precision.hpp"

#include <fmt/format.h>

#include <charconv>

namespace kaptein {
namespace {

/// Runs of a plan that are stored.
std::uint64_t stored_of(const Study& study, const Store& store, const Plan& plan)
{
    std::uint64_t stored = 0;
    for (std::uint64_t i = 0; i < plan.points(); ++i) {
        stored += store.run_count(point_number(study, plan.row(i)), plan.first_replicate(), plan.last_replicate());
    }
    return stored;
}

/// Designs that are not precise at the points of the last plan.
void add_not_precise(const Study& study, const Store& store, const Plan& last, Standing& standing)
{
    for (std::uint64_t i = 0; i < last.points(); ++i) {
        const std::uint64_t point = point_number(study, last.row(i));
        for (const DesignPrecision& one : precision_at(study, store, point, study.replicates.max)) {
            if (!one.reached) {
                standing.not_precise.push_back({point, study.designs[one.design].name, one.half_width, one.wanted});
            }
        }
    }
}

}  // namespace

std::unique_ptr<Driver> driver_of(const Study& study, Share share, const Store& store)
{
    return make_driver(study, share, [&study, &store](std::uint64_t point, std::uint32_t replicates) {
        return all_reached(precision_at(study, store, point, replicates));
    });
}

Standing standing_of(const Study& study, const Store& store)
{
    Standing standing;
    standing.failed = store.failed_count();
    const auto driver = driver_of(study, share_of(store), store);
    std::optional<Plan> last;
    while (std::optional<Plan> plan = driver->next()) {
        const std::uint64_t stored = study.replicates.until ? stored_of(study, store, *plan) : store.run_count();
        standing.planned += plan->size();
        standing.stored += stored;
        if (stored < plan->size()) {
            return standing;
        }
        last = std::move(plan);
    }
    standing.complete = true;
    if (study.replicates.until && last && last->last_replicate() + 1 == study.replicates.max) {
        add_not_precise(study, store, *last, standing);
    }
    return standing;
}

std::string not_precise_text(const Study& study, const Standing& standing)
{
    if (standing.not_precise.empty()) {
        return "";
    }
    constexpr std::size_t shown = 10;
    const Until& until = *study.replicates.until;
    const Outcome& outcome = study.model->info().outcomes[until.outcome];
    const auto number = [](const std::optional<double>& value) {
        return value ? fmt::format("{:.4g}", *value) : std::string("unknown");
    };
    std::string text =
        fmt::format("kaptein: not precise enough after {} replicates ({}, {}, half-width in {}):\n",
                    study.replicates.max, outcome.key, until.of_difference ? "difference" : "level", outcome.unit);
    for (std::size_t i = 0; i < standing.not_precise.size() && i < shown; ++i) {
        const NotPrecise& one = standing.not_precise[i];
        text += fmt::format("  point {}, {}: {}, asked for {}\n", one.point, one.design, number(one.half_width),
                            number(one.wanted));
    }
    if (standing.not_precise.size() > shown) {
        text += fmt::format("  and {} more: kaptein status DIR --json\n", standing.not_precise.size() - shown);
    }
    return text + "More replicates (replicates.max) continue where this ended.\n";
}

Share share_of(const Store& store)
{
    const std::string text = store.fact("shard");
    Share share;
    const char* const end = text.data() + text.size();
    const auto [slash, error] = std::from_chars(text.data(), end, share.index);
    if (error != std::errc{} || slash == end) {
        return {};
    }
    std::from_chars(slash + 1, end, share.count);
    --share.index;
    return share;
}

}  // namespace kaptein
