#include "models/volunteering/setup/positions.hpp"

#include "base/vectorised.hpp"
#include "models/volunteering/purposes.hpp"
#include "random/batch.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace kaptein::volunteering {
namespace {

/// Functions in the order of their draw: general first, then the four kinds of capacity work.
constexpr std::array<std::uint8_t, function_count> functions = {general_function, 4, 5, 6, 7};

/// Two fifths of positions have no professional skill of use here; the rest spread over four functions.
constexpr double share_general = 0.4;

/// The place of a position's function in `functions`.
constexpr Word drawn_function(double v)
{
    return v < share_general ? 0U : 1U + static_cast<Word>((v - share_general) / (1.0 - share_general) * 4.0);
}

/// The first word of each function but the first: where the draw, which rises with the word, comes to it.
constexpr std::array<Word, function_count - 1> find_first_words()
{
    std::array<Word, function_count - 1> first{};
    for (Word place = 1; place < function_count; ++place) {
        Word word = 0;  // as many words as are known to come before the place
        for (Word step = 0x80000000U; step != 0; step /= 2) {
            word += drawn_function(uniform(word + step - 1)) < place ? step : 0;
        }
        first[place - 1] = word;
    }
    return first;
}

constexpr std::array<Word, function_count - 1> first_words = find_first_words();

/// Words from which on positions have the grade, or a higher one.
constexpr std::array<Word, grade_count - 1> first_words_of_grades = {
    words_below(grade_share[0]), words_below(grade_share[0] + grade_share[1]),
    words_below(grade_share[0] + grade_share[1] + grade_share[2])};

/// A position with the number that its draw would be made by.
struct Ranked {
    double u;
    std::size_t position;
    bool operator<(const Ranked& other) const { return u != other.u ? u < other.u : position < other.position; }
};

/// Gives labels[0] to the first counts[0] positions by rank, and so on: who has which is drawn, how many is not. With
/// the counts of a plain draw every position has the label of that draw, for labels rise with the number.
template <std::size_t N>
void deal(std::span<Ranked> ranked, std::span<const std::uint32_t> counts, const std::array<std::uint8_t, N>& labels,
          std::vector<std::uint8_t>& column)
{
    std::sort(ranked.begin(), ranked.end());
    std::size_t next = 0;
    for (std::size_t i = 0; i < N; ++i) {
        for (std::uint32_t k = 0; k < counts[i] && next < ranked.size(); ++k) {
            column[ranked[next++].position] = labels[i];
        }
    }
}

std::vector<Ranked> ranked_positions(const World& world, const Company& company, int word)
{
    std::vector<Ranked> ranked(company.size);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const std::size_t position = company.first + i;
        const Words words = bits(world.luck, purpose::position_grade, world.position_luck(company, position), 0);
        ranked[i] = {uniform(words[static_cast<std::size_t>(word)]), position};
    }
    return ranked;
}

constexpr std::array<std::uint8_t, grade_count> grades = {0, 1, 2, 3};

/// Functions by their totals, then grades function by function.
void deal_both(World& world, const Company& company,
               const std::array<std::uint32_t, grade_count * function_count>& both)
{
    std::array<std::uint32_t, function_count> of_function{};
    for (std::size_t i = 0; i < both.size(); ++i) {
        of_function[i % function_count] += both[i];
    }
    std::vector<Ranked> by_function = ranked_positions(world, company, 1);
    deal(by_function, of_function, functions, world.positions.function);
    std::vector<Ranked> of_one;
    for (std::size_t f = 0; f < function_count; ++f) {
        of_one.clear();
        for (const Ranked& one : ranked_positions(world, company, 0)) {
            if (world.positions.function[one.position] == functions[f]) {
                of_one.push_back(one);
            }
        }
        std::array<std::uint32_t, grade_count> counts{};
        for (std::size_t g = 0; g < grade_count; ++g) {
            counts[g] = both[g * function_count + f];
        }
        deal(of_one, counts, grades, world.positions.grade);
    }
}

}  // namespace

void draw_positions(World& world, std::size_t first, std::span<const Words> words)
{
    vectorised([words = words.data(), count = words.size(), grade = world.positions.grade.data() + first,
                function = world.positions.function.data() + first]() KAPTEIN_VECTORISED {
        for (std::size_t i = 0; i < count; ++i) {
            const Word word = words[i][0];
            grade[i] = static_cast<std::uint8_t>((word >= first_words_of_grades[0]) + (word >= first_words_of_grades[1])
                                                 + (word >= first_words_of_grades[2]));
        }
        for (std::size_t i = 0; i < count; ++i) {
            const Word word = words[i][1];
            const int place = (word >= first_words[0]) + (word >= first_words[1]) + (word >= first_words[2])
                              + (word >= first_words[3]);
            function[i] = static_cast<std::uint8_t>(place == 0 ? general_function : place + functions[1] - 1);
        }
    });
}

void deal_own_positions(World& world, const Company& company)
{
    const EntityValues* own = world.own.companies;
    std::array<std::uint32_t, grade_count * function_count> both{};
    if (take_counts(own, own_company::of_both, company.luck, both)) {
        deal_both(world, company, both);
        return;
    }
    std::array<std::uint32_t, grade_count> by_grade{};
    if (take_counts(own, own_company::of_grade, company.luck, by_grade)) {
        std::vector<Ranked> ranked = ranked_positions(world, company, 0);
        deal(ranked, by_grade, grades, world.positions.grade);
    }
    std::array<std::uint32_t, function_count> by_function{};
    if (take_counts(own, own_company::of_function, company.luck, by_function)) {
        std::vector<Ranked> ranked = ranked_positions(world, company, 1);
        deal(ranked, by_function, functions, world.positions.function);
    }
}

}  // namespace kaptein::volunteering
