#include "config/tree/layers.hpp"

#include "support/catch.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace kaptein;

namespace {

/// A folder of its own for the files of a test.
class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("kaptein-layers-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(path_ / "sub");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string write(const std::string& name, const std::string& text) const
    {
        std::ofstream(path_ / name) << text;
        return (path_ / name).string();
    }

  private:
    std::filesystem::path path_;
};

std::string value_at(const Node& root, const std::string& key, const std::string& inner)
{
    const Entry* outer = find_entry(root, key);
    const Entry* entry = outer == nullptr ? nullptr : find_entry(outer->value, inner);
    return entry == nullptr ? "" : entry->value.text;
}

}  // namespace

TEST_CASE("A study over another joins settings and designs and replaces the rest", "[layers]")
{
    const Folder folder;
    folder.write("sub/base.yaml", "study: base\nschema: 1\nseed: 5\nsettings: {a: 1, b: 2}\ndesigns: {x: {}, y: {}}\n"
                                  "outcomes: [p, q]\n");
    const std::string top = folder.write("top.yaml", "study: top\nschema: 1\nextends: sub/base.yaml\n"
                                                     "settings: {b: 3, c: 4}\ndesigns: {z: {}}\noutcomes: [r]\n");
    const Layered layered = layer_file(top, {});
    REQUIRE(layered.problems.empty());
    REQUIRE(layered.root);
    CHECK(find_entry(*layered.root, "study")->value.text == "top");
    CHECK(find_entry(*layered.root, "seed")->value.text == "5");
    CHECK(value_at(*layered.root, "settings", "a") == "1");
    CHECK(value_at(*layered.root, "settings", "b") == "3");
    CHECK(value_at(*layered.root, "settings", "c") == "4");
    const Node& designs = find_entry(*layered.root, "designs")->value;
    REQUIRE(designs.entries.size() == 3);
    CHECK(designs.entries[0].key == "x");
    CHECK(designs.entries[2].key == "z");
    CHECK(find_entry(*layered.root, "outcomes")->value.items.size() == 1);
    CHECK(find_entry(*layered.root, "extends") == nullptr);
    CHECK(find_entry(*layered.root, "seed")->place.file->find("base.yaml") != std::string::npos);
}

TEST_CASE("A chain of files that comes back, or leads nowhere, is a problem where it is written", "[layers]")
{
    const Folder folder;
    const std::string a = folder.write("a.yaml", "study: a\nextends: ./sub/b.yaml\n");
    folder.write("sub/b.yaml", "study: b\nextends: ../a.yaml\n");
    const Layered cycle = layer_file(a, {});
    REQUIRE(cycle.problems.size() == 1);
    CHECK(cycle.problems[0].kind == "cycle");
    CHECK(cycle.problems[0].line == 2);
    CHECK(cycle.problems[0].file.find("b.yaml") != std::string::npos);

    const std::string self = folder.write("self.yaml", "extends: self.yaml\n");
    CHECK(layer_file(self, {}).problems.at(0).kind == "cycle");

    const std::string lost = folder.write("lost.yaml", "study: a\nextends: nowhere.yaml\n");
    const Layered missing = layer_file(lost, {});
    REQUIRE(missing.problems.size() == 1);
    CHECK(missing.problems[0].kind == "file");
    CHECK(missing.problems[0].line == 2);
    CHECK(missing.problems[0].message.find("nowhere.yaml") != std::string::npos);
}

TEST_CASE("the option --set reaches settings by their key and the rest by a path from the top", "[layers]")
{
    const std::vector<std::string> overrides{
        "partners.count=7", "seed=9", "designs.x.selection=fit", "replicates.max=5", "settings.a=2", "nothing", "=3"};
    const Layered layered = layer_text("study: s\nreplicates: 20\n", "s.yaml", overrides);
    REQUIRE(layered.root);
    CHECK(value_at(*layered.root, "settings", "partners.count") == "7");
    CHECK(value_at(*layered.root, "settings", "a") == "2");
    CHECK(find_entry(*layered.root, "seed")->value.text == "9");
    CHECK(*find_entry(*layered.root, "seed")->value.place.file == "--set");
    CHECK(find_entry(*layered.root, "seed")->value.place.line == 2);
    CHECK(find_entry(*layered.root, "seed")->value.place.column == 6);
    CHECK(value_at(*layered.root, "replicates", "max") == "5");
    REQUIRE(layered.problems.size() == 2);
    CHECK(layered.problems[0].line == 6);
    CHECK(layered.problems[1].line == 7);
}
