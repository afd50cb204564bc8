#include "experiment/resolve.hpp"

#include "random/stream.hpp"
#include "support/catch.hpp"
#include "support/fake_model.hpp"

#include <string>

using namespace kaptein;

namespace {

constexpr Purpose typing{1};

/// A stream of small numbers for one test.
class Dice {
  public:
    explicit Dice(std::uint32_t which) : which_(which) {}
    std::size_t below(std::size_t n)
    {
        return static_cast<std::size_t>(bits({20261123, which_}, typing, 0, 0, count_++)[0] % n);
    }

  private:
    std::uint32_t which_;
    std::uint32_t count_ = 0;
};

/// One slip of the fingers: a letter left out, doubled, exchanged with the next, or wrong.
std::string slip(std::string word, Dice& dice)
{
    const std::size_t at = dice.below(word.size());
    switch (dice.below(4)) {
    case 0:
        return word.erase(at, 1);
    case 1:
        return word.insert(at, 1, word[at]);
    case 2:
        if (at + 1 < word.size()) {
            std::swap(word[at], word[at + 1]);
        }
        return word;
    default:
        word[at] = static_cast<char>('a' + dice.below(26));
        return word;
    }
}

std::string study_with(std::string_view parameter)
{
    return "study: s\nschema: 1\nmodel: fake\nsettings: {" + std::string(parameter) + ": 1}\n";
}

}  // namespace

TEST_CASE("After one or two slips the suggestion is the name that was meant, 95 times in 100", "[suggestions]")
{
    int slips = 0;
    int right = 0;
    for (std::uint32_t i = 0; i < 400; ++i) {
        Dice dice(i);
        const std::string meant(fake::parameters[i % fake::parameters.size()].key);
        std::string written = slip(meant, dice);
        written = i % 2 == 0 ? written : slip(written, dice);
        const Resolution resolution = resolve_text(study_with(written), "s.yaml", fake::catalogue());
        if (resolution.problems.empty() || resolution.problems.front().kind != "unknown_key") {
            continue;  // the slip undid itself
        }
        ++slips;
        const bool found = resolution.problems.front().suggestion == meant;
        right += found ? 1 : 0;
        if (!found) {
            UNSCOPED_INFO(written << " for " << meant << " suggested " << resolution.problems.front().suggestion);
        }
    }
    CHECK(slips > 300);
    CHECK(right >= slips * 95 / 100);
}

TEST_CASE("A word that is near nothing gets no suggestion", "[suggestions]")
{
    const Resolution resolution = resolve_text(study_with("zzzzzz"), "s.yaml", fake::catalogue());
    REQUIRE(resolution.problems.size() == 1);
    CHECK(resolution.problems.front().suggestion.empty());
}
