#include "models/volunteering/results/state_digest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <type_traits>

namespace kaptein::volunteering {
namespace {

static_assert(std::endian::native == std::endian::little, "digests are of little-endian bytes");

/// Bytes of some companies or partners; their room is used again.
struct Bytes {
    std::vector<char> room;
    std::size_t used = 0;
    DigestStream* stream = nullptr;  // is given them whenever the room is full; or they are kept

    char* more(std::size_t count)
    {
        if (room.size() - used < count && stream != nullptr) {
            stream->add(room.data(), used);
            used = 0;
        }
        if (room.size() - used < count) {
            room.resize(2 * (room.size() + count) + 8192);
        }
        used += count;
        return room.data() + used - count;
    }
};

/// Field by field, because padding between fields holds no meaning.
class Fields {
  public:
    explicit Fields(Bytes& bytes) : bytes_(bytes) {}

    template <class... Values>
    void operator()(const Values&... values)
    {
        char* at = bytes_.more((size_of(values) + ...));
        (put(at, values), ...);
    }

  private:
    template <class Value>
    static std::size_t size_of(const Value&)
    {
        return sizeof(Value);
    }
    template <class Value>
    static std::size_t size_of(const std::vector<Value>& column)
    {
        return column.size() * sizeof(Value);
    }
    template <class Value>
    static const void* bytes_of(const Value& value)
    {
        static_assert(std::is_arithmetic_v<Value> || std::is_enum_v<Value>);
        return &value;
    }
    template <class Value, std::size_t N>
    static const void* bytes_of(const std::array<Value, N>& values)
    {
        static_assert(std::is_arithmetic_v<Value>);
        return values.data();
    }
    template <class Value>
    static const void* bytes_of(const std::vector<Value>& column)
    {
        static_assert(std::is_arithmetic_v<Value>);
        return column.data();
    }
    template <class Value>
    static void put(char*& at, const Value& value)
    {
        const std::size_t count = size_of(value);
        if (count > 0) {
            std::memcpy(at, bytes_of(value), count);
            at += count;
        }
    }

    Bytes& bytes_;
};

template <class... Values>
void hash_columns(DigestStream& stream, const std::vector<Values>&... columns)
{
    (stream.add(columns.data(), columns.size() * sizeof(Values)), ...);
}

void hash_positions(DigestStream& stream, const Positions& people)
{
    hash_columns(stream, people.grade, people.function, people.generation, people.hired, people.motive,
                 people.attachment, people.leaving_factor, people.aware_at, people.motivation, people.belief,
                 people.inactive_until, people.last_served, people.flags);
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

constexpr std::size_t entities_at_once = 4;
constexpr std::size_t blocks_at_once = 32;

/// Writes down companies and partners, block by block, in the order in which they are hashed.
class Writer {
  public:
    explicit Writer(const World& world) : world_(world), pending_(pending_by_partner(world)) {}

    std::size_t blocks() const { return company_blocks() + blocks_of(world_.partners.size()); }

    void write(std::size_t block, Bytes& bytes) const
    {
        Fields fields(bytes);
        if (block < company_blocks()) {
            write_companies(block * entities_at_once, fields);
        } else {
            write_partners((block - company_blocks()) * entities_at_once, fields);
        }
    }

  private:
    static std::size_t blocks_of(std::size_t count) { return (count + entities_at_once - 1) / entities_at_once; }
    std::size_t company_blocks() const { return blocks_of(world_.companies.size()); }

    void write_companies(std::size_t first, Fields& fields) const
    {
        for (std::size_t id = first; id < std::min(first + entities_at_once, world_.companies.size()); ++id) {
            add_company(fields, world_.companies[id]);
            add_known_people(fields, world_, world_.companies[id]);
        }
    }

    void write_partners(std::size_t first, Fields& fields) const
    {
        auto next = std::partition_point(pending_.begin(), pending_.end(),
                                         [&](const Pending& pending) { return pending.partner < first; });
        for (std::size_t id = first; id < std::min(first + entities_at_once, world_.partners.size()); ++id) {
            add_partner(fields, world_.partners[id]);
            for (; next != pending_.end() && next->partner == id; ++next) {
                fields(next->due, next->company, next->hours, next->kept, next->worth);
            }
        }
    }

    const World& world_;
    std::vector<Pending> pending_;
};

/// By one lane, in little memory.
Digest digest_alone(const World& world, const Writer& writer)
{
    DigestStream stream;
    hash_positions(stream, world.positions);
    Bytes bytes;
    bytes.stream = &stream;
    for (std::size_t block = 0; block < writer.blocks(); ++block) {
        writer.write(block, bytes);
    }
    stream.add(bytes.room.data(), bytes.used);
    return stream.finish();
}

void hash(DigestStream& stream, std::span<const Bytes> written)
{
    for (const Bytes& bytes : written) {
        stream.add(bytes.room.data(), bytes.used);
    }
}

}  // namespace

/// One lane hashes what the lanes have written down, in order, while the others write the next.
Digest state_digest(const World& world, Executor& executor)
{
    const Writer writer(world);
    if (executor.lanes() == 1) {
        return digest_alone(world, writer);
    }
    DigestStream stream;
    std::array<std::array<Bytes, blocks_at_once>, 2> rounds;
    const std::size_t count = (writer.blocks() + blocks_at_once - 1) / blocks_at_once;
    for (std::size_t round = 0; round <= count; ++round) {
        auto& written = rounds[round % 2];
        const auto& before = rounds[(round + 1) % 2];
        const std::size_t first = round * blocks_at_once;
        const std::size_t end = std::min(first + blocks_at_once, std::max(first, writer.blocks()));
        executor.for_blocks(1 + end - first, 1, [&](Block block, int) {
            if (block.index > 0) {
                Bytes& bytes = written[block.index - 1];
                bytes.used = 0;
                writer.write(first + block.index - 1, bytes);
            } else if (round == 0) {
                hash_positions(stream, world.positions);
            } else {
                hash(stream, {before.data(), std::min(blocks_at_once, writer.blocks() + blocks_at_once - first)});
            }
        });
    }
    return stream.finish();
}

}  // namespace kaptein::volunteering
