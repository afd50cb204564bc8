#pragma once

#include "app/console.hpp"
#include "app/line/options.hpp"
#include "experiment/study.hpp"
#include "store/store.hpp"

#include <filesystem>

namespace kaptein {

/// The page's template beside the program: ../share/kaptein/report.html of the folder that it runs from.
std::filesystem::path page_template_file();

/// Has the template built when a builder was named (by the set-up script). False when that failed.
bool have_page_built(const Options& options, Console& console);

/// Writes the page of a stored study. Throws StoreError: no template, one of another model version, or no room.
void write_report(const Study& study, const Store& store, const std::filesystem::path& file);

/// The report at the end of `run`: whatever goes wrong is said and ends nothing.
void report_after_run(const Options& options, const Study& study, const Store& store, Console& console);

}  // namespace kaptein
