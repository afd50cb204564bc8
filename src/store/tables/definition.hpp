#pragma once

#include "store/identity.hpp"

#include <string>
#include <vector>

/// The tables of a study as users see them (annex 6): one definition from which the views, the CSV files and the
/// codebook come.
namespace kaptein {

struct TableColumn {
    std::string name;
    ColumnType type = ColumnType::number;
    std::string unit = {};
    std::string values = {};  // of a category: "fit grade random"
    std::string meaning = {};
    std::string formula = {};
};

struct TableDefinition {
    std::string name;   // "outcomes": outcomes.csv and the view of this name
    std::string query;  // gives the columns in order, rows in order
    std::vector<TableColumn> columns;
};

/// In the order of annex 6; series and panels only when the study records them.
std::vector<TableDefinition> table_definitions(const StudyIdentity& identity);

std::string_view to_text(ColumnType type);
/// The type of such a text; text when it is none.
ColumnType column_type(std::string_view text);

}  // namespace kaptein
