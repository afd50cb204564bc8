#include "models/volunteering/results/state_digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <type_traits>

namespace kaptein::volunteering {
namespace {

static_assert(std::endian::native == std::endian::little, "digests are of little-endian bytes");

/// Field by field, because padding between fields holds no meaning.
class Fields {
  public:
    explicit Fields(DigestStream& stream) : stream_(stream) {}

    template <class... Values>
    void operator()(const Values&... values)
    {
        (add(values), ...);
    }

    /// To be called at the end.
    void flush()
    {
        stream_.add(bytes_.data(), waiting_);
        waiting_ = 0;
    }

  private:
    template <class Value>
    void add(const Value& value)
    {
        static_assert(std::is_arithmetic_v<Value> || std::is_enum_v<Value>);
        if (waiting_ + sizeof value > bytes_.size()) {
            flush();
        }
        std::memcpy(bytes_.data() + waiting_, &value, sizeof value);
        waiting_ += sizeof value;
    }
    template <class Value>
    void add(const std::vector<Value>& column)
    {
        static_assert(std::is_arithmetic_v<Value>);
        flush();
        stream_.add(column.data(), column.size() * sizeof(Value));
    }
    template <class Value, std::size_t N>
    void add(const std::array<Value, N>& values)
    {
        for (const Value& value : values) {
            add(value);
        }
    }

    DigestStream& stream_;
    std::array<char, 1024> bytes_;  // fields wait here, because a stream takes as long for few bytes as for many
    std::size_t waiting_ = 0;
};

void add_positions(Fields& fields, const Positions& people)
{
    fields(people.grade, people.function, people.generation, people.hired, people.motive, people.attachment,
           people.leaving_factor, people.aware_at, people.motivation, people.belief, people.inactive_until,
           people.last_served, people.flags);
}

/// Of those somebody has looked at; the others' follow from (position, generation).
void add_known_people(Fields& fields, const World& world, const Company& company)
{
    if (company.known.empty()) {
        return;
    }
    for (std::uint32_t position = company.first; position < company.first + company.size; ++position) {
        const std::uint32_t index = world.positions.known[position];
        if (index != Positions::unknown) {
            const KnownPerson& person = company.known[index];
            fields(person.traits.skill, person.traits.self_assessment, person.traits.tool_level, person.traits.empathy,
                   person.hours_of_year, person.skill_gained, person.position);
        }
    }
}

void add_company(Fields& fields, const Company& company)
{
    fields(company.first, company.size, company.sector, company.region, company.adopts, company.tool_level,
           company.planning_skill, company.joining_z, company.objective, company.reach, company.awareness,
           company.belief_public, company.committed_eur, company.offered_hours, company.skilled_hours,
           company.willing_estimate, company.has_volunteers, company.rating_of_year, company.participation,
           company.skill_stock, company.impact_seen, company.copied_at, company.copied_choice, company.copied_from,
           company.next_engagement, company.next_proposal, company.ledger);
    for (const Relation& relation : company.relations) {
        fields(relation.partner, relation.trust, relation.knowledge, relation.cash_per_year, relation.cash_without,
               relation.known, relation.known_without, relation.proposals, relation.as_offered,
               std::int32_t{relation.last_contact}, std::int32_t{relation.assessed_until});
    }
    for (const Engagement& engagement : company.engagements) {
        fields(engagement.id, engagement.partner, engagement.need, engagement.kind, engagement.lead, engagement.state,
               engagement.heads, engagement.filled, engagement.start, engagement.end, engagement.plan_quality,
               engagement.sophistication, engagement.hours_with_partner, engagement.gain_sum, engagement.served_sum,
               engagement.rating_sum, engagement.rating_weight);
    }
    for (const Assignment& assignment : company.assignments) {
        fields(assignment.engagement, assignment.position, assignment.generation, assignment.asked, assignment.bond,
               assignment.rating, assignment.hours, assignment.effective, assignment.start);
    }
}

/// What waits by partner, and in the order in which it was done.
std::vector<Pending> pending_by_partner(const World& world)
{
    std::vector<Pending> pending = world.pending;
    std::stable_sort(pending.begin(), pending.end(),
                     [](const Pending& one, const Pending& other) { return one.partner < other.partner; });
    return pending;
}

void add_partner(Fields& fields, const Partner& partner)
{
    fields(partner.cause, partner.region, partner.looking, partner.size, partner.visibility, partner.tool_level,
           partner.planning_skill, partner.problem_knowledge, partner.self_knowledge, partner.coordinator_hours,
           partner.dependence, partner.expected_quality, partner.next_need, partner.promised, partner.ledger,
           partner.needs_arisen_hours, partner.needs_met_hours, partner.needs_expired_hours,
           partner.perceived_rigidity);
    for (const Need& need : partner.needs) {
        fields(need.number, need.kind, need.believed_kind, need.real, need.for_beneficiaries, need.reserved, need.hours,
               need.hours_left, need.worth, need.believed_worth, need.technical, need.problem, need.contact,
               need.skill_asked, need.arose, need.expires, need.met_otherwise);
    }
}

}  // namespace

Digest state_digest(const World& world)
{
    DigestStream stream;
    Fields fields(stream);
    add_positions(fields, world.positions);
    for (const Company& company : world.companies) {
        add_company(fields, company);
        add_known_people(fields, world, company);
    }
    const std::vector<Pending> pending = pending_by_partner(world);
    auto next = pending.begin();
    for (std::uint32_t id = 0; id < world.partners.size(); ++id) {
        add_partner(fields, world.partners[id]);
        for (; next != pending.end() && next->partner == id; ++next) {
            fields(next->due, next->company, next->hours, next->kept, next->worth);
        }
    }
    fields.flush();
    return stream.finish();
}

}  // namespace kaptein::volunteering
