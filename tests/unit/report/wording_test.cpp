#include "report/wording/lines.hpp"
#include "report/wording/numbers.hpp"

#include "support/catch.hpp"

using namespace kaptein;
using namespace kaptein::wording;

TEST_CASE("numbers are spoken with three significant digits and their unit", "[report]")
{
    CHECK(spoken(1234567.0, "EUR") == "EUR 1.23 million");
    CHECK(spoken(-12345.6, "EUR") == "EUR -12,300");
    CHECK(spoken(2.5e9, "EUR") == "EUR 2.50 billion");
    CHECK(spoken(999999.0, "EUR") == "EUR 1.00 million");
    CHECK(spoken(3.14159, "EUR/hour") == "EUR 3.14 per hour");
    CHECK(spoken(0.0421, "share") == "4.21 %");
    CHECK(spoken(12.0, "hours") == "12 hours");
    CHECK(spoken(0.0, "EUR") == "EUR 0");
    CHECK(spoken(0.5, "1") == "0.500");
    CHECK(spoken(-0.0, "1") == "0");
}

TEST_CASE("changes speak their sign and show no more digits than the interval supports", "[report]")
{
    CHECK(spoken_change(1234567.0, Interval{930000.0, 1530000.0}, "EUR")
          == "EUR 1.23 million more (0.93 to 1.53 million more)");
    CHECK(spoken_change(-1234567.0, Interval{-1530000.0, -930000.0}, "EUR")
          == "EUR 1.23 million less (0.93 to 1.53 million less)");
    CHECK(spoken_change(-20123.0, Interval{-351000.0, 311000.0}, "EUR")
          == "EUR 20,000 less (between 350,000 less and 310,000 more)");
    CHECK(spoken_change(0.051, Interval{0.048, 0.054}, "share")
          == "5.10 percentage points higher (4.80 to 5.40 higher)");
    CHECK(spoken_change(-3.2, std::nullopt, "months") == "3.20 months less");
    CHECK(spoken_change(2.0, Interval{2.0, 2.0}, "1") == "2.00 higher");
    // A narrow interval must not read as two equal numbers.
    CHECK(spoken_change(1.0, Interval{0.9996, 1.0004}, "1") == "1.0000 higher (0.9996 to 1.0004 higher)");
}

TEST_CASE("counts, plans and p-values read like text", "[report]")
{
    CHECK(count(1234567) == "1,234,567");
    CHECK(count(1, "replicate") == "1 replicate");
    CHECK(count(2, "replicate") == "2 replicates");
    CHECK(about(127.3) == "about 130");
    CHECK(about(44.0) == "about 44");
    CHECK(about(12345.0) == "about 13,000");
    CHECK(p_cell(0.00001) == "< 0.0001");
    CHECK(p_cell(0.0423) == "0.042");
    CHECK(p_cell(std::nullopt) == "-");
    CHECK(cell(std::optional<double>(1234567.0)) == "1,235,000");
    CHECK(cell(std::optional<double>(-0.123456)) == "-0.1235");
}

TEST_CASE("rounding to 12 digits hides the last bits of a math library and nothing else", "[report]")
{
    CHECK(round_significant(0.1 + 0.2, 12) == 0.3);
    CHECK(round_significant(-1.58, 12) == -1.58);
    CHECK(round_significant(0.0, 12) == 0.0);
    CHECK(round_significant(1e300, 12) == 1e300);
}

TEST_CASE("control characters and direction marks are shown, not sent to the terminal", "[report]")
{
    CHECK(visible("a\x1b[31mb") == "a\\u{1b}[31mb");
    CHECK(visible("x\xE2\x80\xAEy") == "x\\u{202e}y");
    CHECK(visible("caf\xC3\xA9") == "caf\xC3\xA9");
    CHECK(visible("\xFF") == "\\u{ff}");
    CHECK(visible("a\nb") == "a\\u{a}b");
}

TEST_CASE("paragraphs break at spaces and keep to the page", "[report]")
{
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "word ";
    }
    const std::string lines = paragraph(text, "  * ");
    CHECK(lines.find("\n    word") != std::string::npos);
    std::size_t start = 0;
    for (std::size_t end = lines.find('\n'); end != std::string::npos; end = lines.find('\n', start)) {
        CHECK(end - start <= page_width);
        start = end + 1;
    }
}

TEST_CASE("a table is cut to the page in its widest text column", "[report]")
{
    TextTable table({"name", "value"}, {Align::left, Align::right});
    table.add({std::string(150, 'x'), "1.5"});
    const std::string text = table.text();
    CHECK(text.find("...") != std::string::npos);
    CHECK(text.find("1.5") != std::string::npos);
    CHECK(text.find(std::string(100, 'x')) == std::string::npos);
}
