#include "app/output/result_documents.hpp"

#include "app/output/json_document.hpp"

namespace kaptein {
namespace {

Json tables_json(const std::vector<TableGrade>& tables)
{
    Json list = Json::array();
    for (const TableGrade& table : tables) {
        list.push_back({{"table", table.table},
                        {"verdict", to_text(table.grade)},
                        {"cells", table.cells},
                        {"different", table.different},
                        {"largest_relative", table.largest_relative}});
    }
    return list;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json values_json(const std::vector<ValueDifference>& values)
{
    Json list = Json::array();
    for (const ValueDifference& value : values) {
        list.push_back(
            {{"path", value.path}, {"before", text_or_null(value.before)}, {"after", text_or_null(value.after)}});
    }
    return list;
}

}  // namespace

std::string reproduce_document(std::string_view study, const std::vector<TableGrade>& tables,
                               const std::vector<ExpectationResult>& expectations)
{
    Json document = opening("reproduce", study);
    document["verdict"] = to_text(verdict_of(tables));
    document["tables"] = tables_json(tables);
    add_expectations(document, expectations);
    return text_of(document);
}

std::string diff_document(std::string_view study, const FolderDifference& difference)
{
    Json document = opening("diff", study);
    document["settings"] = values_json(difference.study);
    document["versions"] = values_json(difference.versions);
    document["verdict"] = to_text(verdict_of(difference.tables));
    document["tables"] = tables_json(difference.tables);
    return text_of(document);
}

std::string results_document(const std::vector<ResultsEntry>& entries)
{
    Json document = opening("results", "");
    document["study"] = nullptr;
    document["results"] = Json::array();
    for (const ResultsEntry& entry : entries) {
        document["results"].push_back({{"folder", entry.folder},
                                       {"study", text_or_null(entry.study)},
                                       {"state", entry.state},
                                       {"planned", entry.planned ? Json(*entry.planned) : Json(nullptr)},
                                       {"stored", entry.stored},
                                       {"failed", entry.failed},
                                       {"model", text_or_null(entry.model)},
                                       {"why", text_or_null(entry.why)}});
    }
    return text_of(document);
}

}  // namespace kaptein
