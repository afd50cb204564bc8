#pragma once

#include "parameters/declaration.hpp"
#include "simulation/model.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace kaptein::volunteering {

/// A program design is a set of choices, never a multiplier. The order here is the order of RunRequest::choices.
namespace choice {
enum Index : std::size_t {
    agenda,
    lead,
    selection,
    format,
    skilled_share,
    joining_block,
    preparation_hours,
    hosting_fee,
    framing,
    measures,
    count
};
}

enum class Agenda : std::uint8_t { none, supply, needs, broker };
enum class Lead : std::uint8_t { company, partner, shared };
enum class Selection : std::uint8_t { first_come, grade, specialist, fit };
enum class Format : std::uint8_t { team_day, recurring, project, by_need };
enum class Framing : std::uint8_t { business_case, philanthropic };
enum class Measures : std::uint8_t { participation, impact };

/// The choices of one company.
struct ProgramDesign {
    Agenda agenda = Agenda::none;
    Lead lead = Lead::company;
    Selection selection = Selection::first_come;
    Format format = Format::team_day;
    Framing framing = Framing::business_case;
    Measures measures = Measures::participation;
    double skilled_share = 0.0;
    double joining_block_hours = 0.0;
    double preparation_hours = 0.0;
    double hosting_fee_eur = 0.0;
};

ProgramDesign to_design(std::span<const double> choices);

std::span<const Declaration> choice_declarations();
std::span<const Preset> preset_declarations();
std::span<const Contrast> contrast_declarations();

}  // namespace kaptein::volunteering
