#include "app/grading/grade.hpp"

#include "app/grading/cell_difference.hpp"
#include "app/grading/csv_rows.hpp"
#include "app/grading/direction.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace kaptein {
namespace {

namespace fs = std::filesystem;

std::string baseline_of(const TableFolder& tables)
{
    std::error_code unknown;
    const fs::path file = tables.folder / "designs.csv";
    if (!fs::exists(file, unknown)) {
        return "";
    }
    CsvRows rows(file);
    std::vector<std::string> cells;
    while (rows.next(cells)) {
        if (cells.size() > 1 && cells[1] == "true") {
            return cells[0];
        }
    }
    return "";
}

/// One table on both sides, read together.
class TableComparison {
  public:
    TableComparison(std::string table, const GradeChoices& choices, std::string baseline)
        : choices_(choices),
          baseline_(std::move(baseline))
    {
        grade_.table = std::move(table);
    }

    TableGrade compare(const fs::path& before, const fs::path& after)
    {
        CsvRows before_rows(before);
        CsvRows after_rows(after);
        before_rows.next(before_);
        after_rows.next(after_);
        if (before_ != after_) {
            return differing_columns();
        }
        columns_ = before_;
        if (grade_.table == "outcomes") {
            outcomes_.emplace(columns_, baseline_);
        }
        for (;;) {
            const bool one = before_rows.next(before_);
            const bool other = after_rows.next(after_);
            if (!one && !other) {
                return finish();
            }
            ++row_;
            if (one != other || before_.size() != columns_.size() || after_.size() != columns_.size()) {
                say(fmt::format("row {} is there on one side only, or is cut off", row_));
                grade_.grade = Grade::differs;
                ++grade_.different;
                return grade_;
            }
            compare_row();
        }
    }

  private:
    void say(const std::string& what)
    {
        if (grade_.why.empty()) {
            grade_.why = what;
        }
    }

    TableGrade differing_columns()
    {
        const auto only_in = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
            std::string names;
            for (const std::string& name : a) {
                if (std::find(b.begin(), b.end(), name) == b.end()) {
                    names += (names.empty() ? "" : ", ") + name;
                }
            }
            return names;
        };
        const std::string gone = only_in(before_, after_);
        const std::string added = only_in(after_, before_);
        say("other columns" + (gone.empty() ? "" : "; no more: " + gone) + (added.empty() ? "" : "; new: " + added));
        grade_.grade = Grade::differs;
        grade_.different = 1;
        return grade_;
    }

    void compare_row()
    {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const bool skip = columns_[i] == "set_by" && !choices_.compare_set_by;
            const ColumnRole role = skip ? ColumnRole::ignored : role_of(grade_.table, columns_[i]);
            const CellDifference found = difference_of(before_[i], after_[i], role);
            ++grade_.cells;
            if (found.change == CellChange::none) {
                continue;
            }
            ++grade_.different;
            grade_.largest_relative = std::max(grade_.largest_relative, found.relative);
            worst_ = std::max(worst_, found.change);
            say(fmt::format("row {} ({}), {}: was {}, is now {}", row_, before_.front(), columns_[i],
                            before_[i].empty() ? "missing" : before_[i], after_[i].empty() ? "missing" : after_[i]));
        }
        if (outcomes_) {
            outcomes_->add(before_, after_);
        } else if (grade_.table == "comparisons" && turned_.empty()) {
            turned_ = turned_around(columns_, before_, after_);
        }
    }

    /// Series and panels have no conclusion of their own: grade_tables() lets them follow the outcomes.
    bool may_keep_direction() const
    {
        const bool of_runs = outcomes_ || grade_.table == "series" || grade_.table.starts_with("panel_");
        return grade_.table == "comparisons" || (of_runs && worst_ != CellChange::text);
    }

    TableGrade finish()
    {
        if (outcomes_) {
            turned_ = outcomes_->finish();
        }
        if (worst_ == CellChange::none) {
            grade_.grade = Grade::identical;
        } else if (worst_ <= CellChange::within_rounding) {
            grade_.grade = Grade::equivalent;
        } else if (may_keep_direction() && turned_.empty()) {
            grade_.grade = Grade::same_direction;
        } else {
            grade_.grade = Grade::differs;
            grade_.why = turned_.empty() ? grade_.why : turned_;
        }
        return grade_;
    }

    const GradeChoices& choices_;
    std::string baseline_;
    TableGrade grade_;
    std::vector<std::string> columns_, before_, after_;
    std::optional<OutcomeDirection> outcomes_;
    std::string turned_;
    CellChange worst_ = CellChange::none;
    std::uint64_t row_ = 0;
};

/// In the order of annex 6, then anything else by name.
std::vector<std::string> tables_of(const TableFolder& before, const TableFolder& after)
{
    std::set<std::string> found;
    for (const TableFolder* side : {&before, &after}) {
        for (const auto& [file, digest] : side->digests) {
            found.insert(fs::path(file).stem().string());
        }
        std::error_code absent;
        for (const fs::directory_entry& entry : fs::directory_iterator(side->folder, absent)) {
            if (entry.path().extension() == ".csv") {
                found.insert(entry.path().stem().string());
            }
        }
    }
    constexpr std::array order = {"designs", "points",     "runs",        "outcomes", "series",
                                  "panel_",  "parameters", "comparisons", "codebook"};
    std::vector<std::string> sorted;
    for (const char* start : order) {
        for (auto name = found.begin(); name != found.end();) {
            const bool fits = *name == start || (std::string_view(start).ends_with('_') && name->starts_with(start));
            if (fits) {
                sorted.push_back(*name);
            }
            name = fits ? found.erase(name) : std::next(name);
        }
    }
    sorted.insert(sorted.end(), found.begin(), found.end());
    return sorted;
}

std::string digest_of(const TableFolder& tables, const std::string& file)
{
    std::error_code unknown;
    const fs::path path = tables.folder / file;
    if (fs::exists(path, unknown)) {
        return sha256_of_file(path);
    }
    const auto known = tables.digests.find(file);
    return known == tables.digests.end() ? "" : known->second;
}

/// Of two tables that are not both there: their digests decide.
TableGrade grade_by_digest(const std::string& table, const std::string& before, const std::string& after)
{
    TableGrade grade;
    grade.table = table;
    if (before.empty() || after.empty()) {
        grade.grade = Grade::differs;
        grade.why = before.empty() ? "was not there before" : "is no longer there";
    } else if (before != after) {
        grade.grade = Grade::differs;
        grade.why = "another digest; the table itself is not there to be compared";
    }
    return grade;
}

}  // namespace

std::string_view to_text(Grade grade)
{
    constexpr std::array<std::string_view, 4> names = {"identical", "equivalent", "same_direction", "differs"};
    return names[static_cast<std::size_t>(grade)];
}

std::vector<TableGrade> grade_tables(const TableFolder& before, const TableFolder& after, const GradeChoices& choices)
{
    const std::string baseline = baseline_of(before);
    std::vector<TableGrade> grades;
    Grade outcomes = Grade::differs;
    for (const std::string& table : tables_of(before, after)) {
        const std::string file = table + ".csv";
        std::error_code unknown;
        const bool both = fs::exists(before.folder / file, unknown) && fs::exists(after.folder / file, unknown);
        grades.push_back(
            both ? TableComparison(table, choices, baseline).compare(before.folder / file, after.folder / file)
                 : grade_by_digest(table, digest_of(before, file), digest_of(after, file)));
        if (table == "outcomes") {
            outcomes = grades.back().grade;
        }
    }
    for (TableGrade& grade : grades) {
        const bool follows = grade.table == "series" || grade.table.starts_with("panel_");
        if (follows && grade.grade == Grade::same_direction && outcomes == Grade::differs) {
            grade.grade = Grade::differs;
        }
    }
    return grades;
}

Grade verdict_of(const std::vector<TableGrade>& tables)
{
    Grade worst = Grade::identical;
    for (const TableGrade& table : tables) {
        worst = std::max(worst, table.grade);
    }
    return worst;
}

}  // namespace kaptein
