#include "config/tree/document.hpp"

#include "support/catch.hpp"

#include <string>
#include <tuple>

using namespace kaptein;

namespace {

std::string refusal(const std::string& text)
{
    const Loaded loaded = load_document(text, "x.yaml");
    return loaded.problems.empty() ? "accepted" : to_line(loaded.problems.front());
}

}  // namespace

TEST_CASE("Every value keeps its line and its column in characters, not bytes", "[document]")
{
    const Loaded loaded = load_document("# first\n\xc3\xa9: \"\xc3\xa9\xc3\xa9\"\nb: {c: [1, two words]}\n", "x.yaml");
    REQUIRE(loaded.document);
    const Node& root = loaded.document->root;
    REQUIRE(root.entries.size() == 2);
    CHECK(root.entries[0].value.place.line == 2);
    CHECK(root.entries[0].value.place.column == 4);  // é, :, space: the value is the 4th character, the 5th byte
    CHECK_FALSE(root.entries[0].value.plain);
    const Node& list = root.entries[1].value.entries[0].value;
    REQUIRE(list.kind == NodeKind::list);
    CHECK(list.items[1].text == "two words");
    CHECK(list.items[1].plain);
    CHECK(list.items[1].place.line == 3);
    CHECK(list.items[1].place.column == 12);
}

TEST_CASE("What the YAML parser would let pass or hang on is refused, with its place", "[document]")
{
    // Text, and what the first line of the refusal begins with and holds. The cases are C3 of trust.md.
    using Case = std::tuple<std::string, std::string, std::string>;
    const auto [text, place, words] = GENERATE(table<std::string, std::string, std::string>({
        Case{"a: 1\nb: 2\na: 3\n", "x.yaml:3:1: a: ", "second time"},
        Case{"m:\n  a: 1\n  a: 3\n", "x.yaml:3:3: m.a: ", "second time"},
        Case{"l:\n  - {a: 1, a: 2}\n", "x.yaml:2:12: l[0].a: ", "second time"},
        Case{"a: 1\n---\nb: 2\n", "x.yaml:2:1: ", "one document"},
        Case{"a: 1\n---\n", "x.yaml:2:1: ", "one document"},
        Case{"a: 1\n...\nfoo\n", "x.yaml:3:1: ", "one document"},
        Case{"{a: 1}\nb: 2\n", "x.yaml:2:1: ", "one document"},
        Case{",", "x.yaml:1:1: ", "not a study"},
        Case{",\n,\n,", "x.yaml:1:1: ", ""},
        Case{"a: 'x\nb: 1\n", "x.yaml:1:4: a: ", "not closed"},
        Case{"a: \"x\nb: 1\n", "x.yaml:1:4: a: ", "not closed"},
        Case{"a: \"x\\\"\n", "x.yaml:1:4: a: ", "not closed"},
        Case{"a: 'it''s\n", "x.yaml:1:4: a: ", "not closed"},
        Case{"a: &x [*x]\n", "x.yaml:1:4: a: ", "anchor"},
        Case{"a: &x 1\nb: *x\n", "x.yaml:1:4: a: ", "anchor"},
        Case{"a: *nobody\n", "x.yaml:1:4: ", "alias"},
        Case{"a: {<<: {b: 1}}\n", "x.yaml:1:5: a: ", "merge"},
        Case{"a: !!str 5\n", "x.yaml:1:4: a: ", "tag"},
        Case{"a: ! 5\n", "x.yaml:1:4: a: ", "tag"},
        Case{"a: !x [1]\n", "x.yaml:1:4: a: ", "tag"},
        Case{std::string("a: 1\0b", 6), "x.yaml:1:5: ", "NUL"},
        Case{std::string("\x7f"
                         "ELF\2\1\1\0\0",
                         9),
             "x.yaml:1:1: ", "control"},
        Case{"a: \x04\nb: 1\n", "x.yaml:1:4: ", "control character (U+0004)"},
        Case{"a: \xff\n", "x.yaml:1:4: ", "UTF-8"},
        Case{"a: \xc0\xaf\n", "x.yaml:1:4: ", "UTF-8"},
        Case{"a: \xed\xa0\x80\n", "x.yaml:1:4: ", "UTF-8"},
        Case{"a: \xe2\x82", "x.yaml:1:4: ", "UTF-8"},
        Case{"a:\n\tb: 1\n", "x.yaml:2:1: ", "tab"},
        Case{"a:\n  \tb: 1\n", "x.yaml:2:3: ", "tab"},
        Case{"- a\n- b\n", "x.yaml:1:1: ", "a list at the top"},
        Case{"- a\nb: 1\n", "x.yaml:1:1: ", "a list at the top"},
        Case{"", "x.yaml:1:1: ", "empty"},
        Case{"\n\n  \n# only words\n", "x.yaml:1:1: ", "empty"},
        Case{"a:1\n", "x.yaml:1:1: ", "no space after ':'"},
        Case{"a: 1\nb:2\nc: 3\n", "x.yaml:3:2: ", "line 2 has no space after ':'"},
        Case{"just words\n", "x.yaml:1:1: ", "not a study"},
        Case{"%YAML 1.1\n---\na: 1\n", "x.yaml:1:1: ", "directive"},
        Case{"a: [1, 2\n", "x.yaml:1:4: ", "not closed"},
        Case{"a: {b: 1\n", "x.yaml:1:4: ", "not closed"},
        Case{"a: {b: [1]}  # [\nc: \"[\"\nd: {e: '{', f: [2, {g: 3}]\nh: 1\n", "x.yaml:3:4: ", "not closed"},
        Case{"a: 1\n b: 2\n", "x.yaml:2:3: ", "no key can stand"},
        Case{"a: b: c\n", "x.yaml:1:5: ", "no key can stand"},
        Case{"a: \"x\nb: \"y\"\n", "x.yaml:2:5: ", "quotes"},
        Case{": 1\n", "x.yaml:1:1: ", "empty key"},
        Case{"? [a]\n: 1\n", "x.yaml:1:3: ", "where a key is meant"},
        Case{"a: @x\n", "x.yaml:1:4: ", "not valid YAML"},
    }));
    CAPTURE(text);
    const std::string line = refusal(text);
    CAPTURE(line);
    CHECK(line.substr(0, place.size()) == place);
    CHECK(line.find(words) != std::string::npos);
    CHECK(line.find('\n') == std::string::npos);
}

TEST_CASE("What YAML allows and is harmless is taken", "[document]")
{
    CHECK(refusal("a: 1\n") == "accepted");
    CHECK(refusal("---\na: 1\n...\n# the end\n") == "accepted");
    CHECK(refusal("\xef\xbb\xbf"
                  "a: 1\n")
          == "accepted");
    CHECK(refusal("a: 1\r\nb: [x, y]\r\n") == "accepted");
    CHECK(refusal("a: 'it''s'\nb: \"say \\\"x\\\"\"\n") == "accepted");
    CHECK(refusal("a: |\n  long\n  text\nb: >\n  folded\n") == "accepted");
    CHECK(refusal("a: 1\t# a tab before a comment\n\t# and one before this\n") == "accepted");
}

TEST_CASE("Several faults of a tree come together, in the order of the file", "[document]")
{
    const Loaded loaded = load_document("a: 1\nb: !t 2\na: 3\nc: {<<: 1, d: &x 4}\n", "x.yaml");
    REQUIRE(loaded.document);
    REQUIRE(loaded.problems.size() == 4);
    CHECK(loaded.problems[0].line == 2);
    CHECK(loaded.problems[1].kind == "duplicate_key");
    CHECK(loaded.problems[2].path == "c");
    CHECK(loaded.problems[3].path == "c.d");
}

TEST_CASE("Files beyond the limits are refused, those at the limits taken", "[document]")
{
    const auto nested = [](std::size_t depth) {
        return "a: " + std::string(depth, '[') + "1" + std::string(depth, ']') + "\n";
    };
    CHECK(refusal(nested(63)) == "accepted");  // the map at the top is the 64th level
    CHECK(refusal(nested(64)).find("nested too deeply") != std::string::npos);
    CHECK(refusal(nested(100'000)).find("nested too deeply") != std::string::npos);

    std::string many = "a: [";
    for (int i = 0; i < 200'000 - 4; ++i) {
        many += "1,";
    }
    CHECK(refusal(many + "1]\n") == "accepted");  // 199,997 items, the list, its key and the map at the top
    CHECK(refusal(many + "1,1]\n").find("too many values") != std::string::npos);
    CHECK(refusal("a: " + std::string(document_limit::bytes, 'x')).find("too large") != std::string::npos);
}

TEST_CASE("Forty thousand keys are read in well under a second", "[document]")
{
    // A look-up per key that walks the map took the parser's own loader more than 20 s. CTest's limit is the bound
    // here:
    // the test states no time of its own, for machines differ.
    std::string text;
    for (int i = 0; i < 40'000; ++i) {
        text += "key" + std::to_string(i) + ": 1\n";
    }
    const Loaded loaded = load_document(text, "x.yaml");
    REQUIRE(loaded.document);
    CHECK(loaded.document->root.entries.size() == 40'000);
}

TEST_CASE("A file that is not there, or is a folder or a device, is a problem at 1:1", "[document]")
{
    for (const std::string file : {"/no/such/file.yaml", "/tmp", "/dev/zero", ""}) {
        const Loaded loaded = read_document(file);
        CHECK_FALSE(loaded.document);
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].kind == "file");
        CHECK(to_line(loaded.problems[0]).rfind(file + ":1:1: ", 0) == 0);
    }
}
