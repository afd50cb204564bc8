#pragma once

#include "app/grading/grade.hpp"
#include "report/expect/expectations.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The JSON documents of `reproduce`, `diff` and `results`.
namespace kaptein {

std::string reproduce_document(std::string_view study, const std::vector<TableGrade>& tables,
                               const std::vector<ExpectationResult>& expectations);

/// One value that differs between two folders; "" = not there.
struct ValueDifference {
    std::string path;  // "settings.partners.count", "model version"
    std::string before;
    std::string after;
};

struct FolderDifference {
    std::vector<ValueDifference> study;     // settings, choices, seed, months, replicates, sweep
    std::vector<ValueDifference> versions;  // program, model, compiler, computer
    std::vector<TableGrade> tables;
};

std::string diff_document(std::string_view study, const FolderDifference& difference);

/// One folder under results/.
struct ResultsEntry {
    std::string folder;
    std::string study;
    std::string state;  // running, complete, interrupted, published, other_version, unreadable
    std::optional<std::uint64_t> planned;
    std::uint64_t stored = 0;
    std::uint64_t failed = 0;
    std::string model;  // "volunteering@0.5"
    std::string why;    // other_version, unreadable
};

std::string results_document(const std::vector<ResultsEntry>& entries);

}  // namespace kaptein
