#pragma once

#include "models/volunteering/kinds.hpp"
#include "models/volunteering/world/ledger.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace kaptein::volunteering {

/// A need of a partner; its identity is (partner, number). What the partner believes of it stands beside what is true.
struct Need {
    std::uint32_t number = 0;          // counts the partner's needs from the start, phantoms included
    std::uint8_t kind = 0;
    std::uint8_t believed_kind = 0;    // no_kind: the partner does not see this need
    bool real : 1 = true;              // false: the partner takes for a need what is none
    bool for_beneficiaries : 1 = true; // else the organisation gains
    bool reserved : 1 = false;         // an engagement is on it
    double hours = 0.0;
    double hours_left = 0.0;
    double worth = 0.0;                // EUR per effective hour
    double believed_worth = 0.0;
    float technical = 0.0F;            // complexities, share
    float problem = 0.0F;
    float contact = 0.0F;
    float skill_asked = 0.0F;
    double arose = 0.0;                // time in months
    double expires = 0.0;
    double met_otherwise = 0.0;
};

/// Whether the partner sees the need, nobody is on it and something is left of it. Without a jump: that is anybody's
/// guess.
inline bool can_be_named(const Need& need)
{
    return (need.believed_kind != no_kind) & !need.reserved & (need.hours_left > 0.0);
}

inline constexpr int months_ahead = 32;  // ring of months for which hours are promised; no engagement is longer

inline std::size_t month_slot(int month) { return static_cast<std::size_t>(month % months_ahead); }

/// Capacity work done for a partner, waiting to be counted. All of it waits equally long, so it is due in the order in
/// which it was done.
struct Pending {
    std::int32_t due = 0;     // step
    std::uint32_t company = 0;
    std::uint32_t partner = 0;
    double hours = 0.0;       // credited to the need
    double kept = 0.0;
    double worth = 0.0;
    double waited_months = 0.0;
    bool for_beneficiaries = true;
    bool otherwise = false;
};

struct alignas(64) Partner {
    std::uint32_t luck = 0;          // id that draws follow
    std::uint8_t cause = 0;
    std::uint8_t region = 0;
    bool looking = false;
    // what companies read of it, in one line of memory
    std::span<Need> needs;           // open, in order of number; in a room shared with others (World::needs)
    double coordinator_hours = 0.0;  // per month
    double dependence = 0.0;
    double expected_quality = 0.0;   // effective share of an hour it has come to expect
    double visibility = 1.0;
    std::uint32_t next_need = 0;
    double size = 1.0;               // 1 = mean
    double hours_arising = 0.0;      // of need, per month
    std::array<double, kind_count> kind_share{};  // of them, cumulative; all 0: as everywhere
    double tool_level = 0.0;         // tools and staff to carry things on
    double planning_skill = 0.0;
    double problem_knowledge = 0.0;
    double self_knowledge = 0.0;
    std::array<double, months_ahead> promised{};  // coordinator hours promised, by month modulo months_ahead
    PartnerLedger ledger{};
    // counted over the horizon
    double needs_arisen_hours = 0.0;
    double needs_met_hours = 0.0;
    double needs_expired_hours = 0.0;
    double otherwise_hours = 0.0;
    double hours_in_total = 0.0;     // all hours of real needs that ever arose, for the books
    double hours_out_total = 0.0;    // met otherwise or expired
    double hours_given_closed = 0.0;  // given by volunteers to needs that are closed
    double waiting_sum = 0.0;        // months x hours kept by volunteers
    double volunteer_hours_kept = 0.0;
    double rating_sum = 0.0;         // the partner's ratings of engagements
    double rating_count = 0.0;
    std::uint32_t engagements = 0;
    std::uint32_t proposals = 0;
    std::uint32_t as_offered = 0;
    double perceived_rigidity = 0.0;  // smoothed share of answers that did not take the proposal as offered
};

/// What a company that searches sees of a partner: side by side, because it looks at many.
struct SeenPartner {
    double weight = 0.0;  // visibility ^ power
    std::uint32_t luck = 0;
    std::uint8_t region = 0;
    bool looking = false;
};

/// The open need with this number, or null. `place` is where it was when last looked for, or any number, and becomes
/// where it is: needs that arose before it go, so it is often there or a little before.
inline Need* find_need(Partner& partner, std::uint32_t number, std::uint16_t& place)
{
    const std::span<Need> needs = partner.needs;
    if (needs.empty()) {
        return nullptr;
    }
    std::size_t at = std::min<std::size_t>(place, needs.size() - 1);
    while (at > 0 && needs[at].number > number) {
        --at;
    }
    while (at + 1 < needs.size() && needs[at].number < number) {
        ++at;
    }
    place = static_cast<std::uint16_t>(at);
    return needs[at].number == number ? &needs[at] : nullptr;
}

}  // namespace kaptein::volunteering
