#include "models/volunteering/results/practice.hpp"

namespace kaptein::volunteering {
namespace {

using Cells = LeavingTable::value_type;  // [took part][left]

/// Leavings that participation seems to have saved in these cells; 0 where one side is empty.
double seemingly_saved(const Cells& cells)
{
    const double others = cells[0][0] + cells[0][1];
    const double participants = cells[1][0] + cells[1][1];
    if (others <= 0.0 || participants <= 0.0) {
        return 0.0;
    }
    return (cells[0][1] / others - cells[1][1] / participants) * participants;
}

}  // namespace

double unadjusted_retention(const Totals& totals, const LeavingTable& table)
{
    Cells pooled{};
    for (const Cells& cells : table) {
        for (std::size_t i = 0; i < 2; ++i) {
            for (std::size_t j = 0; j < 2; ++j) {
                pooled[i][j] += cells[i][j];
            }
        }
    }
    return seemingly_saved(pooled) * totals.replacement_eur;
}

double adjusted_retention(const Totals& totals, const LeavingTable& table)
{
    double saved = 0.0;
    for (const Cells& cells : table) {
        saved += seemingly_saved(cells);
    }
    return saved * totals.replacement_eur;
}

}  // namespace kaptein::volunteering
