#include "report/describe/tables_text.hpp"

#include "report/describe/describe.hpp"
#include "report/wording/lines.hpp"

namespace kaptein {

using namespace wording;

namespace {

std::string bounds_of(const Declaration& declaration)
{
    const std::string bounds = range_text(declaration, declaration.valid);
    if (declaration.kind == Kind::category) {
        return "one of " + bounds;
    }
    return (declaration.kind == Kind::integer ? "whole, " : "") + bounds
           + (declaration.unit == "1" ? "" : " " + std::string(declaration.unit));
}

std::string column_text(const EntityColumn& column)
{
    std::string text = std::string(column.declaration.key) + " (" + bounds_of(column.declaration)
                       + "): " + std::string(column.declaration.meaning);
    for (const Option& option : column.declaration.options) {
        text += option.key == option.meaning ? "" : "; " + std::string(option.key) + ": " + std::string(option.meaning);
    }
    return text + "; left out: " + std::string(column.left_out) + ".";
}

}  // namespace

std::string tables_text(const ModelInfo& info)
{
    std::string text;
    for (const EntityTable& table : info.tables) {
        text += paragraph(std::string(table.key) + ".file: " + std::string(table.meaning)
                              + ", in a CSV file with a column " + std::string(table.entity) + " (its name) and these:",
                          "  ");
        for (const EntityColumn& column : table.columns) {
            text += paragraph(column_text(column), "      ");
        }
    }
    return text
           + paragraph("A cell left empty is as a column left out. init NAME --own-case writes files to begin with.",
                       "  ");
}

std::vector<Explanation> table_explanations(const ModelInfo& info, std::string_view key)
{
    std::vector<Explanation> found;
    for (const EntityTable& table : info.tables) {
        const std::string name(table.key);
        if (key == name + ".file" || key == name + ".rows") {
            std::string text =
                paragraph(std::string(table.meaning)
                              + (key == name + ".file" ? ": the path of a CSV file, relative to the study file"
                                                       : ": the rows as text")
                              + ". Its first column is " + std::string(table.entity) + ", a name that stands once.",
                          "  ");
            for (const EntityColumn& column : table.columns) {
                text += paragraph(column_text(column), "  ");
            }
            found.push_back({"table", text});
        }
        for (const EntityColumn& column : table.columns) {
            if (key == name + "." + std::string(column.declaration.key)) {
                found.push_back({"column of a table", paragraph(column_text(column), "  ")});
            }
        }
    }
    return found;
}

std::string tables_markdown(const ModelInfo& info)
{
    std::string text;
    for (const EntityTable& table : info.tables) {
        text += "\n## Columns of `" + std::string(table.key) + ".file`\n\n" + std::string(table.meaning)
                + ". First column `" + std::string(table.entity)
                + "`, a name that stands once.\n\n| column | meaning | valid | left out |\n|---|---|---|---|\n";
        for (const EntityColumn& column : table.columns) {
            text += "| `" + std::string(column.declaration.key) + "` | " + std::string(column.declaration.meaning)
                    + " | " + bounds_of(column.declaration) + " | " + std::string(column.left_out) + " |\n";
        }
    }
    return text;
}

}  // namespace kaptein
