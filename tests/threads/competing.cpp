#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <cstdio>

#include <sys/wait.h>
#include <unistd.h>

// Several processes that all want to write to one store (trust.md R8): one does at a time, the others are told, and
// what each was told is stored is there.

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t processes = 8;

/// Stores run after run, each in an opening and a transaction of its own; tries again while another writes.
int store_own_runs(const fs::path& folder, const Study& study, std::uint32_t process, std::uint32_t transactions)
{
    SerialExecutor executor;
    Scratch scratch;
    const Plan plan(study, 0, study.replicates.max);
    for (std::uint32_t number = 0; number < transactions;) {
        try {
            const auto store = Store::open_for_writing(folder, identity_of(study), {"test 1", 1});
            const RunSpec spec = plan.at(std::uint64_t{number} * processes + process);
            std::vector<Submission> batch;
            batch.push_back(
                {spec.point, spec.design, spec.replicate, spec.key, run_guarded(study, spec, executor, scratch)});
            store->put(batch);
            ++number;
        } catch (const StoreError& error) {
            if (std::string_view(error.what()).find("is writing to this folder") == std::string_view::npos) {
                std::fprintf(stderr, "%s\n", error.what());
                return 1;
            }
            ::usleep(500 + 100 * process);
        }
    }
    return 0;
}

void check_competition(std::uint32_t transactions)
{
    const TemporaryFolder folder;
    const Study study = fake_study((processes * transactions + 2) / 3);
    std::vector<pid_t> children;
    for (std::uint32_t process = 0; process < processes; ++process) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(store_own_runs(folder / "r", study, process, transactions));
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    CHECK(Store::open_read_only(folder / "r")->run_count() == std::uint64_t{processes} * transactions);
    CHECK(verify(folder / "r").ok());
}

}  // namespace

TEST_CASE("8 processes that compete for one store lose none of 160 transactions") { check_competition(20); }

TEST_CASE("8 processes that compete for one store lose none of 2400 transactions", "[full]") { check_competition(300); }
