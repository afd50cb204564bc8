#pragma once

#include "base/memory/large_pages.hpp"
#include "base/vectorised.hpp"
#include "models/volunteering/kinds.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace kaptein::volunteering {

/// What matters of a person only when somebody looks: at an interview or at work. A function of (position,
/// generation), so it is drawn when it is first looked at (setup/knowing.hpp); skill then grows by practice.
struct Traits {
    std::array<float, kind_count> skill{};  // share
    float self_assessment = 0.0F;           // added to skill in one's own eyes
    float tool_level = 0.0F;                // used to
    float empathy = 0.0F;
};

/// Employees by position: columns with one entry per position, 39 bytes each. A company's positions are contiguous.
/// Headcount is constant: a leaver is followed by a hire, the next generation of the position.
struct Positions {
    // who the position is for
    std::vector<std::uint8_t> grade;
    std::vector<std::uint8_t> function;
    // the person: drawn at hire from (position, generation)
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> hired;         // step; negative before the first month
    std::vector<float> motive;               // prosocial motive, sd
    std::vector<float> attachment;           // at hire, sd
    std::vector<float> leaving_factor;       // the part of the hazard brought along
    std::vector<float> aware_at;             // company's awareness at which this person knows of the program
    // what changes
    std::vector<float> motivation;           // logits
    std::vector<float> belief;
    std::vector<std::int16_t> inactive_until;  // step
    std::vector<std::int16_t> last_served;     // step, or never_served
    std::vector<std::uint8_t> flags;
    std::vector<std::uint32_t> known;          // index in Company::known, or unknown

    static constexpr std::int16_t never_served = -32768;
    static constexpr std::uint32_t unknown = 0xffffffffU;
    enum Flag : std::uint8_t {
        at_work = 1,             // in a running assignment
        served_this_year = 2,
        served_last_year = 4,
        same_person = 8,         // the same person holds the position as would without any program
        present_at_window = 16,  // here when the 12-month window opened
    };

    std::size_t size() const { return grade.size(); }
    void make(std::size_t count);  // what was in the columns is gone
    bool has(std::size_t position, Flag flag) const { return (flags[position] & flag) != 0; }
    std::uint32_t count(std::size_t first, std::uint32_t size, Flag flag) const;
};

/// How many of `size` positions from `first` on have the flag.
inline std::uint32_t Positions::count(std::size_t first, std::uint32_t size, Flag flag) const
{
    std::uint32_t found = 0;
    vectorised([from = flags.data() + first, size, flag, to = &found]() KAPTEIN_VECTORISED {
        std::uint32_t sum = 0;
        for (std::uint32_t i = 0; i < size; ++i) {
            sum += (from[i] & flag) != 0 ? 1U : 0U;
        }
        *to = sum;
    });
    return found;
}

inline void Positions::make(std::size_t count)
{
    make_column(grade, count);
    make_column(function, count);
    make_column(generation, count);
    make_column(hired, count);
    make_column(motive, count);
    make_column(attachment, count);
    make_column(leaving_factor, count);
    make_column(aware_at, count);
    make_column(motivation, count);
    make_column(belief, count);
    make_column(inactive_until, count);
    make_column(last_served, count);
    make_column(flags, count);
    make_column(known, count);
}

}  // namespace kaptein::volunteering
