#include "models/volunteering/recording/recorder.hpp"

#include "models/volunteering/recording/panels.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

using PanelOf = PanelKind (*)();
constexpr PanelOf kinds[] = {positions_panel, companies_panel,   partners_panel, relationships_panel,
                             proposals_panel, assignments_panel, needs_panel};

}  // namespace

std::span<const Panel> panel_declarations()
{
    static const std::vector<Panel> declared = [] {
        std::vector<Panel> panels;
        for (const PanelOf kind : kinds) {
            panels.push_back(kind().declaration);
        }
        return panels;
    }();
    return declared;
}

Recorder::Recorder(const World& world, const Recording* what) : series_(what)
{
    if (what != nullptr) {
        for (const PanelRequest& request : what->panels) {
            panels_.push_back(kinds[request.panel]().make(world, request));
        }
    }
}

bool Recorder::records_work() const
{
    return std::any_of(panels_.begin(), panels_.end(), [](const auto& panel) { return panel->records_work(); });
}

void Recorder::after_work(const World& world)
{
    for (const auto& panel : panels_) {
        panel->after_work(world);
    }
}

void Recorder::after_settle(const World& world)
{
    series_.after_settle(world);
    for (const auto& panel : panels_) {
        panel->after_settle(world);
    }
}

void Recorder::finish(RunRecord& record)
{
    record.series = series_.take();
    for (const auto& panel : panels_) {
        record.panels.push_back(panel->take());
    }
}

}  // namespace kaptein::volunteering
