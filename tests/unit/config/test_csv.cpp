#include "config/csv.hpp"
#include "support/catch.hpp"

#include <filesystem>
#include <fstream>

using namespace kaptein;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> texts(const std::vector<Node>& cells)
{
    std::vector<std::string> result;
    for (const Node& cell : cells) {
        result.push_back(cell.text);
    }
    return result;
}

/// The header and all rows; `problems` afterwards holds what was wrong.
Rows read(std::string_view bytes, Problems& problems)
{
    CsvReader reader(bytes, "x.csv", problems);
    Rows rows{texts(reader.header())};
    std::vector<Node> row;
    while (reader.next(row)) {
        rows.push_back(texts(row));
    }
    return rows;
}

Rows good(std::string_view bytes)
{
    Problems problems;
    Rows rows = read(bytes, problems);
    CHECK(problems.empty());
    return rows;
}

std::string lines(std::string_view bytes)
{
    Problems problems;
    read(bytes, problems);
    std::string text;
    for (const Problem& problem : problems) {
        text += to_line(problem) + "\n";
    }
    return text;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A table is read whatever editor or spreadsheet wrote it", "[csv]")
{
    const Rows plain{{"a", "b"}, {"1", "x"}, {"2", ""}};
    CHECK(good("a,b\n1,x\n2,\n") == plain);
    CHECK(good("a,b\n1,x\n2,") == plain);                        // no line feed at the end
    CHECK(good("\xef\xbb\xbf"
               "a,b\r\n1,x\r\n2,\r\n")
          == plain);  // byte order mark and CRLF
    CHECK(good("\"a\",\"b\"\n\"1\",\"x\"\n2,\"\"\n") == plain);
    CHECK(good(" a , b\n1,\tx \n2,\n\n\n") == plain);            // blanks around cells, empty lines at the end
    CHECK(good("# what a is\na,b\n# first\n1,x\n2,\n# end") == plain);
    CHECK(good("a,b\n") == Rows{{"a", "b"}});
}

TEST_CASE("Quotes keep commas, quotes, blanks and line breaks", "[csv]")
{
    CHECK(good("a,b\n\"x, \"\"y\"\"\",\" z \"\n\"two\nlines\",\"\"\"\"\n")
          == Rows{{"a", "b"}, {"x, \"y\"", " z "}, {"two\nlines", "\""}});
}

TEST_CASE("Every cell knows its line and its column in characters", "[csv]")
{
    Problems problems;
    CsvReader reader("# c\nname,b\n\"\xc3\xbc\n\", 5\n\xc3\xbc\xc3\xbc,6\n", "x.csv", problems);
    std::vector<Node> row;
    REQUIRE(reader.next(row));
    CHECK((row[0].place.line == 3 && row[0].place.column == 1));
    CHECK((row[1].place.line == 4 && row[1].place.column == 4));  // after the quote, the comma and the blank
    REQUIRE(reader.next(row));
    CHECK((row[1].place.line == 5 && row[1].place.column == 4));
    CHECK(*row[1].place.file == "x.csv");
    CHECK_FALSE(reader.next(row));
    CHECK(problems.empty());
}

TEST_CASE("An empty cell is empty, one with empty quotes is a text", "[csv]")
{
    Problems problems;
    CsvReader reader("a,b,c\n,\"\", \n", "x.csv", problems);
    std::vector<Node> row;
    REQUIRE(reader.next(row));
    CHECK(row[0].empty);
    CHECK_FALSE(row[1].empty);
    CHECK(row[2].empty);
}

TEST_CASE("Rows of another length are told, all of them, and the others are read", "[csv]")
{
    Problems problems;
    CHECK(read("a,b\n1\n1,2\n1,2,3\n\n3,4\n", problems) == Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}});
    REQUIRE(problems.size() == 3);
    CHECK(to_line(problems[0]) == "x.csv:2:2: a row of 1 cells. Allowed: 2 cells, as in the header.");
    CHECK(to_line(problems[1]) == "x.csv:4:5: a row of 3 cells. Allowed: 2 cells, as in the header.");
    CHECK(to_line(problems[2]) == "x.csv:5:1: an empty line. Allowed: 2 cells, as in the header.");
}

TEST_CASE("What is no table is refused with its place", "[csv]")
{
    CHECK(holds(lines(""), "x.csv:1:1: the file is empty"));
    CHECK(holds(lines("\n\n"), "the file is empty"));
    CHECK(holds(lines("a,a\n"), "x.csv:1:3: the column 'a' stands twice"));
    CHECK(holds(lines("a,,b\n"), "x.csv:1:3: a column without a name"));
    CHECK(holds(lines("a;b\n1;2\n"), "x.csv:1:1: the columns are not separated by commas"));
    CHECK(holds(lines("a,b\n1,\"2\n"), "x.csv:2:3: a quote that is not closed"));
    CHECK(holds(lines("a,b\n1,\""), "x.csv:2:3: a quote that is not closed"));
    CHECK(holds(lines("a,b\n\"1\"x,2\n"), "x.csv:2:4: text after a closed quote"));
    CHECK(holds(lines("a,b\n1\",2\n"), "x.csv:2:2: a quote inside a cell"));
    CHECK(holds(lines("a,b\n1,\xff\n"), "x.csv:2:3: bytes that are not UTF-8"));
    CHECK(holds(lines(std::string_view("a,b\n1,\0\n", 8)), "x.csv:2:3: a NUL byte"));
    CHECK(holds(lines("a,b\r1,2\r"), "x.csv:1:4: a carriage return without a line feed"));
    CHECK(holds(lines("\xff\xfe"
                      "a"),
                "UTF-16"));
}

TEST_CASE("The file that is named must be there, a file and not too large", "[csv]")
{
    const auto what = [](const std::string& path) {
        const auto reading = read_csv_bytes(path);
        return std::holds_alternative<Fault>(reading) ? std::get<Fault>(reading).what : "read";
    };
    CHECK(holds(what("/nowhere/x.csv"), "there is no file"));
    CHECK(holds(what("/"), "is not a file"));
    const std::string path = (std::filesystem::temp_directory_path() / "kaptein_test_csv.csv").string();
    std::ofstream(path) << "a\n1\n";
    CHECK(std::get<std::string>(read_csv_bytes(path)) == "a\n1\n");
    std::filesystem::resize_file(path, csv_bytes_max + 1);  // a hole: no disk is used
    CHECK(holds(what(path), "too large"));
    std::filesystem::remove(path);
    CHECK(beside("studies/a.yaml", "b.csv") == "studies/b.csv");
    CHECK(beside("a.yaml", "b.csv") == "b.csv");
    CHECK(beside("studies/a.yaml", "/tmp/b.csv") == "/tmp/b.csv");
}
