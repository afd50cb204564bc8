// Takes mutated study files through load and resolve, as `check` does, and watches that none crashes, hangs or takes
// more than a second. Built with sanitizers, it finds what a plain run would pass over:
//
//   cmake -S . -B build/asan -G Ninja -DKAPTEIN_TESTS=ON -DKAPTEIN_SANITIZE=address,undefined
//   ninja -C build/asan mutate_studies && build/asan/bin/mutate_studies 10000
//
// Without a number it takes 500, or 10,000 when KAPTEIN_FULL is set. The time is that of the processor, so that a busy
// machine does not count; a file that hangs ends the program after a minute, with its number.
//
// The mutations are a function of their number: a file that fails is made again by `mutate_studies 1 NUMBER`, which
// also prints it. Seeds are studies that use every key; a mutation replaces, removes, repeats or exchanges bytes,
// pieces and lines, or puts in one of the words that YAML readers stumble over.

#include "experiment/resolve.hpp"

#include "experiment/plan.hpp"
#include "random/stream.hpp"
#include "support/fake_model.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

using namespace kaptein;

constexpr Purpose mutation{1};
constexpr double seconds_max = 1.0;
constexpr unsigned hang_seconds = 60;

constexpr std::array<std::string_view, 5> seeds{
    R"(study: who-to-send
schema: 1
model: fake@1.2
title: "Are \"they\" best? é"
question: |
  Long
  text
seed: 20261123
burn_in: 24 months
settings:
  partners.count: 150
  partners.self_knowledge: 7 %
  comparison.deployment: all
designs:
  none: {preset: no_program}
  supply: {preset: supply_driven}
  grade: {extends: supply, selection: grade, skilled_share: 0.5}
baseline: supply
sweep:
  nest:
    - method: grid
      factors:
        - {name: needs.lifetime, from: 3, to: 12, step: 3}
        - {name: selection, in: [supply], values: [fit, grade]}
    - {method: list, points: [{drift.level: -1e-3}, {drift.level: 2, companies.count: 3}]}
replicates: {min: 20, max: 400, batch: 20, until: {outcome: net_social_value, half_width: 2 %, level: 0.95}}
outcomes: [net_social_value, needs_met]
series: {every: 1 month, of: [needs_open]}
panel: [{of: positions, sample: 20, every: events}, {of: partners, every: 1 year}]
expect:
  - {outcome: needs_met, design: grade, against: supply, sign: positive}
)",
    "study: a\nschema: 1\nmodel: plain\nsettings: {partners.self_knowledge: 0.25}\nreplicates: 3\n",
    "{\"study\": \"b\", \"schema\": 1, \"sweep\": {\"method\": random, points: 20, factors: [{name: drift.level, "
    "bounds: [-1, 1]}]}}\n",
    R"(study: c
schema: 1
sweep:
  nest:
    - {method: saltelli, points: 8, second_order: true, factors: [{name: drift.level, group: a, bounds: [-1, 1]},
       {name: partners.self_knowledge, group: b, dist: {truncated_normal: {mean: 0.8, sd: 0.1, bounds: [0, 1]}}}]}
    - {method: morris, trajectories: 3, levels: 4, problem: {num_vars: 1, names: [needs.lifetime], bounds: [[1, 9]],
       dists: [logunif]}}
)",
    R"(study: d
schema: 1
sweep:
  method: file
  table: |
    partners.count,needs.lifetime
    5,1 year
    "7",3
  where: not (partners.count >= 2 * needs.lifetime and comparison.deployment != one) or needs.lifetime / 3 == 1
)"};

using namespace std::string_view_literals;
constexpr std::array<std::string_view, 48> words{","sv,
                                                 "&a "sv,
                                                 "*a"sv,
                                                 "&a [*a, *a]"sv,
                                                 "<<: "sv,
                                                 "!!str "sv,
                                                 "! "sv,
                                                 "---\n"sv,
                                                 "...\n"sv,
                                                 "'"sv,
                                                 "\""sv,
                                                 "\\"sv,
                                                 "["sv,
                                                 "]"sv,
                                                 "{"sv,
                                                 "}"sv,
                                                 "[[[[[[[["sv,
                                                 "{a: {a: {a: "sv,
                                                 ": "sv,
                                                 ":"sv,
                                                 "- "sv,
                                                 "? "sv,
                                                 "|\n"sv,
                                                 ">\n"sv,
                                                 "\t"sv,
                                                 "\0"sv,
                                                 "\x04"sv,
                                                 "\xff"sv,
                                                 "\xc2\xa0"sv,
                                                 "\xe2\x80\xae"sv,
                                                 "\xef\xbb\xbf"sv,
                                                 "1e400"sv,
                                                 "-1e-400"sv,
                                                 ".nan"sv,
                                                 ".inf"sv,
                                                 "0x1F"sv,
                                                 "010"sv,
                                                 "1_000"sv,
                                                 "yes"sv,
                                                 "~"sv,
                                                 "null"sv,
                                                 "99999999999999999999"sv,
                                                 "-9223372036854775808"sv,
                                                 "1e-9"sv,
                                                 "%YAML 1.1\n"sv,
                                                 "#"sv,
                                                 "\r\n"sv,
                                                 "extends: x.yaml\n"sv};

class Dice {
  public:
    explicit Dice(std::uint32_t which) : which_(which) {}
    std::size_t below(std::size_t n)
    {
        return n == 0 ? 0 : static_cast<std::size_t>(bits({20261123, which_}, mutation, 0, 0, count_++)[0]) % n;
    }

  private:
    std::uint32_t which_;
    std::uint32_t count_ = 0;
};

/// Begin of a random line, and its length with its end.
std::pair<std::size_t, std::size_t> any_line(const std::string& text, Dice& dice)
{
    const std::size_t at = dice.below(text.size());
    const std::size_t before = text.rfind('\n', at == 0 ? 0 : at - 1);
    const std::size_t begin = before == std::string::npos || at == 0 ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    return {begin, end + 1 - begin};
}

/// Repeating stops here, a little above what the reader takes (8 MiB): long lines repeated again grew to gigabytes.
constexpr std::size_t text_most = std::size_t{9} << 20;

void mutate_once(std::string& text, Dice& dice)
{
    const std::size_t at = dice.below(text.size());
    const std::size_t length = std::min(dice.below(12) + 1, text.size() - at);
    switch (text.empty() ? 0 : dice.below(9)) {
    case 0:
        text.insert(at, words[dice.below(words.size())]);
        break;
    case 1:
        text.replace(at, length, words[dice.below(words.size())]);
        break;
    case 2:
        text.erase(at, length);
        break;
    case 3:
        text[at] = static_cast<char>(dice.below(256));
        break;
    case 4:
        text.insert(dice.below(text.size()), text.substr(at, length));
        break;
    case 5:
        text.resize(at);
        break;
    case 6: {
        const auto [begin, size] = any_line(text, dice);
        const std::string line = text.substr(begin, size);
        text.erase(begin, size);
        text.insert(dice.below(text.size()), line);
        break;
    }
    case 7: {
        const auto [begin, size] = any_line(text, dice);
        const std::string line = text.substr(begin, size);
        for (std::size_t i = dice.below(200); i > 0 && text.size() < text_most; --i) {
            text.insert(begin, line);
        }
        break;
    }
    default: {
        const std::string_view word = words[dice.below(words.size())];
        for (std::size_t i = dice.below(3000); i > 0 && text.size() < text_most; --i) {
            text.insert(at, word);
        }
        break;
    }
    }
}

std::string mutated(std::uint32_t number)
{
    Dice dice(number);
    std::string text(seeds[dice.below(seeds.size())]);
    for (std::size_t i = dice.below(6) + 1; i > 0; --i) {
        mutate_once(text, dice);
    }
    return text;
}

std::uint32_t now = 0; // the file that is being read
std::uint32_t slowest_number = 0;

extern "C" void say_which(int signal)
{
    char text[80];
    const int size = std::snprintf(text, sizeof text, "signal %d at mutation %u\n", signal, now);
    (void)!::write(2, text, static_cast<std::size_t>(size));
    std::_Exit(1);
}

/// False when something is wrong with a file: too slow, or a study and problems at once, or neither.
bool check(const std::string& text, double& slowest, std::size_t& accepted)
{
    ::alarm(hang_seconds);
    const std::clock_t begin = std::clock();
    const Resolution resolution = resolve_text(text, "mutated.yaml", fake::catalogue());
    std::string lines;
    for (const Problem& problem : resolution.problems) {
        lines += to_line(problem);
    }
    if (resolution.study) {
        const Plan plan(*resolution.study, 0, 1);
        lines += to_text(plan.at(plan.size() - 1).key);
        ++accepted;
    }
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ::alarm(0);
    if (seconds > slowest) {
        slowest = seconds;
        slowest_number = now;
    }
    if (seconds > seconds_max) {
        std::fprintf(stderr, "mutation %u took %.2f s\n", now, seconds);
    }
    if (resolution.study.has_value() != resolution.problems.empty()) {
        std::fprintf(stderr, "mutation %u is neither good nor bad\n", now);
    }
    if (lines.find('\n') != std::string::npos || lines.find('\x1b') != std::string::npos) {
        std::fprintf(stderr, "mutation %u puts control characters in a message\n", now);
    }
    return seconds <= seconds_max && resolution.study.has_value() == resolution.problems.empty()
           && lines.find_first_of("\n\x1b") == std::string::npos;
}

} // namespace

int main(int count, char** arguments)
{
    const bool full = std::getenv("KAPTEIN_FULL") != nullptr; // NOLINT(concurrency-mt-unsafe): one thread
    const auto files = static_cast<std::uint32_t>(count > 1 ? std::atoi(arguments[1]) : full ? 10'000 : 500);
    const auto first = static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : 0);
    for (const int signal : {SIGALRM, SIGABRT}) {
        std::signal(signal, say_which);
    }
    double slowest = 0.0;
    std::size_t accepted = 0;
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < files; ++i) {
        now = first + i;
        const std::string text = mutated(now);
        if (files == 1) {
            std::fwrite(text.data(), 1, text.size(), stdout);
        }
        wrong += check(text, slowest, accepted) ? 0 : 1;
    }
    std::printf("%u mutated files: %zu still good, %u wrong, slowest %.3f s (number %u)\n", files, accepted, wrong,
                slowest, slowest_number);
    return wrong == 0 ? 0 : 1;
}
