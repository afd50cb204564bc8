#include "random/draw.hpp"
#include "speed/workload/world.hpp"

#include <algorithm>

namespace kaptein::workload {

namespace {

void fill(Kinds& values, Luck luck, Purpose purpose, Word id)
{
    for (Word half = 0; half < 2; ++half) {
        const Words words = bits(luck, purpose, id, 0, half);
        for (std::size_t k = 0; k < 4; ++k) {
            values[4 * half + k] = static_cast<float>(uniform(words[k]));
        }
    }
}

void draw_volunteers(Volunteers& people, Luck luck, Block block)
{
    const std::size_t companies = std::max<std::size_t>(1, people.company.size() / volunteers_per_company);
    for (std::size_t i = block.begin; i < block.end; ++i) {
        const auto id = static_cast<Word>(i);
        fill(people.skill[i], luck, purpose::volunteer, id);
        const Words rest = bits(luck, purpose::volunteer, id, 0, 2);
        people.empathy[i] = static_cast<float>(uniform(rest[0]));
        people.seniority[i] = static_cast<float>(uniform(rest[1]));
        people.motivation[i] = -3.0 * uniform(rest[2]);
        people.company[i] = pick(uniform(rest[3]), static_cast<std::uint32_t>(companies));
    }
}

void resize(World& world, std::size_t volunteers)
{
    Volunteers& people = world.volunteers;
    people.skill.resize(volunteers);
    people.empathy.resize(volunteers);
    people.seniority.resize(volunteers);
    people.motivation.resize(volunteers);
    people.company.resize(volunteers);
    people.joins_below.assign(volunteers, 0);
    const std::size_t partners = volunteers / volunteers_per_partner;
    world.partners.need.resize(partners);
    world.partners.open.resize(partners);
    const std::size_t blocks = (volunteers + grain - 1) / grain;
    world.joined.who.resize(volunteers);
    world.joined.score.resize(volunteers);
    world.joined.count.resize(blocks);
    world.motivation_sum.resize(blocks);
}

} // namespace

void set_up(World& world, std::size_t volunteers, Luck luck, Executor& executor)
{
    resize(world, volunteers);
    world.luck = luck;
    world.joined_count = 0;
    world.placed_count = 0;
    executor.for_blocks(volunteers, grain, [&](Block block, int) { draw_volunteers(world.volunteers, luck, block); });
    for (std::size_t p = 0; p < world.partners.need.size(); ++p) {
        fill(world.partners.need[p], luck, purpose::partner, static_cast<Word>(p));
    }
    world.partners.impact.assign(world.partners.need.size(), 0.0);
    world.partners.room.assign(world.partners.need.size(), places);
}

} // namespace kaptein::workload
