#include "support/catch.hpp"
#include "support/volunteering_run.hpp"

#include <map>
#include <set>

using namespace kaptein;
using namespace kaptein::volunteering_runs;

namespace {

/// What no luck can move in a study whose designs pay no broker and no fee, are not allowed to adapt, are of one agenda
/// each, end long before the run does, and in which no program has ever brought what it cost.
const std::set<std::string_view> fixed_by_the_study = {
    "money_cost", "fees", "changes", "partners", "needs_agenda_share", "pending_hours", "break_even_month"};

} // namespace

TEST_CASE("every outcome of the default world varies over replicates under some design of the first look")
{
    const ModelInfo& info = volunteering::model().info();
    Case world;
    world.values = model_runs::values_with(info.parameters, {{"adapting.review_chance", 0}});
    world = world.months(24, 60, 12);
    std::map<std::string_view, std::size_t> most; // values over replicates, under the design where there are most
    for (const char* preset : {"no_program", "supply_driven", "supply_careful", "needs_plain", "needs_driven"}) {
        std::map<std::string_view, std::set<double>> values;
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
            const Ran ran = run(world.preset(preset), replicate);
            for (std::size_t i = 0; i < level_count(info); ++i) {
                values[info.outcomes[i].key].insert(ran.record.outcomes[i].value_or(-1.0));
            }
        }
        for (const auto& [key, seen] : values) {
            most[key] = std::max(most[key], seen.size());
        }
    }
    for (const auto& [key, count] : most) {
        INFO(key);
        CHECK((count > 1) == !fixed_by_the_study.contains(key));
    }
}
