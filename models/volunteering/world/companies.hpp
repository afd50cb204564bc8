#pragma once

#include "base/vectors/branchless.hpp"
#include "models/volunteering/assignment.hpp"
#include "models/volunteering/declared/choices.hpp"
#include "models/volunteering/kinds.hpp"
#include "models/volunteering/mechanisms/meeting/answering.hpp"
#include "models/volunteering/mechanisms/serving/joining.hpp"
#include "models/volunteering/world/known_people.hpp"
#include "models/volunteering/world/ledger.hpp"
#include "models/volunteering/world/positions.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace kaptein::volunteering {

inline constexpr std::uint32_t no_need = 0xffffffffU;

/// A company's dealings with one partner; made when they first meet.
struct Relation {
    std::uint32_t partner = 0;
    std::uint32_t partner_luck = 0;  // the order of relations, so that renaming partners changes nothing
    float trust = 0.5F;
    float knowledge = 0.0F;          // of this partner's problem
    double cash_per_year = 0.0;      // EUR
    double cash_without = 0.0;       // EUR it would give without any program: the same luck, trust never moved
    // Companies propose to a partner once a month at most; steps are 16 bits wide.
    std::uint16_t proposals : 15 = 0;
    bool known : 1 = false;          // they have met
    std::uint16_t as_offered : 15 = 0;
    bool known_without : 1 = false;  // they would have, by gifts alone
    std::int16_t last_contact = -1;  // step
    std::int16_t assessed_until = -1;  // step until which an assessment holds
};
static_assert(sizeof(Relation) == 40, "companies have many");

struct Proposal {
    std::uint32_t company = 0;
    std::uint32_t partner = 0;
    std::uint32_t need = no_need;    // the need named, or none
    std::uint8_t kind = 0;           // kind of help offered
    Shape shape = Shape::team_day;
    std::uint16_t heads = 0;
    std::uint16_t months = 0;
    std::uint16_t answer_place = 0;  // of answer_need among the partner's needs
    std::uint32_t company_luck = 0;
    double hours_per_month = 0.0;    // per head
    double fee_per_head = 0.0;
    double cash = 0.0;               // EUR per year the partner sees at stake
    double misfit = 0.0;             // distance from any open need, share
    bool brokered = false;
    // the answer
    Answer answer = Answer::decline;
    Answer answer_without_cash = Answer::decline;  // what the best answer would be with nothing at stake
    std::uint32_t answer_need = no_need;
    double turn_value = 0.0;         // what the partner serves its letters by
    std::uint32_t turn_tie = 0;
};

enum class EngagementState : std::uint8_t { agreed, running, done, cancelled };

struct Engagement {
    std::uint32_t id = 0;            // counts the company's engagements
    std::uint32_t partner = 0;
    std::uint32_t need = no_need;    // none: make-work
    std::uint8_t kind = 0;
    Lead lead = Lead::company;
    EngagementState state = EngagementState::agreed;
    bool brokered = false;
    bool profile_known = false;      // an assessment or a redirect told the company what is asked
    Shape shape = Shape::team_day;
    std::uint16_t heads = 0;         // places
    std::uint16_t months = 0;
    std::uint16_t filled = 0;
    std::uint32_t first_assignment = 0;  // its people stand in a row: where, and how many (find_people)
    std::uint32_t people = 0;
    std::int32_t start = 0;          // step
    std::int32_t end = 0;            // first step after
    double hours_per_month = 0.0;
    double expected_cost = 0.0;      // reserved from the allotment until it starts
    float technical = 0.3F;
    float problem = 0.3F;
    float contact = 0.0F;
    float skill_asked = 0.3F;
    double plan_quality = 1.0;
    double sophistication = 0.0;     // at first
    double hours_with_partner = 0.0;
    double gain_sum = 0.0;           // effective hours and hours, for the partner's rating
    double served_sum = 0.0;
    double rating_sum = 0.0;         // of volunteers, weighted
    double rating_weight = 0.0;
    // of this step, settled with the partner at its end
    double step_hours = 0.0;         // served
    double step_heads = 0.0;         // volunteer-months served
    double step_credit = 0.0;        // effective, credited to the need
    double step_kept = 0.0;          // of the credit, what lasts
    double step_harm = 0.0;          // EUR
    std::uint16_t need_place = 0;    // among the partner's needs, when it was last looked for
    bool step_otherwise = false;     // others would have done it
    bool need_gone = false;
};

struct Assignment {
    std::uint32_t engagement = 0;    // id
    std::uint32_t position = 0;
    std::uint16_t generation = 0;
    Asked asked = Asked::open_call;
    float bond = 0.0F;
    float rating = 0.5F;             // the volunteer's last rating
    float hours = 0.0F;              // served
    float effective = 0.0F;          // credited to the need
    float part_of_month = 0.0F;      // served in the last step
    std::int32_t start = 0;
};

struct Candidate {
    std::uint32_t position = 0;
    std::uint32_t arrival = 0;       // order in which they said yes: a draw
    std::uint32_t free = 0;          // what decides the free hours: uniform(free) is their place among all
    Asked asked = Asked::open_call;
    bool taken = false;
};

/// A candidate gets a place.
struct Chosen {
    std::uint32_t column = 0;     // of the open engagements
    std::uint32_t candidate = 0;

    bool operator<(const Chosen& other) const
    {
        return column != other.column ? column < other.column : candidate < other.candidate;
    }
};

/// Memory that staffing reuses from company to company and month to month; one for each lane.
struct StaffingMemory {
    std::vector<Candidate> candidates;
    std::vector<std::uint64_t> unordered;    // [candidate] rank, arrival and candidate in one number
    std::vector<std::uint64_t> order;
    std::vector<std::uint32_t> open;         // engagements that start this step, by index
    std::vector<std::uint32_t> capacity;
    std::vector<double> hours_u;             // [open] chance of fewer free hours than are asked
    std::vector<std::int64_t> score;
    std::vector<std::int32_t> column_of_row;  // of those looked at
    std::vector<Chosen> chosen;              // by engagement, then by candidate
    std::vector<std::uint32_t> positions;    // of those chosen
    AssignmentWorkspace assignment;
};

/// Counts of people for the unadjusted figures of practice: [stratum][took part][left].
inline constexpr int strata_count = 12;
using LeavingTable = std::array<std::array<std::array<std::uint32_t, 2>, 2>, strata_count>;

struct Company {
    std::uint32_t luck = 0;          // id that draws follow
    std::uint32_t first = 0;         // first position
    std::uint32_t size = 0;
    std::uint32_t first_luck = 0;    // draws of position i follow first_luck + i
    std::uint8_t sector = 0;
    std::uint8_t region = 0;
    bool adopts = false;
    bool treated = false;            // counted in the outcomes of companies
    bool knows_toolkit = false;
    bool keeps_program = false;      // no design of the study reaches it
    double allotment = 0.0;          // EUR per employee and year
    double donations = 0.0;          // usual gifts to partners, EUR per employee and year
    double tool_level = 0.0;
    double planning_skill = 0.0;
    double joining_z = 0.0;
    double objective = 0.5;          // weight of impact against participation where it measures both
    double mean_hourly_cost = 0.0;
    std::array<double, function_count> function_share{};
    ProgramDesign design;
    // state of the program
    double awareness = 0.0;
    double belief_public = 0.5;
    double committed_eur = 0.0;      // of this program year's allotment
    double offered_hours = 0.0;      // in agreed engagements
    double skilled_hours = 0.0;
    double willing_estimate = 0.0;   // people willing per month of asking
    bool has_volunteers = false;     // anybody has served yet
    double rating_of_year = 0.5;     // mean rating of volunteers in the past year (moving)
    double participation = 0.0;      // share who served in the past 12 months
    double skill_gained_total = 0.0;
    double skill_stock = 0.0;        // job-relevant skill gained by those still here
    double impact_seen = 0.0;
    std::int32_t copied_at = -1;      // step of the last copy of a choice, of which one and from whom
    std::uint8_t copied_choice = 0;   // 0 to 3: agenda, lead, format, framing
    std::uint32_t copied_from = 0;    // company
    std::uint32_t next_engagement = 0;
    std::uint32_t next_proposal = 0;
    std::vector<Relation> relations;  // in order of the partner's luck
    std::vector<Engagement> engagements;
    std::vector<Assignment> assignments;
    std::vector<Proposal> proposals;      // of this month
    std::vector<std::uint32_t> assessed;  // partners assessed this month
    std::vector<std::uint32_t> reach;     // partners it can hear of, in order of their luck
    std::vector<double> look_weight;      // [reach] cumulative search weight, of this month
    KnownPeople known;                    // those looked at who are still here
    CompanyLedger ledger{};
    LeavingTable naive{};
    LeavingTable landmark{};
    // counted over the horizon
    double participant_years = 0.0;
    double participant_hours = 0.0;
    double active_then = 0.0;        // volunteers of a year who are still here a year later
    double inactive_next = 0.0;      // of those, not active then
    double leavings = 0.0;
    double same_person_months = 0.0;
    double changes = 0.0;            // choices copied from others
    double engagements_agreed = 0.0;
    double engagements_done = 0.0;
    double engagements_cancelled = 0.0;
    double misfit_sum = 0.0;                    // over proposals
    double team_tasks_offered = 0.0;            // proposals of a team day with unskilled work
    double team_ties = 0.0;                     // pairs of a team in one engagement
    std::array<double, 4> answers{};            // by Answer
    std::array<double, 2> people_by_tenure{};   // person-years: first year of tenure, five years and more
    std::array<double, 2> active_by_tenure{};
};

/// Where the relation with the partner of this luck is or belongs in `relations`.
inline std::vector<Relation>::iterator relation_place(Company& company, std::uint32_t partner_luck)
{
    const std::size_t place = first_not(
        company.relations.size(), [&](std::size_t i) { return company.relations[i].partner_luck < partner_luck; });
    return company.relations.begin() + static_cast<std::ptrdiff_t>(place);
}

inline Relation* find_relation(Company& company, std::uint32_t partner_luck)
{
    const auto place = relation_place(company, partner_luck);
    return place != company.relations.end() && place->partner_luck == partner_luck ? &*place : nullptr;
}

inline const Relation* find_relation(const Company& company, std::uint32_t partner_luck)
{
    return find_relation(const_cast<Company&>(company), partner_luck);  // looks only
}

inline Engagement* find_engagement(Company& company, std::uint32_t id)
{
    for (Engagement& engagement : company.engagements) {
        if (engagement.id == id) {
            return &engagement;
        }
    }
    return nullptr;
}

/// The same for one assignment after another: those of an engagement stand in a row, so few need a search.
class EngagementOf {
  public:
    explicit EngagementOf(Company& company) : company_(company) {}

    Engagement& operator()(const Assignment& assignment)
    {
        if (last_ == nullptr || last_->id != assignment.engagement) {
            last_ = find_engagement(company_, assignment.engagement);
        }
        return *last_;
    }

  private:
    Company& company_;
    Engagement* last_ = nullptr;
};

/// Notes for each engagement where its people are now.
inline void find_people(Company& company)
{
    for (Engagement& engagement : company.engagements) {
        engagement.people = 0;
    }
    EngagementOf engagement_of(company);
    for (std::uint32_t i = 0; i < company.assignments.size(); ++i) {
        Engagement& engagement = engagement_of(company.assignments[i]);
        engagement.first_assignment = engagement.people == 0 ? i : engagement.first_assignment;
        ++engagement.people;
    }
}

/// As they were at the last find_people.
inline std::span<Assignment> people_of(Company& company, const Engagement& engagement)
{
    return {company.assignments.data() + engagement.first_assignment, engagement.people};
}

}  // namespace kaptein::volunteering
