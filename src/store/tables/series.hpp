#pragma once

#include "base/function_ref.hpp"
#include "simulation/model.hpp"

#include <cstdint>
#include <span>

namespace kaptein {

class Store;

/// One month of the series of one run.
struct SeriesRow {
    std::size_t design = 0;
    std::uint32_t replicate = 0;
    std::int32_t month = 0;
    std::span<const Value> values;  // [column asked for]
};

/// The stored series of a point, ordered by design, replicate and month; `columns` are indices in ModelInfo::series.
/// Throws StoreError.
void series_of_point(const Store& store, std::uint64_t point, std::span<const std::size_t> columns,
                     FunctionRef<void(const SeriesRow&)> each);

}  // namespace kaptein
