#pragma once

#include "simulation/model.hpp"

#include <cstddef>
#include <span>
#include <utility>

namespace kaptein::closed_form {

/// The columns asked for, every so many months (months divisible by `series_every`, burn-in included).
class RecordedSeries {
  public:
    explicit RecordedSeries(const Recording* what) : what_(what)
    {
        if (what_ != nullptr) {
            table_.columns.resize(what_->series.size());
        }
    }

    /// `values` holds every declared column of the month.
    void record(int month, std::span<const double> values)
    {
        if (what_ == nullptr || what_->series_every == 0 || month % what_->series_every != 0) {
            return;
        }
        table_.months.push_back(month);
        for (std::size_t column = 0; column < what_->series.size(); ++column) {
            table_.columns[column].push_back(values[what_->series[column]]);
        }
    }

    SeriesTable take() { return std::move(table_); }

  private:
    const Recording* what_;
    SeriesTable table_;
};

}  // namespace kaptein::closed_form
