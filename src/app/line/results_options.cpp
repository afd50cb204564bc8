#include "app/line/results_options.hpp"

namespace kaptein {

std::span<const OptionWords> results_options()
{
    constexpr auto subject = &Options::subject;
    constexpr auto output = &Options::output;
    static const std::vector<OptionWords> words = {
        {"export", "DIR", "Results folder of a study", "", subject},
        {"export", "-o,--output", "Folder for the tables (default: DIR/tables)", "FOLDER", output},
        {"export",
         "--format",
         "csv (default) or parquet",
         "FORMAT",
         &Options::format,
         nullptr,
         true,
         {"csv", "parquet"}},
        {"export", "--salib", "Also problem.json and salib.py, to analyse the sweep with SALib", "", nullptr,
         &Options::salib},
        {"rerun", "DIR", "Results folder of a study", "", subject},
        {"rerun", "RUN", "POINT:DESIGN:REPLICATE, such as 0:needs:3", "", &Options::run},
        {"rerun", "--trace", "Say what happened to whom, month by month", "", nullptr, &Options::trace},
        {"rerun", "--only", "Trace one of them, such as partner:7", "WHO", &Options::only},
        {"reproduce", "STUDY|DIR", "Study file, results folder or published study", "", subject},
        {"reproduce", "-o,--output", "Folder for the new runs (default: a temporary one)", "DIR", output},
        {"publish", "DIR", "Results folder of a study", "", subject},
        {"publish", "-o,--output", "Folder to publish in (default: results/published/STUDY)", "DIR", output},
        {"results", "DIR", "Folder of results folders (default: results)", "", subject, nullptr, true},
        {"diff", "BEFORE", "Results folder or published study", "", subject},
        {"diff", "AFTER", "The other one", "", &Options::other},
        {"run", "--profile", "What each part of the runs took, on standard error after them; changes no number", "",
         nullptr, &Options::profile},
        {"verify", "DIR", "Results folder of a study", "", subject},
        {"merge", "--no-report", "No page at the end", "", nullptr, &Options::no_report},
        {"status", "DIR", "Results folder of a study", "", subject},
        {"report", "DIR", "Results folder of a study", "", subject},
        {"report", "-o,--output", "File to write (default: DIR/report.html)", "FILE", output},
        {"describe", "MODEL", "A model; left out: all of them, one line each", "", &Options::model, nullptr, true},
        {"describe", "--markdown", "The parameter table of a model as Markdown", "", nullptr, &Options::markdown},
        {"describe", "--schema", "The JSON Schema of the study file, for editors", "", nullptr, &Options::schema},
        {"explain", "KEY", "A parameter, choice, preset, outcome, mechanism or series", "", subject},
        {"init", "NAME", "Name of the new study: a-z, 0-9 and -", "", subject},
        {"init", "-o,--output", "File to write (default: NAME.yaml)", "FILE", output},
        {"init", "--own-case", "Also CSV files of companies and partners, explained, to fill in with your own", "",
         nullptr, &Options::own_case},
    };
    return words;
}

}  // namespace kaptein
