#include "experiment/plan.hpp"
#include "experiment/resolve.hpp"
#include "models/catalogue/catalogue.hpp"
#include "support/catch.hpp"
#include "unit/app/app_run.hpp"

#include <algorithm>

using namespace kaptein;
using kaptein::testing::WorkFolder;

namespace {

const std::string companies = "company,headcount,junior,professional,senior,manager,program,tool_level\n"
                              "Bank,100,40,30,20,10,study,0.8\n"
                              "Mill,50,,,,,present,\n";
const std::string partners = "partner,region,looking,coordinator_hours,practical,it\n"
                             "Food bank,0,yes,40,60,10\n"
                             "City farm,1,no,12.5,30,\n";

std::string study_text(const std::string& more = "")
{
    return "study: mine\nschema: 1\nmodel: volunteering\nsettings:\n  companies.file: c.csv\n  partners.file: p.csv\n"
           + more
           + "designs:\n  none: {preset: no_program}\n  needs: {preset: needs_driven}\nbaseline: none\nreplicates: 2\n";
}

Resolution resolve_case(const WorkFolder& folder, const std::string& study = study_text())
{
    folder.write("s.yaml", study);
    return resolve_file(folder / "s.yaml", catalogue());
}

Resolution resolve_with(const std::string& c, const std::string& p, const std::string& study = study_text())
{
    const WorkFolder folder;
    folder.write("c.csv", c);
    folder.write("p.csv", p);
    return resolve_case(folder, study);
}

/// Messages, the folder left out.
std::vector<std::string> lines_of(const Resolution& resolution)
{
    std::vector<std::string> lines;
    for (const Problem& problem : resolution.problems) {
        const std::string line = to_line(problem);
        lines.push_back(line.substr(line.find_last_of('/', line.find(": ")) + 1));
    }
    return lines;
}

std::string changed(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

struct Mistake {
    const char* from;
    const char* to;
    const char* line;  // what the first problem begins with
    const char* words;
};

constexpr Mistake company_mistakes[] = {
    {"headcount", "headcuont", "c.csv:1:9: companies.headcuont: ", "Did you mean headcount?"},
    {"headcount", "tool_level", "c.csv:1:63: ", "stands twice"},
    {"company", "firm",
     "c.csv:1:1: companies.firm: ", "'firm' is not a column of companies. Allowed: company, headcount"},
    {"company,headcount", "headcount,region", "c.csv:1:1: companies: ", "the column 'company' is missing"},
    {"100", "-1", "c.csv:2:6: companies.headcount: ", "outside the range"},
    {"100", "1.5", "c.csv:2:6: companies.headcount: ", "whole number"},
    {"100", "many", "c.csv:2:6: companies.headcount: ", "'many' is not a number"},
    {"100", "1e400", "c.csv:2:6: companies.headcount: ", "Allowed: a whole number from 1 to 1000000"},
    {"100",
     "1\u00a0"
     "00",
     "c.csv:2:6: companies.headcount: ", "\\u00a0"},
    {"100", "101", "c.csv:2:6: companies.headcount: ",
     "headcount is 101 here, but junior, professional, senior, manager add up to 100"},
    {"50,,,,,", "50,10,,,,", "c.csv:3:6: companies.headcount: ", "add up to 10"},
    {"50,", ",", "c.csv:3:1: companies.headcount: ", "no value in this row"},
    {"study", "stduy", "c.csv:2:22: companies.program: ", "Did you mean study?"},
    {"study", "yes", "c.csv:2:22: companies.program: ", "Allowed: none, present, study"},
    {"0.8", "1.8", "c.csv:2:28: companies.tool_level: ", "from 0 to 1"},
    {"0.8", "0.8,1", "c.csv:2:32: ", "a row of 9 cells. Allowed: 8 cells"},
    {"present,", "present", "c.csv:3:20: ", "a row of 7 cells. Allowed: 8 cells"},
    {"Mill", "Bank", "c.csv:3:1: companies.company: ", "'Bank' stands in line 2 already. Allowed: each company once"},
    {"Mill", "", "c.csv:3:1: companies.company: ", "no name"},
    {"Mill", "Mi\u202ell", "c.csv:3:1: companies.company: ", "do not show"},
    {"Mill", "\"Mill", "c.csv:3:1: ", "a quote that is not closed"},
    {"Mill", "Mi\1ll", "c.csv:3:3: ", "control character"},
    {"Mill", "Mi\xffll", "c.csv:3:3: ", "not UTF-8"},
};

}  // namespace

TEST_CASE("a case that is described in files becomes a study, and resolved.yaml holds all of it", "[input]")
{
    const WorkFolder folder;
    folder.write("c.csv", companies);
    folder.write("p.csv", partners);
    const Resolution first = resolve_case(folder);
    INFO((first.problems.empty() ? "" : to_line(first.problems.front())));
    REQUIRE(first.study);
    const Study& study = *first.study;
    CHECK(study.tables[0].rows == 2);
    CHECK(study.tables[1].rows == 2);
    const auto setting = [&](std::string_view key) {
        const auto parameters = study.model->info().parameters;
        const auto at = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.key == key; });
        return study.settings[static_cast<std::size_t>(at - parameters.begin())];
    };
    CHECK(setting("companies.count") == 2);
    CHECK(setting("employees.count") == 150);
    CHECK(setting("partners.count") == 2);
    // Read back where no CSV file is: the same study, down to the run key and its own resolved text.
    const WorkFolder other;
    const Resolution second = resolve_file(other.write("resolved.yaml", study.resolved_text), catalogue());
    INFO((second.problems.empty() ? "" : to_line(second.problems.front())));
    REQUIRE(second.study);
    CHECK(second.study->given[0].text == study.given[0].text);
    CHECK(second.study->given[1].text == study.given[1].text);
    const auto key = [](const Study& one) { return Plan(one, 0, 2).at(3).key; };
    CHECK(key(*second.study) == key(study));
    // Who is called how changes no run; a number does.
    folder.write("c.csv", changed(companies, "Mill", "\"#1, \"\"old\"\" Mill\""));
    const Resolution renamed = resolve_case(folder);
    REQUIRE(renamed.study);
    CHECK(key(*renamed.study) == key(study));
    CHECK(resolve_text(renamed.study->resolved_text, "r.yaml", catalogue()).study);
    folder.write("c.csv", changed(companies, "0.8", "0.81"));
    CHECK_FALSE(key(*resolve_case(folder).study) == key(study));
}

TEST_CASE("rows that only their grades describe are the same study as rows that also give the sum", "[input]")
{
    const WorkFolder folder;
    folder.write("p.csv", partners);
    folder.write("c.csv", "company,junior,senior\nBank,60,40\nMill,10,\n");
    const Resolution sums = resolve_case(folder);
    REQUIRE(sums.study);
    folder.write("c.csv",
                 "company,headcount,junior,senior,professional,manager\nBank,100,60,40,0,0\nMill,10,10,0,0,0\n");
    const Resolution whole = resolve_case(folder);
    REQUIRE(whole.study);
    CHECK(whole.study->given[0].digest == sums.study->given[0].digest);
}

TEST_CASE("each mistake in a table of companies is told at its cell, with what is allowed", "[input]")
{
    for (const Mistake& mistake : company_mistakes) {
        INFO(mistake.from << " -> " << mistake.to);
        const auto lines = lines_of(resolve_with(changed(companies, mistake.from, mistake.to), partners));
        REQUIRE_FALSE(lines.empty());
        INFO(lines.front());
        CHECK(lines.front().starts_with(mistake.line));
        CHECK(lines.front().find(mistake.words) != std::string::npos);
        CHECK(lines.size() == 1);
    }
}

TEST_CASE("all mistakes of both tables and the study are told at once, in order of file and line", "[input]")
{
    const auto lines = lines_of(resolve_with(changed(changed(companies, "100", "x"), "present", "presnet"),
                                             changed(partners, "40", "forty"), study_text("  needs.worht: 3\n")));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].starts_with("c.csv:2:6: companies.headcount: "));
    CHECK(lines[1].starts_with("c.csv:3:13: companies.program: "));
    CHECK(lines[2].starts_with("p.csv:2:17: partners.coordinator_hours: "));
    CHECK(lines[3].starts_with("s.yaml:7:3: settings.needs.worht: "));
}

TEST_CASE("files that are no tables are refused in a few words", "[input]")
{
    const auto first = [](const std::string& c) {
        const auto lines = lines_of(resolve_with(c, partners));
        return lines.empty() ? "" : lines.front();
    };
    CHECK(first("").find("c.csv:1:1: the file is empty") == 0);
    CHECK(first("company,headcount\n").find("a header and no row: no companies") != std::string::npos);
    CHECK(first("company;headcount\nA;1\n").find("not separated by commas") != std::string::npos);
    CHECK(first(std::string("PK\3\4\0\0", 6)).find("c.csv:1:3: ") == 0);
    CHECK(first(std::string("\xff\xfe"
                            "c\0o\0",
                            6))
              .find("UTF-16")
          != std::string::npos);
    std::string many = "company,headcount\n";
    for (int i = 0; i < 10001; ++i) {
        many += std::to_string(i) + ",1\n";
    }
    CHECK(first(many).find("c.csv:10002:1: companies: too many rows. Allowed: at most 10000") == 0);
    CHECK(first("company,headcount\n#" + std::string(4u << 20u, 'x') + "\nA,1\n").find("at most 3 MiB")
          != std::string::npos);
    std::string wrong = "company,headcount\n";
    for (int i = 0; i < 5000; ++i) {
        wrong += std::to_string(i) + ",x\n";
    }
    CHECK(lines_of(resolve_with(wrong, partners)).size() <= 201);
}

TEST_CASE("settings that contradict a table, and factors it decides, are told", "[input]")
{
    const auto only = [](const std::string& more) {
        const auto lines = lines_of(resolve_with(companies, partners, study_text(more)));
        return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " problems";
    };
    CHECK(only("  companies.count: 60\n")
              .starts_with(
                  "s.yaml:7:20: settings.companies.count: companies.count is 60 here, but 2 in c.csv. Allowed: "));
    CHECK(resolve_with(companies, partners, study_text("  companies.count: 2\n")).study);
    CHECK(only("  companies.rows: x\n").find("companies are given twice") != std::string::npos);
    CHECK(only("  companies.fiel: c.csv\n").find("Did you mean companies.file?") != std::string::npos);
    CHECK(only("sweep: {method: grid, factors: [{name: companies.count, values: [2, 3]}]}\n")
              .find("s.yaml:7:40: sweep: varying companies.count changes nothing: the companies of this study give it")
          == 0);
    CHECK(only("sweep: {method: grid, factors: [{name: partners.coordinator_hours, values: [2, 3]}]}\n")
              .find("varying partners.coordinator_hours changes nothing")
          != std::string::npos);
    // One company is without a level of its own: there the parameter still decides.
    CHECK(
        resolve_with(companies, partners,
                     study_text("sweep: {method: grid, factors: [{name: companies.tool_level, values: [0.2, 0.3]}]}\n"))
            .study);
    const auto missing = lines_of(resolve_with(companies, partners, changed(study_text(), "c.csv", "none.csv")));
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().starts_with("s.yaml:5:19: settings.companies.file: there is no file "));
    CHECK(lines_of(resolve_with(companies, partners, changed(study_text(), "c.csv", "."))).front().find("is not a file")
          != std::string::npos);
    CHECK(lines_of(resolve_with(companies, partners, changed(study_text(), "c.csv", "[c.csv]")))
              .front()
              .starts_with("s.yaml:5:19: settings.companies.file: a list where one value is meant"));
}
