#pragma once

#include "base/elementary.hpp"
#include "base/executor.hpp"
#include "base/vectorised.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"
#include "speed/workload/recorded.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace kaptein::workload {

/// The workload on Kaptein's engine: draws as functions, columns, blocks, strict arithmetic. Who joins depends on
/// oneself alone, so it is found for a block at a time; those who join then act one after another, in order.
class OnEngine {
  public:
    OnEngine(std::size_t volunteers, Luck luck)
        : luck_(luck),
          skill_(volunteers),
          empathy_(volunteers),
          seniority_(volunteers),
          motivation_(volunteers),
          company_(volunteers),
          need_(volunteers / 50),
          room_(volunteers / 50),
          impact_(volunteers / 50),
          joining_(volunteers)
    {
        const auto companies = static_cast<std::uint32_t>(std::max<std::size_t>(1, volunteers / 1000));
        for (std::size_t i = 0; i < volunteers; ++i) {
            const auto id = static_cast<Word>(i);
            fill(skill_[i], volunteer, id);
            const Words rest = bits(luck_, volunteer, id, 0, 2);
            empathy_[i] = static_cast<float>(uniform(rest[0]));
            seniority_[i] = static_cast<float>(uniform(rest[1]));
            motivation_[i] = -3.0 * uniform(rest[2]);
            company_[i] = pick(uniform(rest[3]), companies);
        }
        for (std::size_t p = 0; p < need_.size(); ++p) {
            fill(need_[p], partner, static_cast<Word>(p));
        }
    }

    Recorded run(Executor& executor)
    {
        Recorded recorded;
        const auto count = static_cast<double>(motivation_.size());
        for (int step = 0; step < steps; ++step) {
            month(static_cast<std::uint16_t>(step), executor);
            recorded.motivation = 0.0;
            recorded.impact = 0.0;
            for (const double motivation : motivation_) {
                recorded.motivation += motivation;
            }
            for (const double impact : impact_) {
                recorded.impact += impact;
            }
        }
        recorded.motivation /= count;
        recorded.impact /= count;
        recorded.joining_share = static_cast<double>(joined_) / count / steps;
        recorded.placed_share = static_cast<double>(placed_) / count / steps;
        return recorded;
    }

  private:
    using Kinds = std::array<float, kinds>;
    static constexpr Purpose volunteer{1};
    static constexpr Purpose partner{2};
    static constexpr Purpose joins{3};
    static constexpr Purpose picks{4};
    static constexpr std::size_t grain = 512;

    void fill(Kinds& values, Purpose purpose, Word id) const
    {
        for (Word half = 0; half < 2; ++half) {
            const Words words = bits(luck_, purpose, id, 0, half);
            for (std::size_t k = 0; k < 4; ++k) {
                values[4 * half + k] = static_cast<float>(uniform(words[k]));
            }
        }
    }

    /// joining_[i] = 1 when volunteer i joins this month.
    void find_joining(std::uint16_t month, Block block)
    {
        std::array<Word, grain> words;
        const std::size_t count = block.end - block.begin;
        one_word_each(luck_, joins, static_cast<Word>(block.begin), month, {words.data(), count});
        const Word* word = words.data();
        const double* motivation = motivation_.data() + block.begin;
        std::uint8_t* joining = joining_.data() + block.begin;
        vectorised([=]() KAPTEIN_VECTORISED {
            for (std::size_t i = 0; i < count; ++i) {
                const double u =
                    (static_cast<double>(static_cast<std::int32_t>(word[i] ^ 0x80000000U)) + 0x1p31 + 0.5) * 0x1p-32;
                joining[i] = u * (1.0 + elementary::exp(-motivation[i])) < 1.0 ? 1 : 0;
            }
        });
    }

    void act(std::uint16_t month, std::size_t i)
    {
        const auto partners = static_cast<std::uint32_t>(room_.size());
        ++joined_;
        float best = -1.0F;
        std::uint32_t chosen = partners;
        for (Word half = 0; half < 2; ++half) {
            const Words words = bits(luck_, picks, static_cast<Word>(i), month, half);
            for (const Word word : words) {
                const auto p = static_cast<std::uint32_t>((std::uint64_t{word} * partners) >> 32);
                if (room_[p] > 0) {
                    const float score = dot(skill_[i], need_[p]);
                    chosen = score > best ? p : chosen;
                    best = score > best ? score : best;
                }
            }
        }
        if (chosen == partners) {
            motivation_[i] -= 0.05;
            return;
        }
        const double score = static_cast<double>(best) * (0.5 + 0.5 * static_cast<double>(empathy_[i]));
        --room_[chosen];
        ++placed_;
        impact_[chosen] += score;
        motivation_[i] += 0.1 * (score - 1.5) * (1.0 - 0.5 * static_cast<double>(seniority_[i]));
    }

    static float dot(const Kinds& a, const Kinds& b)
    {
        std::array<float, 4> sums;
        for (std::size_t k = 0; k < 4; ++k) {
            sums[k] = a[k] * b[k] + a[k + 4] * b[k + 4];
        }
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    void month(std::uint16_t month, Executor& executor)
    {
        std::fill(room_.begin(), room_.end(), places);
        executor.for_blocks(motivation_.size(), grain, [&](Block block, int) { find_joining(month, block); });
        for (std::size_t i = 0; i < joining_.size(); ++i) {
            if (joining_[i] != 0) {
                act(month, i);
            }
        }
    }

    Luck luck_;
    std::vector<Kinds> skill_;
    std::vector<float> empathy_;
    std::vector<float> seniority_;
    std::vector<double> motivation_;
    std::vector<std::uint32_t> company_;
    std::vector<Kinds> need_;
    std::vector<std::uint8_t> room_;
    std::vector<double> impact_;
    std::vector<std::uint8_t> joining_;
    std::uint64_t joined_ = 0;
    std::uint64_t placed_ = 0;
};

} // namespace kaptein::workload
