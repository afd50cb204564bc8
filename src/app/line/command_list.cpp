#include "app/line/command_list.hpp"

#include <algorithm>
#include <array>

namespace kaptein {
namespace {

constexpr std::array<CommandWords, 23> commands = {{
    {"run", "Plan, simulate, store and print the comparison; the same command again continues"},
    {"check", "Everything that can be wrong with a study, without running"},
    {"plan", "Runs, wall time, memory and disk of a study, from a short pilot"},
    {"status", "How far a study is, from another shell"},
    {"compare", "Paired differences against the baseline, with how sure they are"},
    {"sensitivity", "On which factors of a sweep an outcome or a difference depends (Morris, Sobol')"},
    {"discover", "Under which conditions the baseline wins, or another rule holds (PRIM, a tree)"},
    {"shapley", "How much of a difference each choice and each mechanism accounts for"},
    {"power", "Replicates needed for an interval as narrow as wanted, from the variance so far"},
    {"export", "Tidy tables for R, Python, DuckDB and spreadsheets, with a codebook"},
    {"report", "One HTML file that answers the question, with the model inside to try"},
    {"rerun", "One stored run again, checked against its digest"},
    {"merge", "Shards of a study into one results folder"},
    {"verify", "Every stored row against its checksum"},
    {"reproduce", "Everything again, compared table by table with what was published"},
    {"publish", "What reproduce checks against, into results/published/"},
    {"results", "Past results and their state"},
    {"diff", "What differs between two results: settings, choices, versions, tables"},
    {"describe", "Models, parameters, choices, presets, outcomes, mechanisms"},
    {"explain", "One key: what it means, its unit, ranges, and where its number comes from"},
    {"init", "A new study that runs"},
    {"bench", "How fast the simulator is on this computer (./kaptein bench [--full])"},
    {"test", "Build and run all the tests (./kaptein test [--full] [LABEL...])"},
}};

}  // namespace

std::span<const CommandWords> command_list() { return commands; }

bool is_command(std::string_view word)
{
    return std::any_of(commands.begin(), commands.end(), [word](const CommandWords& c) { return c.name == word; });
}

std::vector<std::string_view> command_names()
{
    std::vector<std::string_view> names;
    for (const CommandWords& command : commands) {
        names.push_back(command.name);
    }
    return names;
}

}  // namespace kaptein
