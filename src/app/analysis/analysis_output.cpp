#include "app/analysis/analysis_output.hpp"

#include "app/output/results_output.hpp"
#include "app/output/version.hpp"
#include "store/export.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace kaptein {

CsvTable sensitivity_table(const SensitivityReport& report)
{
    return csv_table("sensitivity", sensitivity_columns(), sensitivity_rows(report));
}

std::vector<CsvTable> discovery_tables(const DiscoveryReport& report)
{
    return {csv_table("boxes", box_columns(), box_rows(report)),
            csv_table("trajectory", trajectory_columns(), trajectory_rows(report))};
}

CsvTable attribution_table(const AttributionReport& report)
{
    return csv_table("shapley", attribution_columns(), attribution_rows(report));
}

std::vector<CsvTable> analysis_tables(const Study& study, const Store& store)
{
    constexpr std::array<std::string_view, 3> samples{"random", "lhs", "sobol"};
    if (study.points.empty()) {
        return {};
    }
    if (!no_sensitivity(study).has_value()) {
        SensitivityRequest request;
        request.program_version = program_version();
        return {sensitivity_table(build_sensitivity(store, study, request))};
    }
    const bool sampled = std::find(samples.begin(), samples.end(), study.sweep.method) != samples.end();
    if (sampled && study.designs.size() > 1 && !no_discovery(study).has_value()) {
        DiscoveryRequest request;
        request.program_version = program_version();
        return discovery_tables(build_discovery(store, study, request));
    }
    return {};
}

void keep_tables(const std::filesystem::path& folder, const std::vector<CsvTable>& tables, Console& console)
{
    if (!keep_tables_in(folder, tables)) {
        console.err << "kaptein: " << folder.string() << " cannot be written now; the result is printed only.\n";
        return;
    }
    write_tables_beside(folder, tables);
}

}  // namespace kaptein
