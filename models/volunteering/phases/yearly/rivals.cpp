#include "models/volunteering/phases/yearly/rivals.hpp"

#include "base/vectors/branchless.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"
#include "random/normal.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace kaptein::volunteering {
namespace {

/// The rivals of some cells as one company sees them. In a large world there are thousands, and each is seen with an
/// error of its own, but hardly any can win: only for those whose word is large enough is more than the word drawn.
class Look {
  public:
    Look(const World& world, const Company& self) : world_(world), self_(self) { luck_.fill(self.luck); }

    void at(const Rivals::Cell& cell)
    {
        for (std::uint32_t first = cell.first; first < cell.end; first += at_once) {
            const std::size_t count = std::min<std::size_t>(at_once, cell.end - first);
            if (self_.design.measures == Measures::participation) {
                for (std::size_t i = first; i < first + count; ++i) {
                    judge(world_.rivals.all[i], 0.0);
                }
            } else {
                const double least = z_needed(cell, first, first + count - 1);
                if (least > z_max) {
                    break;  // those to come have less impact still
                }
                judge_some(first, count, words_below(normal_cumulative(least - rounding)));
            }
        }
    }

    const Best& best() const { return best_; }

  private:
    static constexpr std::size_t at_once = 128;
    static constexpr double z_max = 6.5;      // no word has a normal above it, or below its negative
    static constexpr double rounding = 1e-6;  // far more than what z_needed and normals are rounded by

    /// No rival of these with a lower z performs as well as the best so far.
    double z_needed(const Rivals::Cell& cell, std::size_t first, std::size_t last) const
    {
        const double impact = self_.objective * world_.rivals.all[first].impact_seen;
        const double left = best_.value - (1.0 - self_.objective) * cell.participation_max;
        const bool any_may_win =
            best_.rival == nullptr || world_.rivals.all[last].impact_seen < 0.0 || left <= impact * (1.0 + rounding);
        return any_may_win ? -z_max : (left / impact - 1.0) / world_.parameters.adapting.measuring_error;
    }

    /// Draws the errors of `count` rivals from `first` on and judges those whose word is `least` or more.
    void judge_some(std::size_t first, std::size_t count, Word least)
    {
        block_each(world_.luck, purpose::measured, {luck_.data(), count}, world_.month_word(),
                   {world_.rivals.luck.data() + first, count}, {words_.data(), count});
        for (std::size_t i = 0; i < count; ++i) {
            marks_[i] = words_[i][0] >= least ? 1 : 0;
        }
        const std::size_t some = list_marked(marks_.data(), count, places_.data());
        for (std::size_t k = 0; k < some; ++k) {
            word_[k] = words_[places_[k]][0];
        }
        normal_each({word_.data(), some}, {z_.data(), some});
        for (std::size_t k = 0; k < some; ++k) {
            judge(world_.rivals.all[first + places_[k]], z_[k]);
        }
    }

    void judge(const Rival& rival, double z)
    {
        if (rival.luck == self_.luck) {
            return;
        }
        const double value = performance(world_, rival, self_, z);
        const bool ahead =
            best_.rival == nullptr || value > best_.value || (value == best_.value && rival.luck < best_.rival->luck);
        if (ahead) {
            best_ = {&rival, value};
        }
    }

    const World& world_;
    const Company& self_;
    Best best_;
    std::array<Word, at_once> luck_;
    std::array<Words, at_once> words_;
    std::array<std::uint8_t, at_once> marks_;
    std::array<std::uint16_t, at_once> places_;
    std::array<Word, at_once> word_;
    std::array<double, at_once> z_;
};

template <class Sees>
Best best_among(const World& world, const Company& self, Sees&& sees)
{
    Look look(world, self);
    for (std::uint8_t sector = 0; sector < sector_count; ++sector) {
        for (std::uint8_t region = 0; region < region_count; ++region) {
            if (sees(sector, region)) {
                look.at(world.rivals.cells[sector][region]);
            }
        }
    }
    return look.best();
}

}  // namespace

void look_around(World& world)
{
    Rivals& rivals = world.rivals;
    rivals.all.clear();
    for (std::uint32_t id = 0; id < world.companies.size(); ++id) {
        const Company& company = world.companies[id];
        if (company.design.agenda != Agenda::none) {
            rivals.all.push_back({id, company.luck, company.sector, company.region, company.participation,
                                  company.impact_seen, company.design});
        }
    }
    std::sort(rivals.all.begin(), rivals.all.end(), [](const Rival& one, const Rival& other) {
        return std::tie(one.sector, one.region, other.impact_seen, one.luck)
               < std::tie(other.sector, other.region, one.impact_seen, other.luck);
    });
    rivals.luck.clear();
    rivals.cells = {};
    for (std::uint32_t i = 0; i < rivals.all.size(); ++i) {
        const Rival& rival = rivals.all[i];
        Rivals::Cell& cell = rivals.cells[rival.sector][rival.region];
        cell.first = cell.end == 0 ? i : cell.first;
        cell.end = i + 1;
        cell.participation_max = std::max(cell.participation_max, rival.participation);
        rivals.luck.push_back(rival.luck);
    }
}

Best best_rival(const World& world, const Company& self)
{
    const Best near = best_among(world, self, [&](std::uint8_t sector, std::uint8_t region) {
        return sector == self.sector || region == self.region;
    });
    return near.rival != nullptr ? near : best_among(world, self, [](std::uint8_t, std::uint8_t) { return true; });
}

}  // namespace kaptein::volunteering
