#pragma once

#include "models/volunteering/kinds.hpp"

#include <cstdint>
#include <vector>

namespace kaptein::volunteering {

/// Employees by position: columns with one entry per position, 87 bytes each. A company's positions are contiguous.
/// Headcount is constant: a leaver is followed by a hire, the next generation of the position.
struct Positions {
    // who the position is for
    std::vector<std::uint8_t> grade;
    std::vector<std::uint8_t> function;
    // the person: drawn at hire from (position, generation)
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> hired;         // step; negative before the first month
    std::vector<float> skill;                // [position][kind], share
    std::vector<float> self_assessment;      // added to skill in one's own eyes
    std::vector<float> tool_level;           // used to
    std::vector<float> empathy;
    std::vector<float> motive;               // prosocial motive, sd
    std::vector<float> attachment;           // at hire, sd
    std::vector<float> leaving_factor;       // the part of the hazard brought along
    std::vector<float> aware_at;             // company's awareness at which this person knows of the program
    // what changes
    std::vector<float> motivation;           // logits
    std::vector<float> belief;
    std::vector<float> hours_of_year;        // served in this program year
    std::vector<float> skill_gained;         // job-relevant, since hire
    std::vector<std::int16_t> inactive_until;  // step
    std::vector<std::int16_t> last_served;     // step, or never_served
    std::vector<std::uint8_t> flags;

    static constexpr std::int16_t never_served = -32768;
    enum Flag : std::uint8_t {
        at_work = 1,             // in a running assignment
        served_this_year = 2,
        served_last_year = 4,
        same_person = 8,         // the same person holds the position as would without any program
        present_at_window = 16,  // here when the 12-month window opened
    };

    std::size_t size() const { return grade.size(); }
    void resize(std::size_t count);
    bool has(std::size_t position, Flag flag) const { return (flags[position] & flag) != 0; }
};

inline void Positions::resize(std::size_t count)
{
    grade.resize(count);
    function.resize(count);
    generation.resize(count);
    hired.resize(count);
    skill.resize(count * kind_count);
    self_assessment.resize(count);
    tool_level.resize(count);
    empathy.resize(count);
    motive.resize(count);
    attachment.resize(count);
    leaving_factor.resize(count);
    aware_at.resize(count);
    motivation.resize(count);
    belief.resize(count);
    hours_of_year.resize(count);
    skill_gained.resize(count);
    inactive_until.resize(count);
    last_served.resize(count);
    flags.resize(count);
}

}  // namespace kaptein::volunteering
