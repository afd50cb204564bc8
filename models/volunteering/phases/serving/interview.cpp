#include "models/volunteering/phases/serving/interview.hpp"

#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"

#include <algorithm>

namespace kaptein::volunteering {
namespace {

template <class Value>
using Each = std::array<Value, interviews_at_once>;

/// The draws of these people, four words for each block that is asked for.
struct Draws {
    std::size_t count;
    Each<Word> luck;
    Each<Word> of_person;
    Each<Word> draw;
    Each<Words> words;
    Each<Word> word;
    Each<double> z;

    void take(const World& world, Word block)
    {
        for (std::size_t i = 0; i < count; ++i) {
            draw[i] = of_person[i] + block;
        }
        block_each(world.luck, purpose::interview, {luck.data(), count}, 0, {draw.data(), count},
                   {words.data(), count});
    }

    void to_normal(std::size_t which)
    {
        for (std::size_t i = 0; i < count; ++i) {
            word[i] = words[i][which];
        }
        normal_each({word.data(), count}, {z.data(), count});
    }
};

double signal(double true_value, double error, double z) { return std::clamp(true_value + error * z, 0.0, 1.0); }

}  // namespace

void interview(const World& world, const Company& company, std::span<const std::uint32_t> positions, unsigned kinds,
               Signals& seen)
{
    Draws draws;
    draws.count = positions.size();
    Each<const Traits*> traits;
    for (std::size_t i = 0; i < draws.count; ++i) {
        const std::size_t position = positions[i];
        draws.luck[i] = world.position_luck(company, position);
        draws.of_person[i] = static_cast<Word>(world.positions.generation[position]) * 4;
        traits[i] = &company.known[world.positions.known[position]].traits;
    }
    const double error = world.parameters.choosing.interview_error;
    draws.take(world, 2);
    draws.to_normal(0);
    for (std::size_t i = 0; i < draws.count; ++i) {
        seen.empathy[i] = signal(traits[i]->empathy, error, draws.z[i]);
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        if (kind % 4 == 0 && (kinds >> kind & 15U) != 0) {
            draws.take(world, static_cast<Word>(kind / 4));
        }
        if ((kinds >> kind & 1U) != 0) {
            draws.to_normal(kind % 4);
            for (std::size_t i = 0; i < draws.count; ++i) {
                seen.skill[kind][i] = signal(traits[i]->skill[kind], error, draws.z[i]);
            }
        }
    }
}

}  // namespace kaptein::volunteering
