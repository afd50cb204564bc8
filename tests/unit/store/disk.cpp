#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <csignal>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

/// Runs `work` in a process of its own and gives its exit code; -signal when a signal ended it.
template <class Work>
int in_child(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        int code = 99;
        try {
            code = work();
        } catch (const StoreError& error) {
            std::fprintf(stderr, "%s\n", error.what());
            code = error.exit_code();
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

constexpr uid_t nobody = 65534;

Study large_study()
{
    Study study = fake_study(2000);
    study.recording.series_every = 1;
    study.recording.series = {0, 1};
    return study;
}

std::string message_of(const fs::path& folder, const Study& study)
{
    try {
        run_into(folder, study);
    } catch (const StoreError& error) {
        CHECK(error.exit_code() == 8);
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a full disk is an error that says what to do, and the store continues when there is room")
{
    const TemporaryFolder folder;
    fs::create_directories(folder / "small");
    if (::mount("tmpfs", (folder / "small").c_str(), "tmpfs", 0, "size=1m") != 0) {
        WARN("SKIPPED: needs mount: a tmpfs needs root and the right to mount");
        return;
    }
    const std::string message = message_of(folder / "small" / "r", large_study());
    CHECK_THAT(message, Catch::Matchers::Contains("runs.sqlite: database or disk is full. Free some space"));
    CHECK(verify(folder / "small" / "r").ok());
    const auto stored = Store::open_read_only(folder / "small" / "r")->run_count();
    CHECK(stored < 6000);
    REQUIRE(::mount("tmpfs", (folder / "small").c_str(), "tmpfs", MS_REMOUNT, "size=16m") == 0);
    CHECK(run_into(folder / "small" / "r", large_study()).progress.found == stored);
    run_into(folder / "whole", large_study());
    CHECK(all_digests(folder / "small" / "r") == all_digests(folder / "whole"));
    ::umount((folder / "small").c_str());
}

TEST_CASE("a disk that is full from the start leaves no folder behind")
{
    const TemporaryFolder folder;
    fs::create_directories(folder / "small");
    if (::mount("tmpfs", (folder / "small").c_str(), "tmpfs", 0, "size=16k") != 0) {
        WARN("SKIPPED: needs mount: a tmpfs needs root and the right to mount");
        return;
    }
    CHECK_THAT(message_of(folder / "small" / "r", large_study()), Catch::Matchers::Contains("full"));
    CHECK_FALSE(fs::exists(folder / "small" / "r"));
    ::umount((folder / "small").c_str());
}

TEST_CASE("a file size limit is an error with words, not the signal SIGXFSZ")
{
    const TemporaryFolder folder;
    const int code = in_child([&] {
        const rlimit limit{300'000, 300'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        run_into(folder / "r", large_study());
        return 0;
    });
    CHECK(code == 8);
    CHECK(verify(folder / "r").ok());
    CHECK(run_into(folder / "r", large_study()).progress.ran > 0);
    CHECK(verify(folder / "r").rows == 6000);
}

TEST_CASE("a finished store can be read by another user where nothing can be written")
{
    const TemporaryFolder folder;
    run_into(folder / "r", fake_study());
    const std::string digests = all_digests(folder / "r");
    for (const auto& entry : fs::directory_iterator(folder / "r")) {
        ::chmod(entry.path().c_str(), 0444);
    }
    ::chmod((folder / "r").c_str(), 0555);
    const bool root = ::getuid() == 0;  // root ignores modes
    if (root) {
        ::chmod(folder.path().c_str(), 0755);
    }
    CHECK(in_child([&] {
              if (root && ::setuid(nobody) != 0) {
                  return 50;
              }
              return all_digests(folder / "r") == digests && verify(folder / "r").ok() ? 0 : 51;
          })
          == 0);
    CHECK(in_child([&] {
              if (root && ::setuid(nobody) != 0) {
                  return 50;
              }
              run_into(folder / "r", fake_study(20));
              return 0;
          })
          == 8);
    CHECK(in_child([&] {
              if (root && ::setuid(nobody) != 0) {
                  return 50;
              }
              run_into(folder / "r" / "new", fake_study());
              return 0;
          })
          == 8);
    CHECK(all_digests(folder / "r") == digests);
    ::chmod((folder / "r").c_str(), 0755);
}

TEST_CASE("a file planted under a temporary name is never written through")
{
    const TemporaryFolder folder;
    std::ofstream(folder / "secret") << "mine";
    const fs::path target = folder / "manifest.json";
    fs::create_symlink(folder / "secret", temporary_beside(target));
    write_file(target, "new");
    CHECK(text_of(folder / "secret") == "mine");
    fs::create_hard_link(folder / "secret", temporary_beside(target));
    write_file(target, "newer");
    CHECK(text_of(folder / "secret") == "mine");
    CHECK(text_of(target) == "newer");
    fs::remove(target);
    fs::create_symlink(folder / "secret", target);
    write_file(target, "newest");  // the link is replaced, not followed
    CHECK(text_of(folder / "secret") == "mine");
    CHECK(text_of(target) == "newest");
}
