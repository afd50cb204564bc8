#include "base/contract.hpp"
#include "experiment/sweep/unit_points.hpp"
#include "random/draw.hpp"
#include "random/sampling_purpose.hpp"
#include "random/stream.hpp"

#include <bit>

namespace kaptein {
namespace {

class RandomPoints final : public UnitPoints {
  public:
    RandomPoints(std::uint64_t points, SampleSeed seed) : points_(points), seed_(seed) {}
    std::uint64_t count() const override { return points_; }
    void fill(std::uint64_t number, std::span<double> u) const override
    {
        for (std::size_t column = 0; column < u.size(); ++column) {
            const Words words = bits({seed_.seed, 0}, engine_purpose::sample_points,
                                     seed_.first_column + static_cast<Word>(column), 0, static_cast<Word>(number));
            u[column] = uniform(words[0], words[1]);
        }
    }

  private:
    std::uint64_t points_;
    SampleSeed seed_;
};

/// The stratum of each point is a permutation that is computed, not kept: in each of many rounds a number x and its
/// partner key - x (mod N) change places or not, by one random bit that both share (Hoang, Morris and Rogaway 2012, "An
/// enciphering scheme based on a card shuffle", CRYPTO 2012).
class LatinPoints final : public UnitPoints {
  public:
    LatinPoints(std::uint64_t points, std::size_t columns, SampleSeed seed)
        : points_(points),
          rounds_(static_cast<std::uint16_t>(16 + 6 * std::bit_width(points))),
          seed_(seed)
    {
        for (std::size_t column = 0; column < columns; ++column) {
            for (std::uint16_t round = 0; round < rounds_; ++round) {
                const Words words = draw(column, round, keys);
                keys_.push_back(pick(uniform(words[0], words[1]), static_cast<std::uint32_t>(points_)));
            }
        }
    }
    std::uint64_t count() const override { return points_; }
    void fill(std::uint64_t number, std::span<double> u) const override
    {
        for (std::size_t column = 0; column < u.size(); ++column) {
            const Words words = draw(column, places, static_cast<Word>(number));
            const auto stratum = static_cast<double>(shuffled(column, static_cast<std::uint32_t>(number)));
            u[column] = (stratum + uniform(words[0], words[1])) / static_cast<double>(points_);
        }
    }

  private:
    static constexpr Word keys = 0xffffffff; // no block of bits has this number
    static constexpr std::uint16_t places = 0xffff; // no round has this number

    Words draw(std::size_t column, std::uint16_t round, Word which) const
    {
        return bits({seed_.seed, 0}, engine_purpose::sample_strata, seed_.first_column + static_cast<Word>(column),
                    round, which);
    }

    std::uint32_t shuffled(std::size_t column, std::uint32_t x) const
    {
        const auto n = static_cast<std::uint32_t>(points_);
        for (std::uint16_t round = 0; round < rounds_; ++round) {
            const std::uint32_t key = keys_[column * rounds_ + round];
            const std::uint32_t partner = key >= x ? key - x : key + (n - x);
            const std::uint32_t larger = std::max(x, partner);
            const Words words = draw(column, round, larger / 128);
            x = ((words[larger / 32 % 4] >> (larger % 32)) & 1u) != 0 ? partner : x;
        }
        return x;
    }

    std::uint64_t points_;
    std::uint16_t rounds_;
    SampleSeed seed_;
    std::vector<std::uint32_t> keys_; // [column][round]
};

class MorrisPoints final : public UnitPoints {
  public:
    MorrisPoints(MorrisShape shape, SampleSeed seed) : shape_(std::move(shape)), seed_(seed) {}
    std::uint64_t count() const override { return shape_.trajectories * (std::uint64_t{shape_.groups} + 1); }
    void fill(std::uint64_t number, std::span<double> u) const override
    {
        const auto trajectory = static_cast<Word>(number / (shape_.groups + 1));
        const std::vector<std::uint32_t> turn = turns(trajectory);
        const std::uint32_t moves = static_cast<std::uint32_t>(number % (shape_.groups + 1));
        const std::uint32_t half = shape_.levels / 2;
        for (std::size_t column = 0; column < u.size(); ++column) {
            const Words words = draw(column, 0, trajectory);
            const bool from_above = (words[1] >> 31) != 0;
            const bool moved = turn[shape_.group_of[column]] < moves;
            const std::uint32_t level = pick(uniform(words[0]), half) + (from_above != moved ? half : 0);
            u[column] = static_cast<double>(level) / static_cast<double>(shape_.levels - 1);
        }
    }

  private:
    Words draw(std::size_t which, std::uint16_t what, Word trajectory) const
    {
        return bits({seed_.seed, 0}, engine_purpose::sample_trajectories, seed_.first_column + static_cast<Word>(which),
                    what, trajectory);
    }

    /// [group] when it moves, all orders equally likely.
    std::vector<std::uint32_t> turns(Word trajectory) const
    {
        std::vector<std::uint32_t> turn(shape_.groups);
        for (std::uint32_t group = 0; group < shape_.groups; ++group) {
            const std::uint32_t other = pick(uniform(draw(group, 1, trajectory)[0]), group + 1);
            turn[group] = turn[other];
            turn[other] = group;
        }
        return turn;
    }

    MorrisShape shape_;
    SampleSeed seed_;
};

} // namespace

std::unique_ptr<UnitPoints> random_points(std::uint64_t points, SampleSeed seed)
{
    return std::make_unique<RandomPoints>(points, seed);
}

std::unique_ptr<UnitPoints> latin_points(std::uint64_t points, std::size_t columns, SampleSeed seed)
{
    return std::make_unique<LatinPoints>(points, columns, seed);
}

std::unique_ptr<UnitPoints> morris_points(MorrisShape shape, SampleSeed seed)
{
    EXPECTS(shape.levels >= 2 && shape.levels % 2 == 0);
    return std::make_unique<MorrisPoints>(std::move(shape), seed);
}

} // namespace kaptein
