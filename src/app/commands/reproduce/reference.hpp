#pragma once

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "app/grading/grade.hpp"
#include "app/input/manifest.hpp"
#include "app/line/options.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kaptein {

/// What a reproduction runs and what it is compared with.
struct Reference {
    std::filesystem::path folder;      // of the tables: a published study, or a results folder
    std::filesystem::path study_file;  // what is run
    Manifest manifest;
    TableFolder tables;
    GradeChoices choices;
    std::vector<std::string> notes;  // said on stderr: what was changed by hand since
};

/// `subject` is a study file, a results folder, a published study's folder, or the name of a published study. A study
/// file and a results folder are compared with results/published/<study> (beside the working directory or the study
/// file); a results folder that was not published with itself. A fault in a study file is printed and its exit code
/// returned; throws StoreError for anything else that is not there or not ours.
std::variant<Reference, ExitCode> find_reference(const Options& options, Console& console);

}  // namespace kaptein
