#pragma once

#include "report/describe/describe.hpp"

/// What a model says of the tables of entities that a study may give.
namespace kaptein {

std::string tables_text(const ModelInfo& info);
std::string tables_markdown(const ModelInfo& info);

/// Of "companies.file", "companies.rows" and each column, "companies.headcount".
std::vector<Explanation> table_explanations(const ModelInfo& info, std::string_view key);

}  // namespace kaptein
