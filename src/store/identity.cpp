#include "store/identity.hpp"

#include "base/text.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kaptein {
namespace {

/// "needs" of "designs.needs.selection", or "" for other facts.
std::string design_of(const std::string& fact)
{
    constexpr std::string_view start = "designs.";
    if (!fact.starts_with(start)) {
        return {};
    }
    return fact.substr(start.size(), fact.find('.', start.size()) - start.size());
}

std::string in_words(const std::string& fact)
{
    constexpr std::string_view start = "settings.";
    return fact.starts_with(start) ? fact.substr(start.size()) : fact;
}

std::string keys_of(std::span<const Outcome> outcomes)
{
    std::string text;
    for (const Outcome& outcome : outcomes) {
        text += fmt::format("{} ", outcome.key);
    }
    return text;
}

std::string keys_of(std::span<const Column> columns)
{
    std::string text;
    for (const Column& column : columns) {
        text += fmt::format("{} ", column.key);
    }
    return text;
}

std::vector<std::string> parts_of(const std::string& text, std::string_view between)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(between, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + between.size();
    }
    return parts;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> facts(const StudyIdentity& identity)
{
    const ModelInfo& model = *identity.model;
    std::vector<std::pair<std::string, std::string>> all{
        {"study", identity.study},
        {"model", std::string(model.name)},
        {"model version", fmt::format("{}.{}", model.version.major, model.version.minor)},
        {"seed", std::to_string(identity.seed)},
        {"burn_in", fmt::format("{} months", identity.burn_in)},
        {"horizon", fmt::format("{} months", identity.horizon)},
        {"run_out", fmt::format("{} months", identity.run_out)},
        {"outcomes declared", keys_of(model.outcomes)},
        {"series declared", keys_of(model.series)},
    };
    if (!identity.shard.empty()) {
        all.emplace_back("shard", identity.shard);
    }
    for (const Panel& panel : model.panels) {
        all.emplace_back(fmt::format("panel {} declared", panel.entity), keys_of(panel.columns));
    }
    for (std::size_t i = 0; i < model.parameters.size(); ++i) {
        all.emplace_back(fmt::format("settings.{}", model.parameters[i].key),
                         value_text(model.parameters[i], identity.settings.at(i)));
    }
    for (const auto& [key, content] : identity.tables) {
        all.emplace_back("settings." + key, content);
    }
    for (const IdentityDesign& design : identity.designs) {
        for (std::size_t i = 0; i < model.choices.size(); ++i) {
            all.emplace_back(fmt::format("designs.{}.{}", design.name, model.choices[i].key),
                             value_text(model.choices[i], design.choices.at(i)));
        }
    }
    return all;
}

std::string difference(const std::vector<std::pair<std::string, std::string>>& stored,
                       const std::vector<std::pair<std::string, std::string>>& wanted)
{
    const std::map<std::string, std::string> before(stored.begin(), stored.end());
    const std::map<std::string, std::string> after(wanted.begin(), wanted.end());
    std::vector<std::string> found;
    for (const auto& [fact, value] : wanted) {
        const auto old = before.find(fact);
        if (old == before.end() ? design_of(fact).empty() : old->second != value) {
            const std::string was = old == before.end() ? "not there" : old->second;
            found.push_back(fmt::format("{} was {}, is now {}", in_words(fact), was, value));
        }
    }
    for (const auto& [fact, value] : stored) {
        if (!after.contains(fact) && design_of(fact).empty()) {
            found.push_back(fmt::format("{} was {}, is now not there", in_words(fact), value));
        }
    }
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < found.size() && i < shown; ++i) {
        text += (i == 0 ? "" : "; ") + found[i];
    }
    if (found.size() > shown) {
        text += fmt::format("; and {} more", found.size() - shown);
    }
    return text;
}

std::string sweep_difference(const std::string& stored, const std::string& wanted)
{
    if (stored.empty() || wanted.empty() || stored == wanted) {
        return {};
    }
    return fmt::format("the sweep was {}, is now {}. A Latin hypercube puts one point into each of N slices of every "
                       "factor; another N cuts other slices, so no point of the old one stays",
                       stored, wanted);
}

std::string recording_text(const Recording& recording)
{
    std::string text;
    if (recording.series_every > 0 && !recording.series.empty()) {
        text += fmt::format("series every {}:", recording.series_every);
        for (const std::size_t column : recording.series) {
            text += fmt::format(" {}", column);
        }
    }
    for (const PanelRequest& panel : recording.panels) {
        text += fmt::format("{}panel {} sample {} {} {}", text.empty() ? "" : "; ", panel.panel, panel.sample,
                            panel.events ? "events" : "every", panel.every_months);
    }
    return text;
}

bool holds(const std::string& recorded, const std::string& wanted)
{
    if (recorded == wanted || wanted.empty()) {
        return true;
    }
    const std::vector<std::string> there = parts_of(recorded, "; ");
    for (const std::string& part : parts_of(wanted, "; ")) {
        if (!part.starts_with("series")) {
            if (std::find(there.begin(), there.end(), part) == there.end()) {
                return false;
            }
            continue;
        }
        if (there.empty() || !there.front().starts_with(part.substr(0, part.find(':') + 1))) {
            return false;
        }
        const std::vector<std::string> columns = parts_of(there.front(), " ");
        for (const std::string& column : parts_of(part.substr(part.find(':') + 2), " ")) {
            if (std::find(columns.begin() + 3, columns.end(), column) == columns.end()) {
                return false;
            }
        }
    }
    return true;
}

std::string layout_digest(const StudyIdentity& identity)
{
    constexpr std::size_t chunk = 1u << 16u;
    Sha256 digest;
    std::string text = identity.replicates;
    for (const IdentityDesign& design : identity.designs) {
        text += fmt::format("\ndesign {}", design.name);
    }
    for (const IdentityFactor& factor : identity.factors) {
        text += fmt::format("\nfactor {}", factor.name);
    }
    for (const IdentityPoint& point : identity.points) {
        text += fmt::format("\npoint {}", point.number);
        for (const double value : point.values) {
            text += ' ' + to_text(value);
        }
        if (text.size() > chunk) {
            digest.add(text);
            text.clear();
        }
    }
    digest.add(text);
    return digest.text();
}

}  // namespace kaptein
