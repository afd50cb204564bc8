#include "support/catch.hpp"
#include "tidy/tree.hpp"

#include <regex>

using namespace tidy;

namespace {

const std::vector<std::string_view> science = {"src/base/",     "src/random/",     "src/parameters/",
                                               "src/outcomes/", "src/simulation/", "models/"};
const std::vector<std::string_view> floors_0_to_2 = {
    "src/base/", "src/random/", "src/parameters/", "src/outcomes/", "src/simulation/", "src/parallel/", "models/"};
const std::vector<std::string_view> below_app = {
    "src/base/",   "src/random/",     "src/parameters/", "src/outcomes/", "src/simulation/", "src/parallel/",
    "src/config/", "src/experiment/", "src/store/",      "src/analysis/", "src/report/",     "models/"};

struct Ban {
    const char* pattern;
    const char* why;
};

Findings uses(const std::vector<SourceFile>& files, const std::vector<Ban>& bans)
{
    Findings findings;
    for (const SourceFile& file : files) {
        const std::vector<std::string> lines = lines_of(code_only(file.text));
        for (const Ban& ban : bans) {
            const std::regex pattern(ban.pattern);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (std::regex_search(lines[i], pattern)) {
                    findings.push_back(file.path + ":" + std::to_string(i + 1) + ": " + ban.why);
                }
            }
        }
    }
    return findings;
}

// What would make a result depend on something other than study and seed.
const std::vector<Ban> chance_and_time = {
    {R"(\b(s?rand|drand48|random_device|mt19937(_64)?|minstd_rand0?|default_random_engine)\b\s*[({<]?)",
     "randomness that is not a function of who, what and when"},
    {R"(\b\w+_distribution\b\s*<)", "a library's distribution: other libraries give other numbers"},
    {R"(#\s*include\s*<random>)", "<random> is not for results"},
    {R"(\bparallel_reduce\b|\bstd::(reduce|transform_reduce)\b|\bstd::execution\b)",
     "the order of a sum must not depend on threads"},
    {R"(\bunordered_(multi)?(map|set)\b)", "the order of an unordered container is not ours"}};

// The store writes down when it was written and the run loop says how far it is; nothing else may look at a clock.
const std::vector<Ban> clocks = {
    {R"(\b(system_clock|steady_clock|high_resolution_clock|clock_gettime|gettimeofday|std::time)\b)",
     "no clock below app, store's log and the run loop's progress"}};

const std::vector<Ban> libm = {
    {R"((\bstd::|[^\w.:>])(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|sinh|cosh|atan|atan2|)"
     R"(cbrt|erf|erfc|lgamma|tgamma|hypot)f?\s*\()",
     "libm is not the same on every computer; base/elementary.hpp is"},
    {R"(#\s*include\s*<(fmt|iostream|fstream|filesystem|regex|locale)[/>])",
     "no files, no locales, no fmt this far down"}};

const std::vector<Ban> exceptions = {{R"(\b(throw|try|catch)\b)", "failures are values here"}};

std::vector<SourceFile> without(std::vector<SourceFile> files, const std::string& part)
{
    std::erase_if(files, [&](const SourceFile& file) { return file.path.find(part) != std::string::npos; });
    return files;
}

}  // namespace

TEST_CASE("no result depends on a library's randomness, on thread order or on hashes", "[tidy]")
{
    CHECK(shown(uses(below(below_app), chance_and_time)) == "");
    CHECK(uses({source("models/x.cpp", "int x = rand();\n")}, chance_and_time).size() == 1);
    CHECK(uses({source("models/x.cpp", "std::unordered_map<int, int> m;\n")}, chance_and_time).size() == 1);
    CHECK(uses({source("models/x.cpp", "std::normal_distribution<double> d;\n")}, chance_and_time).size() == 1);
    CHECK(uses({source("models/x.cpp", "// std::unordered_map would be wrong\n")}, chance_and_time).empty());
}

TEST_CASE("no clock is read where results are made", "[tidy]")
{
    std::vector<SourceFile> files = below(below_app);
    files = without(without(files, "src/store/"), "src/experiment/run_study");
    CHECK(shown(uses(files, clocks)) == "");
    CHECK(uses({source("models/x.cpp", "auto t = std::chrono::steady_clock::now();\n")}, clocks).size() == 1);
}

TEST_CASE("the science computes with the same bits on every computer", "[tidy]")
{
    CHECK(shown(uses(without(below(science), "base/elementary"), libm)) == "");
    CHECK(uses({source("models/x.cpp", "double x = std::exp(1.0);\n")}, libm).size() == 1);
    CHECK(uses({source("models/x.cpp", "double x = log(y);\n")}, libm).size() == 1);
    CHECK(uses({source("models/x.cpp", "double x = elementary::exp(1.0);\n")}, libm).empty());
}

TEST_CASE("failures are values below the machinery", "[tidy]")
{
    // src/parallel passes on what the handler of broken contracts throws.
    CHECK(shown(uses(without(below(floors_0_to_2), "src/parallel/first_failure"), exceptions)) == "");
    CHECK(uses({source("models/x.cpp", "void f() { throw 1; }\n")}, exceptions).size() == 1);
}

TEST_CASE("nothing is left for later in the sources", "[tidy]")
{
    const std::regex mark("\\b(TO"
                          "DO|FIX"
                          "ME|X"
                          "XX)\\b");
    const auto marks = [&](const std::vector<SourceFile>& files) {
        Findings findings;
        for (const SourceFile& file : files) {
            for (std::size_t i = 0; i < file.lines.size(); ++i) {
                if (std::regex_search(file.lines[i], mark)) {
                    findings.push_back(file.path + ":" + std::to_string(i + 1) + ": " + file.lines[i]);
                }
            }
        }
        return findings;
    };
    CHECK(shown(marks(tree())) == "");
    CHECK(marks({source("src/x.cpp", "// TO"
                                     "DO: later\n")})
              .size()
          == 1);
}
