#pragma once

#include "models/volunteering/recording/sample.hpp"
#include "models/volunteering/world/world.hpp"
#include "simulation/model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace kaptein::volunteering {

/// A column where it is filled: what it says beside how it is looked up. `Row` is what one row is about.
template <class Row>
struct PanelColumn {
    Column declaration;
    Value (*value)(const Row& row);
};

template <class Row, std::size_t N>
std::vector<Column> declared_columns(const PanelColumn<Row> (&columns)[N])
{
    std::vector<Column> declared;
    for (const PanelColumn<Row>& column : columns) {
        declared.push_back(column.declaration);
    }
    return declared;
}

/// A panel being recorded. Holds rows of what was asked for, and the little it must remember between months.
class RecordedPanel {
  public:
    RecordedPanel(const World& world, const PanelRequest& request, Population population, std::size_t columns)
        : request_(request),
          sample_(draw_sample(world, population, request.sample))
    {
        table_.panel = request.panel;
        table_.columns.resize(columns);
    }
    RecordedPanel(const RecordedPanel&) = delete;
    RecordedPanel& operator=(const RecordedPanel&) = delete;
    virtual ~RecordedPanel() = default;

    virtual bool records_work() const { return false; }
    virtual void after_work(const World&) {}
    virtual void after_settle(const World& world) = 0;
    PanelTable take() { return std::move(table_); }

  protected:
    /// Whether this month is recorded: every one of events, else as series: counted from the first of the burn-in.
    bool month_counts(const World& world) const
    {
        return request_.events || (world.clock.month() + world.clock.burn_in) % std::max(request_.every_months, 1) == 0;
    }
    bool month_ends(const World& world) const { return world.clock.last_step_of_month() && month_counts(world); }
    bool events() const { return request_.events; }
    const Sample& sample() const { return sample_; }

    template <class Row, std::size_t N>
    void add(const World& world, std::uint32_t entity, const PanelColumn<Row> (&columns)[N], const Row& row)
    {
        table_.months.push_back(world.clock.month());
        table_.entities.push_back(entity);
        for (std::size_t i = 0; i < N; ++i) {
            table_.columns[i].push_back(columns[i].value(row));
        }
    }

  private:
    PanelRequest request_;
    Sample sample_;
    PanelTable table_;
};

/// Looks only; null when the engagement is over.
inline const Engagement* engagement_of(const Company& company, std::uint32_t id)
{
    for (const Engagement& engagement : company.engagements) {
        if (engagement.id == id) {
            return &engagement;
        }
    }
    return nullptr;
}

inline constexpr std::array<std::string_view, 3> shape_names = {"team_day", "recurring", "project"};

}  // namespace kaptein::volunteering
