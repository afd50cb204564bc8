#include "app/commands/commands.hpp"

#include "app/input/run_again.hpp"
#include "app/output/documents.hpp"
#include "store/check/verify.hpp"

#include <fmt/format.h>

#include <ostream>

namespace kaptein {
namespace {

std::string place_of(const BadRow& row)
{
    std::string place = row.table;
    if (row.point) {
        place += fmt::format(" {}:{}:{}", *row.point, row.design, row.replicate.value_or(0));
    }
    return place;
}

}  // namespace

ExitCode verify_command(const Options& options, Console& console)
{
    const std::uint64_t count = options.rerun_sample.value_or(0);
    std::string study_name;
    std::optional<OpenResults> open;
    RunAgain again;
    if (count > 0) {
        open = open_results(options.subject);
        again = [&open](const StoredRun& run) -> RunResult {
            const auto spec = spec_at(open->study, run.point, run.design, run.replicate);
            return spec ? run_again(open->study, *spec) : RunResult(RunFailure{"setup", 0, {}, "not in the plan"});
        };
    }
    const Verification result = verify(options.subject, count, again);
    if (options.json) {
        study_name = open ? open->study.name : Store::open_read_only(options.subject)->fact("study");
        console.out << verify_document(study_name, result);
    } else {
        for (const BadRow& row : result.bad) {
            console.out << place_of(row) << ": " << row.problem << '\n';
        }
        for (const std::string& run : result.rerun.different) {
            console.out << run << ": run again, it differs from what is stored\n";
        }
        console.out << fmt::format("{} stored runs, {} bad", result.rows, result.bad.size());
        if (count > 0) {
            console.out << fmt::format("; {} run again, {} identical", result.rerun.checked, result.rerun.identical);
        }
        console.out << '\n';
    }
    return result.ok() ? ExitCode::done : ExitCode::differs;
}

}  // namespace kaptein
