#pragma once

#include "random/stream.hpp"
#include "simulation/model.hpp"

#include <algorithm>
#include <array>
#include <utility>

/// The panel of geometric_dropout: its first volunteers, or a sample of them, month by month or where they change.
namespace kaptein::closed_form {

enum class Standing : std::uint8_t { active, lapsed, left };

inline constexpr std::array<std::string_view, 3> standing_labels{"active", "lapsed", "left"};
inline constexpr std::array volunteer_columns{
    Column{.key = "standing",
           .meaning = "What the volunteer is at the end of the month",
           .unit = "",
           .type = ColumnType::category,
           .labels = standing_labels},
    Column{
        .key = "tenure", .meaning = "Months until leaving, or so far", .unit = "months", .type = ColumnType::integer},
    Column{.key = "changed",
           .meaning = "Whether the standing changed in the month",
           .unit = "",
           .type = ColumnType::boolean}};
inline constexpr Panel volunteer_panel{"volunteers", "volunteer", "The volunteers of the start", true,
                                       volunteer_columns};

class RecordedVolunteers {
  public:
    RecordedVolunteers(const RunRequest& request, std::uint32_t first)
    {
        if (request.what == nullptr) {
            return;
        }
        for (const PanelRequest& panel : request.what->panels) {
            requests_.push_back(panel);
            entities_.push_back(sample(request.luck, first, panel.sample));
            tables_.push_back({panel.panel, {}, {}, std::vector<std::vector<Value>>(volunteer_columns.size())});
        }
    }

    void record(int month, const std::vector<Standing>& standing, const std::vector<std::uint32_t>& tenure,
                const std::vector<std::uint8_t>& changed)
    {
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            const bool due = !requests_[i].events && month % std::max(requests_[i].every_months, 1) == 0;
            for (const std::uint32_t volunteer : entities_[i]) {
                if (due || (requests_[i].events && changed[volunteer] != 0)) {
                    tables_[i].months.push_back(month);
                    tables_[i].entities.push_back(volunteer);
                    tables_[i].columns[0].push_back(static_cast<double>(standing[volunteer]));
                    tables_[i].columns[1].push_back(static_cast<double>(tenure[volunteer]));
                    tables_[i].columns[2].push_back(static_cast<double>(changed[volunteer]));
                }
            }
        }
    }

    std::vector<PanelTable> take() { return std::move(tables_); }

  private:
    /// `size` of the first volunteers (all when 0), by the smallest draws, ids breaking ties; in order of id.
    static std::vector<std::uint32_t> sample(Luck luck, std::uint32_t first, std::uint32_t size)
    {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn(first);
        for (std::uint32_t volunteer = 0; volunteer < first; ++volunteer) {
            const Words words = bits(luck, engine_purpose::sample_panel, volunteer, 0);
            drawn[volunteer] = {(std::uint64_t{words[0]} << 32) | words[1], volunteer};
        }
        std::sort(drawn.begin(), drawn.end());
        drawn.resize(size == 0 ? first : std::min(first, size));
        std::vector<std::uint32_t> chosen;
        for (const auto& [draw, volunteer] : drawn) {
            chosen.push_back(volunteer);
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

    std::vector<PanelRequest> requests_;
    std::vector<std::vector<std::uint32_t>> entities_;  // [request] sampled volunteers, ascending
    std::vector<PanelTable> tables_;                    // [request]
};

}  // namespace kaptein::closed_form
