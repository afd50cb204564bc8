#pragma once

#include "app/console.hpp"
#include "experiment/study.hpp"
#include "report/attribution/attribution_report.hpp"
#include "report/discovery/discovery_report.hpp"
#include "report/sensitivity/sensitivity_report.hpp"
#include "store/store.hpp"
#include "store/tables/csv.hpp"

#include <filesystem>
#include <vector>

namespace kaptein {

CsvTable sensitivity_table(const SensitivityReport& report);
std::vector<CsvTable> discovery_tables(const DiscoveryReport& report);
CsvTable attribution_table(const AttributionReport& report);

/// What a study's sweep is analysed for without being asked: sensitivity.csv of a Morris or Saltelli sweep; boxes.csv
/// and trajectory.csv of any other sampled sweep with two designs or more. They depend on the study alone.
std::vector<CsvTable> analysis_tables(const Study& study, const Store& store);

/// Puts tables into the store of a folder and into FOLDER/tables, or says why not.
void keep_tables(const std::filesystem::path& folder, const std::vector<CsvTable>& tables, Console& console);

}  // namespace kaptein
