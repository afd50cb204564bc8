#pragma once

#include "parameters/declaration.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Entities that a study may describe one by one in place of drawn ones: a client's own companies, say. A model
/// declares the columns as it declares parameters; it gets plain numbers and knows of no file.
namespace kaptein {

/// One column. `declaration.key` is its name in the file, `declaration.usual` what a template shows when it has no
/// examples; a column has no plausible range, for the numbers are the client's.
struct EntityColumn {
    Declaration declaration;
    Text left_out;                          // what holds for a row without a value here
    std::span<const double> examples = {};  // what a template shows, row by row; empty: only in its comments
    bool required = false;                  // every row has a value, given or summed up
    Text parameter = "";                    // decides nothing once every row has a value
};

/// Columns that together make up another one. A row that gives one of the parts has 0 in those it leaves out, and
/// then the total follows; a total that is given as well must be their sum.
struct EntitySum {
    Text total;
    std::span<const Text> parts;
};

/// A parameter that follows from the table: the sum of a column, or with "" the number of rows.
struct EntityFollower {
    Text parameter;
    Text column;
};

struct EntityTable {
    Text key;      // "companies": the setting companies.file names the file
    Text entity;   // "company": the first column, a name that stands once
    Text meaning;
    std::span<const EntityColumn> columns;
    std::span<const EntitySum> sums;  // in the order in which they are worked out
    std::span<const EntityFollower> follows;
    std::size_t rows_max = 0;
};

/// What a study gave. No rows: entities are drawn. A column without a value is empty, and so is a cell without one.
struct EntityValues {
    std::size_t rows = 0;
    std::vector<std::vector<std::optional<double>>> columns;  // [EntityTable::columns][row]

    std::optional<double> at(std::size_t column, std::size_t row) const
    {
        return row < rows && !columns[column].empty() ? columns[column][row] : std::nullopt;
    }
};

}  // namespace kaptein
