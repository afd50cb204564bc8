#include "models/volunteering/phases/serving/willing.hpp"

#include "base/vectorised.hpp"
#include "base/vectors/branchless.hpp"
#include "base/vectors/padded.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"
#include "random/draw.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kaptein::volunteering {
namespace {

/// The first step of the past twelve months. `never_served` is before it (steps start at 0).
std::int16_t year_ago(const World& world)
{
    return static_cast<std::int16_t>(std::max(world.clock.step - 12 * world.clock.steps_per_month, -32767));
}

constexpr std::size_t chunk = 64 * team_size;  // positions drawn for at once

/// One chunk of a company's positions, from `first` on; columns by place in the chunk.
struct Chunk {
    std::size_t first;
    std::size_t count;
    std::array<Word, chunk> join;
    std::array<Word, chunk> tire;
    std::array<std::uint8_t, chunk> served;       // in the past year: 1, else 0
    std::array<std::uint8_t, chunk> team_served;  // that many of the team
    std::array<float, chunk> most_of_team;        // share of the rest of the team who served, or more
    std::array<std::uint8_t, chunk> marked;

    std::size_t team_end(std::size_t team) const { return std::min<std::size_t>(team + team_size, count); }
};

inline void count_in_team(Chunk& part, std::size_t team, std::size_t size)
{
    const auto of_team = std::accumulate(&part.served[team], &part.served[team] + size, 0);
    const float most = size > 1 ? static_cast<float>(of_team) / static_cast<float>(size - 1) : 0.0F;
    std::fill_n(&part.team_served[team], size, static_cast<std::uint8_t>(of_team));
    std::fill_n(&part.most_of_team[team], size, most);
}

void count_who_served(const World& world, Chunk& part)
{
    const std::int16_t since = year_ago(world);
    const std::int16_t* last_served = world.positions.last_served.data() + part.first;
    std::uint8_t* served = part.served.data();
    const std::size_t count = part.count;
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            served[i] = last_served[i] >= since ? 1 : 0;
        }
    });
    std::size_t team = 0;
    for (; team + team_size <= part.count; team += team_size) {
        count_in_team(part, team, team_size);  // a constant: loops without jumps
    }
    if (team < part.count) {
        count_in_team(part, team, part.count - team);
    }
}

/// Marks who can be asked and whose answer is open: all but those who would decline even if the whole team had served
/// (or, if that counts against it, nobody had) and the boss asked, and who would not tire of it. Draws are cut to 24
/// bits, so not above what they are; margins are more than the rounding of floats.
void mark_open_answers(const World& world, const Company& company, Chunk& part)
{
    const Positions& people = world.positions;
    const float* aware_at = people.aware_at.data() + part.first;
    const float* motivation = people.motivation.data() + part.first;
    const std::int16_t* inactive_until = people.inactive_until.data() + part.first;
    const std::uint8_t* flags = people.flags.data() + part.first;
    const auto awareness = static_cast<float>(company.awareness);
    const auto step = static_cast<std::int16_t>(world.clock.step);
    const JoiningParameters& joining = world.parameters.joining;
    const auto alone = static_cast<float>(joining_logit(joining, company.joining_z, 0.0, 0.0, boss_pressure) + 1e-4);
    const auto by_peers = static_cast<float>(std::max(joining.peers, 0.0));
    const auto tires = static_cast<float>(world.parameters.availability.fatigue * (1.0 + 1e-6) * 0x1p24);
    const Word* join = part.join.data();
    const Word* tire = part.tire.data();
    const float* most_of_team = part.most_of_team.data();
    std::uint8_t* marked = part.marked.data();
    const std::size_t count = part.count;
    // One loop for each width of what is compared: so compilers find the vectors.
    vectorised([=]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const auto u = static_cast<float>(static_cast<std::int32_t>(join[i] >> 8)) * 0x1p-24F;
            const auto v = static_cast<float>(static_cast<std::int32_t>(tire[i] >> 8));
            const float x = alone + motivation[i] + by_peers * most_of_team[i];
            const float more_than = 2.0F - x * (1.0F - x * (0.5F - x * (1.0F / 6.0F)));  // 1 / logistic(x), for x < 0
            marked[i] = static_cast<std::uint8_t>((u * more_than < 1.0F + 1e-5F) | (x >= 0.0F) | (v < tires));
        }
        for (std::size_t i = 0; i < count; ++i) {
            marked[i] = aware_at[i] <= awareness ? marked[i] : std::uint8_t{0};
        }
        for (std::size_t i = 0; i < count; ++i) {
            marked[i] = inactive_until[i] <= step ? marked[i] : std::uint8_t{0};
        }
        for (std::size_t i = 0; i < count; ++i) {
            marked[i] = (flags[i] & Positions::at_work) == 0 ? marked[i] : std::uint8_t{0};
        }
    });
}

/// Those of a chunk whose answers are open; columns by place in this list.
struct Open {
    std::size_t count = 0;
    std::array<std::uint16_t, chunk> place;  // in the chunk
    std::array<Word, chunk> luck;
    std::array<Words, chunk> words;
    std::array<double, chunk> of_team;       // share of the rest of the team who served
    std::array<double, chunk> motivation;
    std::array<double, chunk> how_u;         // how one is asked
    std::array<double, chunk> join_u;
    std::array<double, chunk> asked;         // Asked, as a number
    std::array<double, chunk> joins;         // 1, else 0
    std::array<Word, chunk> generation;      // of those who join

    void list(const World& world, const Company& company, const Chunk& part);
};

void Open::list(const World& world, const Company& company, const Chunk& part)
{
    count = list_marked(part.marked.data(), part.count, place.data());
    const Word first = world.position_luck(company, part.first);
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = place[k];
        const std::size_t team = i - i % team_size;
        const auto colleagues = static_cast<double>(part.team_end(team) - team - 1);
        const int others = part.team_served[i] - part.served[i];
        luck[k] = first + static_cast<Word>(i);
        of_team[k] = colleagues > 0.0 ? others / colleagues : 0.0;
        motivation[k] = world.positions.motivation[part.first + i];
        join_u[k] = uniform(part.join[i]);
    }
    block_each(world.luck, purpose::asked, {luck.data(), count}, world.month_word(), 0, {words.data(), count});
    for (std::size_t k = 0; k < count; ++k) {
        how_u[k] = uniform(words[k][0]);
    }
}

/// How each is asked and whether it joins.
void answer(const World& world, const Company& company, Open& open)
{
    const std::size_t full = fill_up(open.count, open.how_u, open.join_u, open.of_team, open.motivation);
    const JoiningParameters joining = world.parameters.joining;
    const double z = company.joining_z;
    vectorised([joining, z, count = full, how_u = open.how_u.data(), join_u = open.join_u.data(),
                of_team = open.of_team.data(), motivation = open.motivation.data(), asked = open.asked.data(),
                joins = open.joins.data()]() KAPTEIN_VECTORISED {
        for (std::size_t k = 0; k < count; ++k) {
            asked[k] = asked_number(how_u[k], of_team[k]);
            const double pressure = pressure_of(asked[k]);
            const double chance = elementary::logistic(joining_logit(joining, z, motivation[k], of_team[k], pressure));
            joins[k] = join_u[k] < chance ? 1.0 : 0.0;
        }
    });
}

/// A personal ask can tire, for some months.
void tire_some(World& world, const Chunk& part, Open& open)
{
    const double fatigue = world.parameters.availability.fatigue;
    std::array<std::uint16_t, chunk> tired;
    std::array<Word, chunk> luck;
    std::array<Words, chunk> words;
    std::size_t count = 0;
    for (std::size_t k = 0; k < open.count; ++k) {  // without a jump
        tired[count] = open.place[k];
        luck[count] = open.luck[k];
        const bool tires = uniform(part.tire[open.place[k]]) < fatigue;
        count += tires & (open.asked[k] != static_cast<double>(Asked::open_call)) ? 1 : 0;
    }
    block_each(world.luck, purpose::inactive_spell, {luck.data(), count}, world.month_word(), 0, {words.data(), count});
    for (std::size_t i = 0; i < count; ++i) {
        const double months = 1.0 + exponential_draw(uniform(words[i][0]), inactive_months_mean);
        world.positions.inactive_until[part.first + tired[i]] =
            static_cast<std::int16_t>(world.clock.step + static_cast<int>(months * world.clock.steps_per_month + 0.5));
    }
}

/// Those who say yes and have the hours.
void add_candidates(const World& world, const Chunk& part, Open& open, double least_u,
                    std::vector<Candidate>& candidates)
{
    const std::size_t before = candidates.size();
    candidates.resize(before + open.count);
    Candidate* const yes = candidates.data() + before;
    std::size_t count = 0;
    for (std::size_t k = 0; k < open.count; ++k) {  // without a jump: who joins is anybody's guess
        const std::size_t position = part.first + open.place[k];
        const auto asked = static_cast<Asked>(static_cast<int>(open.asked[k]));
        yes[count] = {static_cast<std::uint32_t>(position), open.words[k][1], 0, asked, false};
        open.luck[count] = open.luck[k];
        count += open.joins[k] > 0.0 ? 1 : 0;
    }
    for (std::size_t k = 0; k < count; ++k) {
        open.generation[k] = world.positions.generation[yes[k].position];
    }
    const auto year = static_cast<std::uint16_t>(world.clock.step / (12 * world.clock.steps_per_month));
    block_each(world.luck, purpose::free_hours, {open.luck.data(), count}, year, {open.generation.data(), count},
               {open.words.data(), count});
    std::size_t kept = 0;
    for (std::size_t k = 0; k < count; ++k) {
        yes[kept] = yes[k];
        yes[kept].free = open.words[k][0];
        kept += uniform(yes[kept].free) < least_u ? 0 : 1;
    }
    candidates.resize(before + kept);
}

}  // namespace

void ask_everybody(World& world, const Company& company, std::vector<Candidate>& candidates, double hours_asked)
{
    candidates.clear();
    const double least_u = chance_of_less_free_hours(world.parameters.availability, hours_asked);
    const std::size_t end = static_cast<std::size_t>(company.first) + company.size;
    Chunk part;
    Open open;
    for (part.first = company.first; part.first < end; part.first += chunk) {
        part.count = std::min(chunk, end - part.first);
        const Word luck = world.position_luck(company, part.first);
        one_word_each(world.luck, purpose::joins, luck, world.month_word(), {part.join.data(), part.count});
        one_word_each(world.luck, purpose::tires, luck, world.month_word(), {part.tire.data(), part.count});
        count_who_served(world, part);
        mark_open_answers(world, company, part);
        open.list(world, company, part);
        answer(world, company, open);
        tire_some(world, part, open);
        add_candidates(world, part, open, least_u, candidates);
    }
}

}  // namespace kaptein::volunteering
