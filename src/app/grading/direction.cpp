#include "app/grading/direction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace kaptein {
namespace {

constexpr std::size_t first_outcome = 3;  // after point, design, replicate
constexpr double clear_in_standard_errors = 2.0;  // an interval of about 95 % leaves out 0

double number_of(const std::string& text)
{
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && !text.empty() ? number : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> numbers_of(const std::vector<std::string>& cells)
{
    std::vector<double> numbers;
    for (std::size_t i = first_outcome; i < cells.size(); ++i) {
        numbers.push_back(number_of(cells[i]));
    }
    return numbers;
}

/// Mean and standard error of paired differences.
struct Mean {
    double count = 0.0, sum = 0.0, squares = 0.0;
    void add(double value)
    {
        if (std::isfinite(value)) {
            count += 1.0;
            sum += value;
            squares += value * value;
        }
    }
    double value() const { return count > 0.0 ? sum / count : 0.0; }
    bool is_clear() const
    {
        const double variance = std::max(0.0, squares - sum * sum / std::max(count, 1.0)) / std::max(count - 1.0, 1.0);
        return count >= 1.0 && std::abs(value()) > clear_in_standard_errors * std::sqrt(variance / count);
    }
};

bool same_sign(double a, double b) { return (a > 0.0 && b > 0.0) || (a < 0.0 && b < 0.0); }

}  // namespace

void OutcomeDirection::add(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    if (before.size() < first_outcome) {
        return;
    }
    if (before[0] != point_) {
        end_point();
        point_ = before[0];
    }
    rows_[before[1]][before[2]] = {numbers_of(before), numbers_of(after)};
}

void OutcomeDirection::end_point()
{
    const auto baseline = rows_.find(baseline_);
    for (const auto& [design, runs] : rows_) {
        for (std::size_t i = 0; baseline != rows_.end() && design != baseline_ && i + first_outcome < columns_.size();
             ++i) {
            Mean before;
            Mean after;
            for (const auto& [replicate, values] : runs) {
                if (const auto pair = baseline->second.find(replicate); pair != baseline->second.end()) {
                    before.add(values.first[i] - pair->second.first[i]);
                    after.add(values.second[i] - pair->second.second[i]);
                }
            }
            paired_ = paired_ || before.count > 0.0;
            if (before.is_clear() && !same_sign(before.value(), after.value()) && turned_.empty()) {
                turned_ =
                    fmt::format("{}: {} minus {} at point {} was {:.6g}, is now {:.6g}", columns_[i + first_outcome],
                                design, baseline_, point_, before.value(), after.value());
            }
        }
    }
    rows_.clear();
}

std::string OutcomeDirection::finish()
{
    end_point();
    return paired_ ? turned_ : "there is one design, so no number has a direction";
}

std::string turned_around(const std::vector<std::string>& columns, const std::vector<std::string>& before,
                          const std::vector<std::string>& after)
{
    const auto cell = [&columns](const std::vector<std::string>& cells, std::string_view name) -> std::string {
        const auto found = std::find(columns.begin(), columns.end(), name);
        return found == columns.end() ? std::string() : cells[static_cast<std::size_t>(found - columns.begin())];
    };
    for (const char* place : {"point", "design", "baseline", "outcome", "unit"}) {
        if (cell(before, place) != cell(after, place)) {
            return "the rows are about something else";
        }
    }
    const std::string verdict = cell(before, "verdict");
    const std::string now = cell(after, "verdict");
    const double difference = number_of(cell(after, "difference"));
    const bool holds = verdict == "higher"      ? difference > 0.0
                       : verdict == "lower"     ? difference < 0.0
                       : verdict == "identical" ? now == verdict || now == "not_distinguishable"
                                                : true;
    return holds ? ""
                 : fmt::format("{}: {} minus {} at point {} was {}, is now {}", cell(before, "outcome"),
                               cell(before, "design"), cell(before, "baseline"), cell(before, "point"), verdict, now);
}

}  // namespace kaptein
