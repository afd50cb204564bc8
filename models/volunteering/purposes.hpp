#pragma once

#include "random/purpose.hpp"

/// What randomness decides in this model. A number is never used again for anything else. Beside each: what the
/// words `entity` and `draw` of the counter hold. Months count from the first month of burn-in.
namespace kaptein::volunteering::purpose {

// drawn once (month 0)
inline constexpr Purpose company_traits{1};    // company, block of four words
inline constexpr Purpose company_adopts{2};    // company
inline constexpr Purpose present_design{3};    // company: the program it has today, before anyone switches it
inline constexpr Purpose donation{4};          // company, number of the gift
inline constexpr Purpose position_grade{5};    // position: grade, function, tenure of the first employee
inline constexpr Purpose partner_traits{6};    // partner, block of four words
inline constexpr Purpose single_company{7};    // 0: which company `deployment: one` switches
inline constexpr Purpose reach{8};             // company, number of the draw
// drawn at hire
inline constexpr Purpose employee_traits{10};  // position, generation * 8 + block
// 11 was given up before the first release
inline constexpr Purpose employee_motive{12}; // position, generation: two motives, awareness; month = attempt at set-up
// 13 was given up before the first release
inline constexpr Purpose survey{14}; // position, generation: error of a survey of motive
// every month
inline constexpr Purpose needs_count{20}; // partner
inline constexpr Purpose need_profile{21}; // partner, number of the need * 4 + block
// 22 was given up before the first release
inline constexpr Purpose search_partner{30}; // company, number of the look
inline constexpr Purpose taste_for_partner{31}; // company, partner: standing affinity
inline constexpr Purpose offered_kind{32}; // company, number of the proposal
inline constexpr Purpose assessment_error{33}; // partner and need: whether this company misses it
inline constexpr Purpose assessment_noise{34}; // partner; company * 128 + 2 * number + block
inline constexpr Purpose answer_tie{40}; // company, partner
inline constexpr Purpose partner_decides{41}; // company, partner
inline constexpr Purpose redirect_taken{42}; // company, partner
inline constexpr Purpose gift_renewed{43}; // company, partner
inline constexpr Purpose gift_moves{44}; // company, number of the gift
inline constexpr Purpose free_hours{50}; // position, generation; month = year
inline constexpr Purpose joins{51}; // one word of four positions (random/batch.hpp)
inline constexpr Purpose choosing_tie{52}; // position
inline constexpr Purpose interview{53}; // position, generation * 4 + block
inline constexpr Purpose inactive_spell{54}; // position
inline constexpr Purpose asked{55}; // position: asked how, arrival
inline constexpr Purpose tires{56}; // one word of four positions
inline constexpr Purpose breaks_off{60}; // position
inline constexpr Purpose leaves{70}; // one word of four positions
inline constexpr Purpose review{80}; // company
inline constexpr Purpose measured{81}; // company
inline constexpr Purpose panel_sample{90}; // entity

} // namespace kaptein::volunteering::purpose
