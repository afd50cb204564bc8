#include "models/volunteering/declared/choices.hpp"

namespace kaptein::volunteering {
namespace {

constexpr Option agendas[] = {{"none", "no program"},
                              {"supply", "the talk starts with the people the company wants to send"},
                              {"needs", "the talk starts with an assessment of what the partner needs"},
                              {"broker", "an intermediary assesses many partners for a fee"}};
constexpr Option leads[] = {{"company", "the company plans and leads the work"},
                            {"partner", "the partner plans and leads the work"},
                            {"shared", "both do, pooling what they know, at the cost of coordinating"}};
constexpr Option selections[] = {
    {"first_come", "whoever says yes first"},
    {"grade", "the highest grade first"},
    {"specialist", "professionals of the function asked for first, then other professionals"},
    {"fit", "an interview, then the best assignment of people to work"}};
constexpr Option formats[] = {{"team_day", "one day with many hands"},
                              {"recurring", "few people, some hours every month"},
                              {"project", "few people, a professional project of months"},
                              {"by_need", "the form that suits the kind of work"}};
constexpr Option framings[] = {{"business_case", "told as good for the business"},
                               {"philanthropic", "told as done for its own sake"}};
constexpr Option measure_options[] = {{"participation", "counts who takes part"},
                                      {"impact", "measures what it brought, with error, at hours on both sides"}};

constexpr Origin part_of_design = definition("part of a program design: chosen, not estimated");

constexpr Declaration category(Text key, Text meaning, std::span<const Option> options)
{
    const double last = static_cast<double>(options.size() - 1);
    return {.key = key,
            .meaning = meaning,
            .unit = "",
            .kind = Kind::category,
            .valid = closed(0, last),
            .plausible = closed(0, last),
            .usual = 0,
            .origin = part_of_design,
            .plausible_reason = "every option",
            .slider = true,
            .options = options};
}

constexpr std::array<Declaration, choice::count> declarations = {{
    category("agenda", "Where the talk with a partner starts", agendas),
    category("lead", "Who plans and leads the work: the captain", leads),
    category("selection", "Who is sent, among those who are willing", selections),
    category("format", "The form of the engagements", formats),
    {.key = "skilled_share",
     .meaning = "Share of hours kept for work that uses a professional skill",
     .unit = "share",
     .valid = closed(0, 1),
     .plausible = closed(0, 1),
     .usual = 0.39,
     .origin = part_of_design,
     .plausible_reason = "the whole range",
     .slider = true},
    {.key = "joining_block",
     .meaning = "Hours one must be ready to give in a month to join",
     .unit = "hours",
     .valid = closed(0, 200),
     .plausible = closed(0, 16),
     .usual = 4,
     .origin = part_of_design,
     .plausible_reason = "from no condition to two working days",
     .slider = true},
    {.key = "preparation_hours",
     .meaning = "Preparation per volunteer and engagement",
     .unit = "hours",
     .valid = closed(0, 100),
     .plausible = closed(0, 16),
     .usual = 0,
     .origin = part_of_design,
     .plausible_reason = "from none to two working days",
     .slider = true},
    {.key = "hosting_fee",
     .meaning = "Paid to the host per volunteer and engagement",
     .unit = "EUR",
     .valid = closed(0, 10000),
     .plausible = closed(0, 160),
     .usual = 0,
     .origin = part_of_design,
     .plausible_reason = "up to twice what a group day costs the host per head (evidence.md part 1.4)",
     .slider = true},
    category("framing", "How the company tells why it does this", framings),
    category("measures", "What the company measures of it", measure_options),
}};

using Row = std::array<double, choice::count>;
//                           agenda lead select format skilled block prep fee framing measures
constexpr Row no_program = {0, 0, 0, 0, 0.39, 4, 0, 0, 0, 0};
constexpr Row supply_driven = {1, 0, 0, 0, 0.39, 4, 0, 0, 0, 0};
constexpr Row supply_careful = {1, 1, 3, 3, 0.39, 4, 3, 0, 1, 1};
constexpr Row needs_plain = {2, 0, 0, 0, 0.39, 4, 0, 0, 0, 0};
constexpr Row needs_driven = {2, 1, 3, 3, 0.39, 4, 3, 0, 1, 1};

constexpr Preset presets[] = {
    {"no_program", "nobody is sent", no_program},
    {"supply_driven", "starts from what the company has to offer; plain: company leads, first come, team days",
     supply_driven},
    {"supply_careful", "starts from the offer; careful: partner leads, fit, form by need, preparation, impact measured",
     supply_careful},
    {"needs_plain", "starts from the partner's needs; plain", needs_plain},
    {"needs_driven", "starts from the partner's needs; careful", needs_driven},
};

constexpr Contrast contrasts[] = {
    {"starting from needs instead of the offer, in a plain program", "needs_plain", "supply_driven"},
    {"starting from needs instead of the offer, in a careful program", "needs_driven", "supply_careful"},
    {"careful instead of plain, starting from the offer", "supply_careful", "supply_driven"},
    {"careful instead of plain, starting from needs", "needs_driven", "needs_plain"},
};

}  // namespace

std::span<const Declaration> choice_declarations() { return declarations; }
std::span<const Preset> preset_declarations() { return presets; }
std::span<const Contrast> contrast_declarations() { return contrasts; }

ProgramDesign to_design(std::span<const double> choices)
{
    const auto category_at = [&](choice::Index index) { return static_cast<std::uint8_t>(choices[index]); };
    return {.agenda = static_cast<Agenda>(category_at(choice::agenda)),
            .lead = static_cast<Lead>(category_at(choice::lead)),
            .selection = static_cast<Selection>(category_at(choice::selection)),
            .format = static_cast<Format>(category_at(choice::format)),
            .framing = static_cast<Framing>(category_at(choice::framing)),
            .measures = static_cast<Measures>(category_at(choice::measures)),
            .skilled_share = choices[choice::skilled_share],
            .joining_block_hours = choices[choice::joining_block],
            .preparation_hours = choices[choice::preparation_hours],
            .hosting_fee_eur = choices[choice::hosting_fee]};
}

}  // namespace kaptein::volunteering
