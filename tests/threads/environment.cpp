#include "support/catch.hpp"
#include "support/stored_study.hpp"
#include "threads/program.hpp"

#include <cstdlib>

#include <sys/stat.h>

// Where and in which language the program runs leaves no trace in any table (trust.md D8).

using namespace kaptein;
using namespace kaptein::testing;
namespace fs = std::filesystem;

namespace {

/// Makes a locale in `folder`; false where the system cannot.
bool make_locale(const fs::path& folder, const std::string& name)
{
    const std::string command =
        "localedef -i " + name + " -f UTF-8 '" + (folder / (name + ".UTF-8")).string() + "' >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

}  // namespace

TEST_CASE("language, time zone, umask, working directory and odd paths leave the tables as they are")
{
    const TemporaryFolder folder;
    std::ofstream(folder / "s.yaml") << program_study(0);
    REQUIRE(run_program({"run", folder / "s.yaml", "-o", folder / "plain"}, folder / "out") == 3);
    const std::string plain = tables_text(folder / "plain");
    int number = 0;
    const auto check = [&](const std::string& what, const fs::path& results, auto before) {
        INFO(what);
        CHECK(wait_for(start_program({"run", folder / "s.yaml", "-o", results}, folder / "out", before)) == 3);
        const fs::path found = results.is_absolute() ? results : folder / "elsewhere" / results;
        REQUIRE(fs::exists(found / "tables"));
        CHECK(tables_text(found) == plain);
    };
    const auto next = [&] { return folder / ("r" + std::to_string(number++)); };
    fs::create_directories(folder / "locales");
    fs::create_directories(folder / "elsewhere");
    for (const char* language : {"de_DE", "tr_TR"}) {
        if (!make_locale(folder / "locales", language)) {
            WARN("SKIPPED: needs localedef: no locale " << language);
            continue;
        }
        check(language, next(), [&] {
            ::setenv("LOCPATH", (folder / "locales").c_str(), 1);
            ::setenv("LC_ALL", (std::string(language) + ".UTF-8").c_str(), 1);
        });
    }
    check("time zone", next(), [] { ::setenv("TZ", "Asia/Kathmandu", 1); });
    check("umask", next(), [] { ::umask(077); });
    check("no HOME, no PATH", next(), [] { ::clearenv(); });
    check("relative path", "here", [&] { CHECK(::chdir((folder / "elsewhere").c_str()) == 0); });
    check("odd path", folder / "with space\nand line, \u00e4\u00df\u6f22 'quotes' \"and\" %s;", [] {});
}
