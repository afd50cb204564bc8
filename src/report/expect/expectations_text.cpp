#include "report/expect/expectations.hpp"

#include "base/text.hpp"
#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace kaptein {
namespace {

using namespace wording;
using Json = nlohmann::ordered_json;

const char* sign_word(int sign) { return sign > 0 ? "positive" : sign < 0 ? "negative" : "zero"; }

/// "adopted share, complete minus ring".
std::string subject(const ExpectationResult& result)
{
    return spoken_key(result.outcome) + ", " + visible(result.design)
           + (result.against.empty() ? "" : " minus " + visible(result.against));
}

std::string measure(const Expectation& one)
{
    if (!one.known) {
        return "sign";
    }
    const KnownValue& known = *one.known;
    if (known.index.empty()) {
        return "mean";
    }
    if (known.index == "noise_share") {
        return "share of luck";
    }
    return known.index + " of " + visible(known.factor) + (known.with.empty() ? "" : " with " + visible(known.with));
}

constexpr int most_decimals = 6;

/// As many decimals as show two digits of what is allowed; the number as it is where nothing is.
std::string beside(std::optional<double> value, double within)
{
    if (!value) {
        return "-";
    }
    if (within == 0.0) {
        return to_text(*value);
    }
    return with_decimals(*value, std::min(most_decimals, 1 - static_cast<int>(std::floor(std::log10(within)))));
}

/// "0.0003", and "1e-09" where that would be long.
std::string allowed_text(double within)
{
    if (within == 0.0 || within < 1e-6) {
        return to_text(within);
    }
    std::string text = with_decimals(within, 10);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

class Table {
  public:
    void add(const ExpectationResult& result)
    {
        const Expectation& one = result.expectation;
        if (const std::string now = subject(result); now != subject_) {
            subject_ = now;
            table_.add({now});
        }
        const double within = one.known ? one.known->within : 0.0;
        const auto number = [&](std::optional<double> value) {
            return one.known ? beside(value, within) : cell(value);
        };
        std::string interval = "-";
        if (result.interval) {
            interval = number(result.interval->low) + " to " + number(result.interval->high);
        }
        table_.add({"  " + measure(one), one.known ? number(one.known->value) : sign_word(one.sign),
                    number(result.found), interval, one.known ? allowed_text(within) : "",
                    result.met ? "met" : "NOT MET", note(one.source)});
    }

    std::string text() const
    {
        std::string text = table_.text();
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            text += paragraph(visible(sources_[i]), "  [" + std::to_string(i + 1) + "] ");
        }
        return text;
    }

  private:
    /// "[2]": equal sources share a number.
    std::string note(const std::string& source)
    {
        if (source.empty()) {
            return "";
        }
        const auto at = std::find(sources_.begin(), sources_.end(), source);
        const auto place = at - sources_.begin();
        if (at == sources_.end()) {
            sources_.push_back(source);
        }
        return "[" + std::to_string(place + 1) + "]";
    }

    std::string subject_;
    std::vector<std::string> sources_;
    TextTable table_{{"", "expected", "found", "95 % interval", "within", "", "source"},
                     {Align::left, Align::right, Align::right, Align::right, Align::right, Align::left, Align::left}};
};

}  // namespace

std::string expectations_text(std::span<const ExpectationResult> results)
{
    if (results.empty()) {
        return "";
    }
    Table table;
    std::size_t met = 0;
    for (const ExpectationResult& result : results) {
        met += result.met ? 1 : 0;
        table.add(result);
    }
    const std::string all = count(results.size());
    const std::string answer =
        met == results.size()
            ? "What this study expects is met (" + count(met) + " of " + all + ")."
            : "What this study expects is NOT MET: " + count(results.size() - met) + " of " + all + ".";
    const bool numbers = std::any_of(results.begin(), results.end(),
                                     [](const ExpectationResult& one) { return one.expectation.known.has_value(); });
    return heading("Expected and found")
           + paragraph(answer
                       + (numbers ? " A number is met when what was found is off by no more than \"within\"." : ""))
           + table.text();
}

void add_expectations(Json& document, std::span<const ExpectationResult> results)
{
    const auto number = [](std::optional<double> value) {
        return value ? Json(round_significant(*value, 12)) : Json(nullptr);
    };
    document["expect"] = Json::array();
    for (const ExpectationResult& result : results) {
        const Expectation& one = result.expectation;
        const auto name = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
        Json entry{{"outcome", result.outcome}, {"design", result.design}, {"against", name(result.against)}};
        if (one.known) {
            entry["index"] = name(one.known->index);
            entry["factor"] = name(one.known->factor);
            entry["with"] = name(one.known->with);
            entry["value"] = one.known->value;
            entry["within"] = one.known->within;
            entry["found"] = number(result.found);
        } else {
            entry["sign"] = sign_word(one.sign);
            entry["difference"] = number(result.found);
        }
        entry["low"] = number(result.interval ? std::optional(result.interval->low) : std::nullopt);
        entry["high"] = number(result.interval ? std::optional(result.interval->high) : std::nullopt);
        entry["source"] = name(one.source);
        entry["met"] = result.met;
        document["expect"].push_back(std::move(entry));
    }
}

}  // namespace kaptein
