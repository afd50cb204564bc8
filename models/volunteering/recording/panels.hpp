#pragma once

#include "models/volunteering/recording/recorded_panel.hpp"

#include <memory>

/// The panels, one file each, in the order of the declarations.
namespace kaptein::volunteering {

struct PanelKind {
    Panel declaration;
    std::unique_ptr<RecordedPanel> (*make)(const World& world, const PanelRequest& request);
};

PanelKind positions_panel();
PanelKind companies_panel();
PanelKind partners_panel();
PanelKind relationships_panel();
PanelKind proposals_panel();
PanelKind assignments_panel();
PanelKind needs_panel();

template <class Recorded>
std::unique_ptr<RecordedPanel> make_panel(const World& world, const PanelRequest& request)
{
    return std::make_unique<Recorded>(world, request);
}

}  // namespace kaptein::volunteering
