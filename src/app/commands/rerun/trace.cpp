#include "app/commands/rerun/trace.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <ostream>
#include <set>

namespace kaptein {
namespace {

std::string value_text(const Column& column, const Value& value)
{
    if (!value) {
        return "nothing";
    }
    const auto index = static_cast<std::size_t>(*value);
    if (column.type == ColumnType::boolean) {
        return *value != 0.0 ? "yes" : "no";
    }
    if (!column.labels.empty() && index < column.labels.size()) {
        return std::string(column.labels[index]);
    }
    return column.type == ColumnType::integer ? to_text(*value) : fmt::format("{:.4g}", *value);
}

bool is_state(const Column& column) { return column.type != ColumnType::number; }

std::string with_unit(const std::string& text, const Column& column)
{
    const bool bare = column.unit.empty() || column.unit == "1" || column.type == ColumnType::boolean;
    return bare ? text : text + " " + std::string(column.unit);
}

/// One panel, told month by month.
class PanelTold {
  public:
    PanelTold(const ModelInfo& info, const PanelTable& table, const std::optional<TraceSubject>& subject)
        : panel_(&info.panels[table.panel]),
          table_(&table),
          subject_(subject ? &*subject : nullptr),
          events_(panel_->events)
    {
        for (std::size_t row = 0; row < table.months.size(); ++row) {
            rows_[table.months[row]].push_back(row);
        }
    }

    std::vector<std::string> month(int month)
    {
        std::vector<std::string> lines;
        const auto found = rows_.find(month);
        std::set<std::uint32_t> here;
        for (const std::size_t row : found == rows_.end() ? std::vector<std::size_t>{} : found->second) {
            const std::uint32_t entity = table_->entities[row];
            here.insert(entity);
            if (wanted(row)) {
                std::string line = told(entity, row);
                if (!line.empty()) {
                    lines.push_back(std::move(line));
                }
            }
            last_[entity] = row;
        }
        for (auto one = last_.begin(); !events_ && one != last_.end();) {
            const bool gone = !here.contains(one->first);
            if (gone && wanted(one->second)) {
                lines.push_back(fmt::format("{} {} is gone", panel_->id, one->first));
            }
            one = gone ? last_.erase(one) : std::next(one);
        }
        return lines;
    }

  private:
    bool wanted(std::size_t row) const
    {
        if (subject_ == nullptr) {
            return true;
        }
        if (subject_->kind == panel_->id) {
            return !subject_->id || *subject_->id == table_->entities[row];
        }
        for (std::size_t i = 0; i < panel_->columns.size(); ++i) {
            const Value& value = table_->columns[i][row];
            if (panel_->columns[i].key == subject_->kind && value && subject_->id) {
                return *value == static_cast<double>(*subject_->id);
            }
        }
        return false;
    }

    /// An event tells all its values; a state tells what changed, when something other than a number did.
    std::string told(std::uint32_t entity, std::size_t row) const
    {
        const auto before = last_.find(entity);
        const bool is_new = events_ || before == last_.end();
        std::string text;
        bool due = is_new;
        for (std::size_t i = 0; i < panel_->columns.size(); ++i) {
            const Column& column = panel_->columns[i];
            const Value& value = table_->columns[i][row];
            const Value was = is_new ? Value{} : table_->columns[i][before->second];
            if (is_new ? !value : value == was) {
                continue;
            }
            due = due || is_state(column);
            const std::string from = is_new ? "" : value_text(column, was) + " -> ";
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", column.key,
                                with_unit(from + value_text(column, value), column));
        }
        const char* verb = events_ ? "" : is_new ? " appears" : "";
        return due ? fmt::format("{} {}{}: {}", panel_->id, entity, verb, text) : "";
    }

    const Panel* panel_;
    const PanelTable* table_;
    const TraceSubject* subject_;
    bool events_;
    std::map<int, std::vector<std::size_t>> rows_;   // by month
    std::map<std::uint32_t, std::size_t> last_;      // entity -> its latest row
};

void print_legend(const ModelInfo& info, std::ostream& out)
{
    out << "\nWords used below\n";
    for (const Panel& panel : info.panels) {
        out << fmt::format("  {}: {}.\n", panel.id, panel.meaning);
        for (const Column& column : panel.columns) {
            out << fmt::format("    {}: {}{}\n", column.key, column.meaning,
                               column.unit.empty() ? "" : fmt::format(" [{}]", column.unit));
        }
    }
}

}  // namespace

Recording everything_of(const ModelInfo& info)
{
    Recording recording;
    for (std::size_t i = 0; i < info.panels.size(); ++i) {
        recording.panels.push_back({.panel = i, .sample = 0, .events = info.panels[i].events, .every_months = 1});
    }
    return recording;
}

void print_trace(const ModelInfo& info, const RunRecord& record, const std::optional<TraceSubject>& subject,
                 std::ostream& out)
{
    if (info.panels.empty()) {
        out << fmt::format("\nModel {} has nobody to follow: it declares no panel.\n", info.name);
        return;
    }
    print_legend(info, out);
    std::vector<PanelTold> panels;
    std::set<int> months;
    for (const PanelTable& table : record.panels) {
        panels.emplace_back(info, table, subject);
        months.insert(table.months.begin(), table.months.end());
    }
    for (const int month : months) {
        std::vector<std::string> lines;
        for (PanelTold& panel : panels) {
            const std::vector<std::string> more = panel.month(month);
            lines.insert(lines.end(), more.begin(), more.end());
        }
        if (!lines.empty()) {
            out << fmt::format("\nMonth {}\n", month);
        }
        for (const std::string& line : lines) {
            out << "  " << line << '\n';
        }
    }
}

std::optional<TraceSubject> trace_subject(const ModelInfo& info, const std::string& text, std::string& allowed)
{
    const std::size_t colon = text.find(':');
    TraceSubject subject{text.substr(0, colon), {}};
    std::uint32_t id = 0;
    const char* const end = text.data() + text.size();
    const bool has_id = colon != std::string::npos;
    const auto [rest, error] =
        has_id ? std::from_chars(text.data() + colon + 1, end, id) : std::from_chars_result{end, std::errc{}};
    bool known = error == std::errc{} && rest == end;
    if (has_id) {
        subject.id = id;
    }
    bool found = false;
    for (const Panel& panel : info.panels) {
        found = found || panel.id == subject.kind;
        allowed += fmt::format("{}{}:ID", allowed.empty() ? "" : ", ", panel.id);
    }
    return known && found ? std::optional(subject) : std::nullopt;
}

}  // namespace kaptein
