#include "analysis/discovery/prim.hpp"

#include "analysis/discovery/box_search.hpp"
#include "analysis/discovery/shares.hpp"
#include "analysis/distributions.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace kaptein {

namespace {

class Prim {
  public:
    Prim(const Cases& cases, const PrimOptions& options) : cases_(&cases), options_(options)
    {
        for (const std::uint8_t hit : cases.hits) {
            all_hits_ += hit;
        }
    }

    PrimResult run()
    {
        result_.base_density = static_cast<double>(all_hits_) / static_cast<double>(cases_->size());
        std::vector<std::size_t> rows(cases_->size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row] = row;
        }
        while (result_.boxes.size() < options_.boxes && rows.size() >= 2 * fewest()) {
            const BoxSearch search(*cases_, rows);
            const std::size_t hits = search.hits(rows);
            if (hits == 0 || hits == rows.size()) {
                break;
            }
            const OpenBox found = search_box(search);
            const std::vector<std::size_t> inside = search.inside(found);
            const BoxQuality quality = quality_of(inside.size(), search.hits(inside));
            if (quality.density <= result_.base_density) {
                std::erase_if(result_.trajectory,
                              [&](const PrimStep& step) { return step.box == result_.boxes.size(); });
                break;
            }
            result_.boxes.push_back(closed(search, found, quality));
            std::vector<std::size_t> left;
            std::set_difference(rows.begin(), rows.end(), inside.begin(), inside.end(), std::back_inserter(left));
            rows = std::move(left);
        }
        return std::move(result_);
    }

  private:
    std::size_t fewest() const
    {
        return static_cast<std::size_t>(
            std::max(2.0, std::ceil(options_.smallest_mass * static_cast<double>(cases_->size()))));
    }

    BoxQuality quality_of(std::size_t inside, std::size_t hits) const
    {
        const auto count = static_cast<double>(inside);
        return {.coverage = static_cast<double>(hits) / static_cast<double>(all_hits_),
                .density = static_cast<double>(hits) / count,
                .mass = count / static_cast<double>(cases_->size()),
                .inside = inside,
                .hits = hits};
    }

    /// The higher the better. With a wanted density: coverage of those that reach it, before all that do not.
    double score(const BoxQuality& quality) const
    {
        if (options_.least_density > 0.0) {
            return quality.density >= options_.least_density ? 1.0 + quality.coverage : quality.density;
        }
        const double sum = quality.coverage + quality.density;
        return sum > 0.0 ? 2.0 * quality.coverage * quality.density / sum : 0.0;
    }

    void note(PrimStage stage, const BoxSearch& search, const OpenBox& box)
    {
        const std::vector<std::size_t> inside = search.inside(box);
        PrimStep step{.stage = stage,
                      .box = result_.boxes.size(),
                      .quality = quality_of(inside.size(), search.hits(inside)),
                      .restricted = {},
                      .chosen = false};
        for (std::size_t factor = 0; factor < box.limits.size(); ++factor) {
            if (box.is_restricted(factor)) {
                step.restricted.push_back(factor);
            }
        }
        result_.trajectory.push_back(std::move(step));
    }

    OpenBox search_box(const BoxSearch& search)
    {
        OpenBox box = search.whole();
        note(PrimStage::start, search, box);
        OpenBox best = box;
        std::size_t best_step = result_.trajectory.size() - 1;
        while (result_.trajectory.back().quality.density < 1.0) {
            const std::optional<OpenBox> next = search.peeled(box, options_.peel, fewest());
            if (!next.has_value()) {
                break;
            }
            box = *next;
            note(PrimStage::peel, search, box);
            if (score(result_.trajectory.back().quality) > score(result_.trajectory[best_step].quality)) {
                best = box;
                best_step = result_.trajectory.size() - 1;
            }
        }
        while (const std::optional<OpenBox> next = search.pasted(best, options_.paste)) {
            best = *next;
            note(PrimStage::paste, search, best);
            best_step = result_.trajectory.size() - 1;
        }
        result_.trajectory[best_step].chosen = true;
        return best;
    }

    /// Rounded up: a box holds at least one case.
    std::size_t worth(std::size_t cases) const
    {
        return static_cast<std::size_t>(std::ceil(static_cast<double>(cases) * options_.counts_as));
    }

    Box closed(const BoxSearch& search, const OpenBox& open, const BoxQuality& quality) const
    {
        Box box{.quality = quality,
                .limits = {},
                .density_interval = wilson_interval(worth(quality.hits), worth(quality.inside), options_.confidence)};
        for (std::size_t factor = 0; factor < open.limits.size(); ++factor) {
            if (!open.is_restricted(factor)) {
                continue;
            }
            Limit limit = open.limits[factor];
            const std::vector<std::size_t> without = search.inside_without(open, factor);
            const double chance = static_cast<double>(search.hits(without)) / static_cast<double>(without.size());
            limit.p = distributions::binomial_at_least(worth(quality.hits), worth(quality.inside), chance);
            box.limits.push_back(std::move(limit));
        }
        return box;
    }

    const Cases* cases_;
    PrimOptions options_;
    std::size_t all_hits_ = 0;
    PrimResult result_;
};

}  // namespace

PrimResult prim(const Cases& cases, const PrimOptions& options)
{
    EXPECTS(cases.size() > 0 && !cases.factors.empty());
    EXPECTS(options.peel > 0.0 && options.peel < 1.0 && options.paste > 0.0 && options.paste < 1.0);
    for (const FactorColumn& factor : cases.factors) {
        EXPECTS(factor.values.size() == cases.size());
    }
    return Prim(cases, options).run();
}

}  // namespace kaptein
