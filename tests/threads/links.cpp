#include "support/catch.hpp"
#include "support/stored_study.hpp"

#include <atomic>
#include <thread>

// Links that someone planted in a results folder (trust.md R13) never lead a write to a file outside of it: the program
// replaces them, or refuses.

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

enum class Link { symbolic, hard };

void plant(const fs::path& target, const fs::path& name, Link kind)
{
    std::error_code ignored;
    fs::remove(name, ignored);
    kind == Link::symbolic ? fs::create_symlink(target, name, ignored) : fs::create_hard_link(target, name, ignored);
}

/// Continues the study and writes everything that a results folder has; refusals are welcome.
void write_all(const fs::path& folder, std::uint32_t replicates)
{
    try {
        run_into(folder, fake_study(replicates));
        const auto store = Store::open_read_only(folder);
        write_manifest(*store, "0.1.0", export_tables(*store, folder / "tables"), {});
    } catch (const StoreError&) {
    }
}

} // namespace

TEST_CASE("a link planted under any name of a results folder leaves the file it leads to as it was")
{
    for (const std::string content : {"mine", ""}) {
        for (const Link kind : {Link::symbolic, Link::hard}) {
            for (const char* name : {"writer.lock", "runs.sqlite-journal", "study.yaml", "resolved.yaml",
                                     "manifest.json", "tables/outcomes.csv", "tables/designs.csv"}) {
                INFO(name << (kind == Link::hard ? ", hard" : ", symbolic") << ", '" << content << "'");
                const TemporaryFolder folder;
                write_all(folder / "r", 3);
                std::ofstream(folder / "secret") << content;
                plant(folder / "secret", folder / "r" / name, kind);
                write_all(folder / "r", 5);
                CHECK(text_of(folder / "secret") == content);
            }
        }
    }
}

TEST_CASE("a folder of tables that leads elsewhere is refused, and nothing is written there")
{
    const TemporaryFolder folder;
    run_into(folder / "r", fake_study());
    fs::create_directories(folder / "foreign");
    std::ofstream(folder / "foreign" / "outcomes.csv") << "mine";
    fs::create_directory_symlink(folder / "foreign", folder / "r" / "tables");
    const auto store = Store::open_read_only(folder / "r");
    CHECK_THROWS_AS(export_tables(*store, store->folder() / "tables"), StoreError);
    CHECK(text_of(folder / "foreign" / "outcomes.csv") == "mine");
    CHECK(std::distance(fs::directory_iterator(folder / "foreign"), {}) == 1);
}

TEST_CASE("links that come and go while the program works leave the file they lead to as it was")
{
    const TemporaryFolder folder;
    write_all(folder / "r", 3);
    std::ofstream(folder / "secret") << "mine";
    std::atomic<bool> end{false};
    std::jthread swapping([&] { // between any check and any opening
        const std::array names{"study.yaml", "manifest.json", "resolved.yaml"};
        for (std::size_t turn = 0; !end; ++turn) {
            plant(folder / "secret", folder / "r" / names[turn % names.size()],
                  turn % 2 == 0 ? Link::symbolic : Link::hard);
        }
    });
    for (std::uint32_t replicates = 4; replicates < 24; ++replicates) {
        write_all(folder / "r", replicates);
    }
    end = true;
    swapping.join();
    CHECK(text_of(folder / "secret") == "mine");
}
