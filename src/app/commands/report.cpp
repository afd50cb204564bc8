#include "app/commands/commands.hpp"

#include "app/input/study_input.hpp"
#include "app/output/report_output.hpp"

#include <ostream>

namespace kaptein {

ExitCode report_command(const Options& options, Console& console)
{
    const OpenResults open = open_results(options.subject);
    if (const std::string why = only_a_shard(open); !why.empty()) {
        console.err << "kaptein: " << why << ".\n";
        return ExitCode::usage;
    }
    if (!have_page_built(options, console)) {
        console.err << "kaptein: the page could not be built.\n";
        return ExitCode::set_up;
    }
    if (!std::filesystem::exists(page_template_file())) {
        console.err << "kaptein: the page is not built; `./kaptein page` in the clone builds it.\n";
        return ExitCode::set_up;
    }
    const std::filesystem::path file = options.output.empty() ? std::filesystem::path(options.subject) / "report.html"
                                                              : std::filesystem::path(options.output);
    write_report(open.study, *open.store, file);
    if (!options.quiet) {
        console.out << file.string() << '\n';
    }
    return open.store->failed_count() > 0 ? ExitCode::runs_failed : ExitCode::done;
}

}  // namespace kaptein
