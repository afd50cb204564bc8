#include "config/values/quantity.hpp"

#include "support/catch.hpp"

#include <array>
#include <string>

using namespace kaptein;

namespace {

Node scalar(const std::string& text, bool plain = true)
{
    Node node;
    node.text = text;
    node.plain = plain;
    return node;
}

/// The value as text, or the kind of the fault.
std::string read(const std::string& text, const Declaration& declaration)
{
    const auto reading = read_quantity(scalar(text), declaration);
    if (const auto* fault = std::get_if<Fault>(&reading)) {
        return fault->kind;
    }
    return std::to_string(std::get<double>(reading));
}

std::string why(const std::string& text)
{
    const auto reading = parse_number(text);
    return std::holds_alternative<double>(reading) ? "accepted" : std::get<Fault>(reading).what;
}

Declaration declare(std::string_view unit, Kind kind, Range valid)
{
    Declaration declaration;
    declaration.key = "x";
    declaration.unit = unit;
    declaration.kind = kind;
    declaration.valid = valid;
    return declaration;
}

}  // namespace

TEST_CASE("Decimal numbers are read to the nearest double", "[number]")
{
    CHECK(std::get<double>(parse_number("0.1")) == 0.1);
    CHECK(std::get<double>(parse_number("-12.50")) == -12.5);
    CHECK(std::get<double>(parse_number("1e-07")) == 1e-7);
    CHECK(std::get<double>(parse_number("1E+3")) == 1000.0);
    CHECK(std::get<double>(parse_number("7", -2)) == 0.07);  // 7 * 0.01 would be 0.07000000000000001
    CHECK_FALSE(std::signbit(std::get<double>(parse_number("-0"))));
    CHECK(std::get<double>(parse_number("0e999999999999")) == 0.0);
}

TEST_CASE("What other programs read differently is refused and named", "[number]")
{
    CHECK(why("1e400") == "too large for a number");
    CHECK(why("-1e400") == "too large for a number");
    CHECK(why("1e-400").find("too near 0") == 0);
    CHECK(why("1e99999999999999999999") == "too large for a number");
    CHECK(why("4e-310").find("too near 0") == 0);  // a denormal keeps fewer digits than were written
    for (const std::string text : {".nan", ".NaN", "nan", ".inf", "-.inf", "+.INF", "Infinity"}) {
        CHECK(why(text) == "NaN and infinity are not numbers here");
    }
    CHECK(why("0x1F").find("hexadecimal") != std::string::npos);
    CHECK(why("0o17").find("octal") != std::string::npos);
    CHECK(why("010").find("leading zero") != std::string::npos);
    CHECK(why("-007").find("leading zero") != std::string::npos);
    CHECK(why("1_000").find("separators") != std::string::npos);
    CHECK(why("0,5").find("separators") != std::string::npos);
    CHECK(why("+1").find("plus") != std::string::npos);
    CHECK(why(".5").find("before the point") != std::string::npos);
    CHECK(why("5.").find("after the point") != std::string::npos);
    CHECK(why("1\xc2\xa0").find("U+00A0") != std::string::npos);
    for (const std::string text : {"", " ", "-", "e5", "1e", "1e+", "--1", "1.2.3", "one", "1 ", "\xd9\xa1"}) {
        CAPTURE(text);
        CHECK(why(text) != "accepted");
    }
}

TEST_CASE("Whole numbers have no point, exponent or leading zero, and keep to 64 bits", "[number]")
{
    CHECK(std::get<std::uint64_t>(parse_unsigned("18446744073709551615")) == 18446744073709551615u);
    CHECK(std::holds_alternative<Fault>(parse_unsigned("18446744073709551616")));
    CHECK(std::holds_alternative<Fault>(parse_unsigned("-1")));
    CHECK(std::get<std::int64_t>(parse_integer("-5", -5, 5)) == -5);
    for (const std::string text : {"5.0", "1e3", "05", "0x5", "6", "1e", ""}) {
        CHECK(std::holds_alternative<Fault>(parse_integer(text, -5, 5)));
    }
}

TEST_CASE("Decimals are exact and write themselves as people do", "[number]")
{
    CHECK(to_text(*parse_decimal("0.60")) == "0.6");
    CHECK(to_text(*parse_decimal("-12.5e1")) == "-125");
    CHECK(to_text(*parse_decimal("0.0001")) == "0.0001");
    CHECK(to_text(*parse_decimal("0")) == "0");
    CHECK_FALSE(parse_decimal("1234567890123456789.5"));
}

TEST_CASE("A quantity takes its unit, or years for months and % for a share, after one space", "[quantity]")
{
    const Declaration months = declare("months", Kind::integer, closed(0, 240));
    CHECK(read("24", months) == "24.000000");
    CHECK(read("24 months", months) == "24.000000");
    CHECK(read("1 month", months) == "1.000000");
    CHECK(read("2 years", months) == "24.000000");
    CHECK(read("1 year", months) == "12.000000");
    CHECK(read("21 years", months) == "range");
    CHECK(read("1.5 years", months) == "type");
    CHECK(read("24  months", months) == "unit");
    CHECK(read("24 Months", months) == "unit");
    CHECK(read("24months", months) == "unit");
    CHECK(read("24 weeks", months) == "unit");
    CHECK(read("24 %", months) == "unit");

    const Declaration share = declare("share", Kind::real, closed(0, 1));
    CHECK(read("2 %", share) == "0.020000");
    CHECK(read("0.02 share", share) == "0.020000");
    CHECK(read("2%", share) == "unit");
    CHECK(read("2 percent", share) == "unit");
    CHECK(read("101 %", share) == "range");

    const Declaration wage = declare("EUR/hour", Kind::real, above(0, 1000));
    CHECK(read("38.5 EUR/hour", wage) == "38.500000");
    CHECK(read("38.5 EUR", wage) == "unit");
    CHECK(read("0", wage) == "range");
    CHECK(read("1\xc2\xa0", wage) == "type");
    CHECK(read("true", wage) == "type");

    const Declaration years = declare("years", Kind::real, closed(0, 100));
    CHECK(read("18 months", years) == "1.500000");
}

TEST_CASE("A number in quotes is text, a quantity with a unit may stand in quotes", "[quantity]")
{
    const Declaration months = declare("months", Kind::integer, closed(0, 240));
    CHECK(std::holds_alternative<Fault>(read_quantity(scalar("24", false), months)));
    CHECK(std::holds_alternative<double>(read_quantity(scalar("24 months", false), months)));
}

TEST_CASE("Words that other YAML readers take for something else are not text without quotes", "[quantity]")
{
    for (const std::string text :
         {"yes", "No", "ON", "off", "y", "true", "False", "5", "-0.5", "1e3", "0x1F", "010", "2024-01-01", "1_000"}) {
        CAPTURE(text);
        CHECK(std::holds_alternative<Fault>(read_text(scalar(text))));
        CHECK(std::get<std::string>(read_text(scalar(text, false))) == text);
    }
    for (const std::string text : {"yesterday", "5 companies", "-", "a", "Why 42?"}) {
        CAPTURE(text);
        CHECK(std::holds_alternative<std::string>(read_text(scalar(text))));
    }
}
