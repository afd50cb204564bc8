#include "app/exit_code.hpp"
#include "store/store_error.hpp"
#include "unit/app/app_run.hpp"

#include "support/catch.hpp"

using namespace kaptein;
using namespace kaptein::testing;
using Catch::Matchers::Contains;

// Codes 0, 2, 3, 4, 7 and 75 are in run_test.cpp; 5 and 6 in reproduce_test.cpp and results_test.cpp; 9, a missing
// package, in oracle/tables/parquet.py.

TEST_CASE("of several exit codes the first of 1 9 2 7 8 4 75 6 5 3 wins", "[app]")
{
    const std::vector<int> order = {1, 9, 2, 7, 8, 4, 75, 6, 5, 3, 0};
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i; j < order.size(); ++j) {
            const auto first = static_cast<ExitCode>(order[i]);
            const auto second = static_cast<ExitCode>(order[j]);
            CHECK(static_cast<int>(graver(first, second)) == order[i]);
            CHECK(static_cast<int>(graver(second, first)) == order[i]);
        }
    }
}

TEST_CASE("faults of a store end with the code of their kind", "[app]")
{
    CHECK(StoreError(StoreFault::bug, "").exit_code() == 1);
    CHECK(StoreError(StoreFault::damaged, "").exit_code() == 6);
    CHECK(StoreError(StoreFault::not_ours, "").exit_code() == 7);
    CHECK(StoreError(StoreFault::disk, "").exit_code() == 8);
}

TEST_CASE("a folder that cannot be made ends with 8 and names it", "[app]")
{
    const WorkFolder folder;
    const std::string study = folder.write("small.yaml", linear_study());
    const AppRun run = run_app({"run", study, "-o", "/proc/kaptein/r"});
    CHECK(run.code == 8);
    CHECK_THAT(run.err, Contains("/proc/kaptein/r") && Contains("-o"));
}

TEST_CASE("what nobody foresaw ends with 1 and asks for a report", "[app]")
{
    class Broken : public std::stringbuf {
        std::streamsize xsputn(const char*, std::streamsize) override { throw std::runtime_error("never foreseen"); }
    };
    /// Once it is spoken of, the broken stream throws no more.
    class Words : public std::stringbuf {
      public:
        explicit Words(std::ostream& broken) : broken_(broken) {}

      private:
        std::streamsize xsputn(const char* text, std::streamsize count) override
        {
            broken_.exceptions(std::ios::goodbit);
            return std::stringbuf::xsputn(text, count);
        }
        std::ostream& broken_;
    };
    Broken buffer;
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);
    Words words(out);
    std::ostream err(&words);
    Console console{out, err, false};
    CHECK(run_program({"describe"}, console) == 1);
    CHECK_THAT(words.str(), Contains("a bug: never foreseen") && Contains("report"));
}
