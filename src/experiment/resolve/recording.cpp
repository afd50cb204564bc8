#include "experiment/resolve/resolving.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

std::vector<std::size_t> headline_series(const ModelInfo& info)
{
    std::vector<std::size_t> series;
    for (std::size_t i = 0; i < info.series.size(); ++i) {
        if (info.series[i].headline) {
            series.push_back(i);
        }
    }
    return series;
}

void resolve_series(Resolving& resolving)
{
    const ModelInfo& info = resolving.info;
    Recording& recording = resolving.study.recording;
    const auto& given = resolving.file.series;
    if (!given) {
        const bool sweeps = resolving.file.sweep.has_value();
        recording.series = sweeps ? std::vector<std::size_t>{} : headline_series(info);
        recording.series_every = recording.series.empty() ? 0 : 1;
        return;
    }
    if (!given->has_of) {
        recording.series = headline_series(info);
    }
    for (std::size_t i = 0; i < given->of.size() && !enough(resolving.problems); ++i) {
        const auto index = find_name(resolving, given->of[i], fmt::format("series.of[{}]", i), "unknown_series",
                                     fmt::format("not a series of model '{}'", info.name), keys_of(info.series));
        if (index && std::find(recording.series.begin(), recording.series.end(), *index) == recording.series.end()) {
            recording.series.push_back(*index);
        }
    }
    std::sort(recording.series.begin(), recording.series.end());  // columns stand in declared order
    const int every = given->every_months.has_value() ? static_cast<int>(*given->every_months) : 1;
    recording.series_every = recording.series.empty() ? 0 : every;
}

std::vector<std::string_view> entities_of(const ModelInfo& info)
{
    std::vector<std::string_view> names;
    for (const Panel& panel : info.panels) {
        names.push_back(panel.entity);
    }
    return names;
}

void resolve_panel(Resolving& resolving, const PanelEntry& entry)
{
    const ModelInfo& info = resolving.info;
    const auto index = find_name(resolving, entry.of, entry.path + ".of", "unknown_panel",
                                 fmt::format("not a panel of model '{}'", info.name), entities_of(info));
    if (!index) {
        return;
    }
    if (entry.events && !info.panels[*index].events) {
        resolving.complain(
            entry.place, entry.path + ".every",
            {"conflict", fmt::format("the panel of {} has no events", *entry.of), "events", "every: N months", ""});
        return;
    }
    auto& panels = resolving.study.recording.panels;
    if (std::any_of(panels.begin(), panels.end(), [&](const PanelRequest& one) { return one.panel == *index; })) {
        resolving.complain(entry.place, entry.path + ".of",
                           {"conflict", fmt::format("the panel of {} is asked for twice", *entry.of), *entry.of,
                            "each panel once", ""});
        return;
    }
    PanelRequest request;
    request.panel = *index;
    request.sample = entry.sample.has_value() ? static_cast<std::uint32_t>(*entry.sample) : 0;
    request.events = entry.events;
    request.every_months = entry.every_months.has_value() ? static_cast<int>(*entry.every_months) : 1;
    panels.push_back(request);
}

}  // namespace

void resolve_recording(Resolving& resolving)
{
    resolve_series(resolving);
    for (const PanelEntry& entry : resolving.file.panel) {
        if (!enough(resolving.problems)) {
            resolve_panel(resolving, entry);
        }
    }
    auto& panels = resolving.study.recording.panels;
    std::sort(panels.begin(), panels.end(),
              [](const PanelRequest& a, const PanelRequest& b) { return a.panel < b.panel; });
}

}  // namespace kaptein
