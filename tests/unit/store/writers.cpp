#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace kaptein;
using namespace kaptein::testing;

TEST_CASE("a second process is told the pid and host of the first, and may read meanwhile")
{
    const TemporaryFolder folder;
    const Study study = fake_study();
    run_into(folder / "r", study);
    const std::string digests = all_digests(folder / "r");
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto store = Store::open_for_writing(folder / "r", identity_of(study), {"test 1", 1});
        [[maybe_unused]] const ssize_t told = ::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    char host[256] = {};
    ::gethostname(host, sizeof host - 1);
    const std::string holder = "process " + std::to_string(child) + " on host " + host;
    try {
        run_into(folder / "r", study);
        FAIL("two writers");
    } catch (const StoreError& error) {
        CHECK(error.exit_code() == 8);
        CHECK_THAT(error.what(), Catch::Matchers::Contains(holder));
    }
    CHECK(writer_of(folder / "r") == holder);
    CHECK(all_digests(folder / "r") == digests);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK(writer_of(folder / "r").empty());  // the lock is the kernel's: gone with the process
    CHECK(run_into(folder / "r", study).progress.found == 30);
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_CASE("one process cannot open a store for writing twice")
{
    const TemporaryFolder folder;
    const auto first = Store::open_for_writing(folder / "r", identity_of(fake_study()), {"test 1", 1});
    CHECK_THROWS_AS(Store::open_for_writing(folder / "r", identity_of(fake_study()), {"test 1", 1}), StoreError);
}

TEST_CASE("eight threads that submit lose nothing")
{
    const TemporaryFolder folder;
    const Study study = fake_study(800);
    const auto store = Store::open_for_writing(folder / "r", identity_of(study), {"test 1", 8});
    Writer writer(*store);
    const Plan plan(study, 0, 800);
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                StoreSink sink(writer);
                SerialExecutor executor;
                Scratch scratch;
                for (std::uint64_t index = thread; index < plan.size(); index += 8) {
                    RunSpec spec = plan.at(index);
                    RunResult result = run_guarded(study, spec, executor, scratch);
                    sink.put(std::move(spec), std::move(result));
                }
            });
        }
    }
    writer.close();
    CHECK(store->run_count() == 2400);
    CHECK(verify(folder / "r").ok());
}

TEST_CASE("a store made by a newer schema is refused with both numbers")
{
    const TemporaryFolder folder;
    run_into(folder / "r", fake_study());
    Connection(folder / "r" / "runs.sqlite", Access::write).execute("PRAGMA user_version = 99");
    try {
        Store::open_read_only(folder / "r");
        FAIL("opened");
    } catch (const StoreError& error) {
        CHECK(error.exit_code() == 7);
        CHECK_THAT(error.what(), Catch::Matchers::Contains("has store schema 99, this program reads and writes 1"));
    }
}
