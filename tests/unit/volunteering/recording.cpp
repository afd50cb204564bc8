#include "models/volunteering/recording/recorder.hpp"
#include "models/volunteering/recording/sample.hpp"
#include "support/catch.hpp"
#include "support/statistics.hpp"
#include "support/volunteering_run.hpp"

#include <set>

using namespace kaptein;
using namespace kaptein::volunteering_runs;
using volunteering::World;

namespace {

std::size_t panel_number(std::string_view entity)
{
    const auto panels = volunteering::panel_declarations();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        if (panels[i].entity == entity) {
            return i;
        }
    }
    throw std::logic_error("no such panel");
}

/// A panel that was recorded, with its columns by name.
struct Table {
    const PanelTable& table;
    std::size_t rows() const { return table.months.size(); }
    const std::vector<Value>& operator[](std::string_view key) const
    {
        const auto declared = volunteering::panel_declarations()[table.panel].columns;
        for (std::size_t i = 0; i < declared.size(); ++i) {
            if (declared[i].key == key) {
                return table.columns[i];
            }
        }
        throw std::logic_error("no such column");
    }
    template <class Counts>
    double sum(std::string_view key, Counts&& counts) const
    {
        double total = 0.0;
        for (std::size_t row = 0; row < rows(); ++row) {
            total += counts(row) ? (*this)[key][row].value() : 0.0;
        }
        return total;
    }
    double sum(std::string_view key) const
    {
        return sum(key, [](std::size_t) { return true; });
    }
    auto since_month_1() const
    {
        return [this](std::size_t row) { return table.months[row] >= 1; };
    }
};

Recording all_panels(bool events = false, std::uint32_t sample = 0)
{
    Recording recording;
    recording.series_every = 1;
    recording.series = {0};
    for (std::size_t i = 0; i < volunteering::panel_declarations().size(); ++i) {
        recording.panels.push_back({i, sample, events && volunteering::panel_declarations()[i].events, 1});
    }
    return recording;
}

struct Recorded {
    World world;
    Ran ran;
    Table operator[](std::string_view entity) const { return {ran.record.panels[panel_number(entity)]}; }
};

Recorded record(const Case& one, const Recording& recording, std::uint32_t replicate = 0)
{
    Recorded recorded;
    SerialExecutor executor;
    recorded.ran = run(one, replicate, recorded.world, executor, {}, &recording);
    return recorded;
}

/// What a cell may hold: a boolean 0 or 1, a category a place among its labels, an integer no fraction.
bool fits(const Column& column, const Value& value)
{
    if (!value) {
        return true;
    }
    const bool whole = *value == std::floor(*value);
    switch (column.type) {
    case ColumnType::boolean:
        return *value == 0.0 || *value == 1.0;
    case ColumnType::category:
        return whole && *value >= 0.0 && *value < static_cast<double>(column.labels.size());
    case ColumnType::integer:
        return whole;
    default:
        return std::isfinite(*value);
    }
}

}  // namespace

TEST_CASE("recording every panel changes nothing, and rows are of the shape declared")
{
    for (const char* preset : {"no_program", "supply_driven", "supply_careful", "needs_driven"}) {
        const Ran silent = run(small_world(preset));
        const Recorded recorded = record(small_world(preset), all_panels());
        CHECK(silent.record.state == recorded.ran.record.state);
        CHECK(differing(silent, recorded.ran) == "");
        for (const PanelTable& table : recorded.ran.record.panels) {
            const Panel& panel = volunteering::panel_declarations()[table.panel];
            INFO(panel.entity);
            CHECK(table.columns.size() == panel.columns.size());
            CHECK(table.entities.size() == table.months.size());
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                INFO(panel.columns[i].key);
                CHECK(table.columns[i].size() == table.months.size());
                CHECK(std::all_of(table.columns[i].begin(), table.columns[i].end(),
                                  [&](const Value& value) { return fits(panel.columns[i], value); }));
            }
        }
    }
}

TEST_CASE("every column of a panel is declared in full")
{
    for (const Panel& panel : volunteering::panel_declarations()) {
        std::set<std::string_view> keys{panel.id, "month"};
        for (const Column& column : panel.columns) {
            INFO(panel.entity << "." << column.key);
            CHECK(keys.insert(column.key).second);
            CHECK(!column.meaning.empty());
            CHECK(column.labels.empty() == (column.type != ColumnType::category));
            CHECK((column.type != ColumnType::number || !column.unit.empty()));
        }
    }
}

TEST_CASE("positions add up to the outcomes: hours, leavers, participants")
{
    // Everybody is recorded and all companies are treated, so that sums over rows are the outcomes themselves.
    for (const double steps : {1.0, 2.0}) {
        const Recorded recorded = record(small_world("needs_driven").with("time.steps_per_month", steps), all_panels());
        const Table rows = recorded["positions"];
        CHECK(rows.rows() == recorded.world.positions.size() * 48);
        CHECK(rows.sum("hours") == recorded.ran["volunteer_hours"]);
        const double left = rows.sum("left", rows.since_month_1());
        CHECK(left <= recorded.ran["leavings"]);
        if (steps == 1.0) {  // with more steps a position can lose two people in a month
            CHECK(left == recorded.ran["leavings"]);
        }
        const auto at_year_end = [&](std::size_t row) {
            return rows.table.months[row] == 12 || rows.table.months[row] == 24;
        };
        const double participants = rows.sum("served_this_year", at_year_end);
        CHECK(participants > 0.0);
        CHECK(participants / (recorded.ran["employees"] * 2.0) == Approx(recorded.ran["participation"]).epsilon(1e-12));
        CHECK(rows.sum("hours_of_year", at_year_end) / participants
              == Approx(recorded.ran["hours_per_participant"]).epsilon(1e-12));
    }
}

TEST_CASE("events of positions are the months in which somebody served or left, and nothing else")
{
    const Case one = small_world("supply_driven");
    const Recorded monthly = record(one, all_panels());
    const Recorded events = record(one, all_panels(true));
    const Table all = monthly["positions"];
    const Table some = events["positions"];
    std::size_t next = 0;
    for (std::size_t row = 0; row < all.rows(); ++row) {
        if (all["hours"][row].value() > 0.0 || all["left"][row].value() == 1.0) {
            REQUIRE(next < some.rows());
            CHECK(some.table.months[next] == all.table.months[row]);
            CHECK(some.table.entities[next] == all.table.entities[row]);
            ++next;
        }
    }
    CHECK(next == some.rows());
    CHECK(some.rows() < all.rows() / 10);
}

TEST_CASE("a sample is the same under every design, holds its members every month, and shows what all show")
{
    const Recorded all = record(small_world("needs_plain"), all_panels());
    const Recorded sampled = record(small_world("needs_plain"), all_panels(false, 20));
    const Recorded other = record(small_world("supply_careful"), all_panels(false, 20));
    const Recorded next = record(small_world("needs_plain"), all_panels(false, 20), 1);
    for (const char* entity : {"positions", "partners"}) {
        const Table rows = sampled[entity];
        REQUIRE(rows.rows() == 20 * 48);
        CHECK(rows.table.entities == other[entity].table.entities);
        CHECK(rows.table.entities != next[entity].table.entities);
        const Table everybody = all[entity];
        const std::size_t count = everybody.rows() / 48;
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            const std::size_t same = row / 20 * count + rows.table.entities[row];
            for (std::size_t i = 0; i < rows.table.columns.size(); ++i) {
                CHECK(rows.table.columns[i][row] == everybody.table.columns[i][same]);
            }
        }
    }
    // Rows of partners' affairs are those of the partners drawn.
    const std::set<std::uint32_t> drawn(sampled["partners"].table.entities.begin(),
                                        sampled["partners"].table.entities.end());
    for (const char* entity : {"relationships", "proposals", "needs"}) {
        const Table everything = all[entity];
        const auto of_drawn = [&](std::size_t row) {
            return drawn.count(static_cast<std::uint32_t>(everything["partner"][row].value())) == 1;
        };
        double expected = 0.0;
        for (std::size_t row = 0; row < everything.rows(); ++row) {
            expected += of_drawn(row) ? 1.0 : 0.0;
        }
        CHECK(static_cast<double>(sampled[entity].rows()) == expected);
        CHECK(expected > 0.0);
    }
}

TEST_CASE("samples are nested and everybody is as likely to be drawn")
{
    // 3 of 10 over 20,000 replicates: 6,000 each. Drawing without replacement makes Pearson's statistic 0.7 x 10/9 of
    // chi-square with 9 degrees, so that the bound is on the safe side.
    World world;
    world.partners.resize(10);
    std::vector<double> counts(10, 0.0);
    for (std::uint32_t id = 0; id < 10; ++id) {
        world.partners[id].luck = id;
    }
    for (std::uint32_t replicate = 0; replicate < 20000; ++replicate) {
        world.luck = {7, replicate};
        const volunteering::Sample three = draw_sample(world, volunteering::Population::partners, 3);
        const volunteering::Sample four = draw_sample(world, volunteering::Population::partners, 4);
        REQUIRE(three.ids.size() == 3);
        CHECK(std::includes(four.ids.begin(), four.ids.end(), three.ids.begin(), three.ids.end()));
        for (const std::uint32_t id : three.ids) {
            counts[id] += 1.0;
            CHECK(three.drawn[id] == 1);
        }
    }
    CHECK(statistics::chi_square(counts, std::vector<double>(10, 6000.0)).fits());
}

TEST_CASE("proposals are all there, with their answers, at any step")
{
    for (const double steps : {1.0, 2.0}) {
        const Recorded recorded =
            record(small_world("supply_driven").with("time.steps_per_month", steps), all_panels());
        const Table rows = recorded["proposals"];
        CHECK(static_cast<double>(rows.rows()) == recorded.ran["proposals"]);
        const char* shares[] = {"accepted_share", "redirected_share", "bent_share", "declined_share"};
        for (std::size_t answer = 0; answer < 4; ++answer) {
            const auto given = static_cast<double>(
                std::count(rows["answer"].begin(), rows["answer"].end(), Value{static_cast<double>(answer)}));
            CHECK(given / recorded.ran["proposals"] == Approx(recorded.ran[shares[answer]]).epsilon(1e-12));
        }
        CHECK(rows.sum("misfit") / recorded.ran["proposals"] == Approx(recorded.ran["offer_misfit"]).epsilon(1e-12));
        double agreed = 0.0;
        for (const volunteering::Company& company : recorded.world.companies) {
            agreed += company.engagements_agreed;
        }
        CHECK(rows.sum("agreed") == agreed);
        CHECK(std::is_sorted(rows.table.entities.begin(), rows.table.entities.end()));
    }
}

TEST_CASE("answers stand beside what they would have been with no cash at stake")
{
    const Case poor = small_world("supply_driven").with("companies.donations", 0);
    const Recorded without = record(poor, all_panels());
    CHECK(without["proposals"]["answer"] == without["proposals"]["answer_without_cash"]);
    const Case rich = small_world("supply_driven").with({{"companies.donations", 500}, {"answering.cash_stake", 1}});
    const Recorded with = record(rich, all_panels());
    const Table rows = with["proposals"];
    int for_the_cash = 0;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        const double decline = 3.0;
        const bool said_no = rows["answer"][row] == Value{decline};
        CHECK((!said_no || rows["answer_without_cash"][row] == Value{decline})); // cash never makes anybody say no
        for_the_cash += !said_no && rows["answer_without_cash"][row] == Value{decline} ? 1 : 0;
    }
    CHECK(for_the_cash > 0);
}

TEST_CASE("companies show whom they copied, which choice, and what was called off")
{
    const Case mixed = small_world("no_program")
                           .with({{"comparison.deployment", 2}, {"adapting.review_chance", 1}})
                           .months(12, 36, 12);
    const Recorded recorded = record(mixed, all_panels());
    const Table rows = recorded["companies"];
    double copies = 0.0;
    double called_off = 0.0;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        CHECK(rows["copied_from"][row].has_value() == (rows["changes"][row].value() > 0.0));
        if (rows["copied_from"][row].has_value()) {
            CHECK(rows["copied_from"][row].value() != static_cast<double>(rows.table.entities[row]));
            CHECK(rows["copied_choice"][row].value() <= 3.0);
        }
        copies += rows["copied_from"][row].has_value() ? 1.0 : 0.0;
        called_off = std::max(called_off, rows["called_off"][row].value());
    }
    CHECK(copies > 0.0);
    CHECK(called_off > 0.0);
}

TEST_CASE("every assignment has a beginning, an end with a reason, and its hours")
{
    for (const double steps : {1.0, 2.0}) {
        const Recorded recorded = record(small_world("needs_driven").with("time.steps_per_month", steps), all_panels());
        const Table rows = recorded["assignments"];
        std::set<std::pair<std::uint32_t, double>> begun;
        std::vector<double> ends(5, 0.0);
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            begun.insert({rows.table.entities[row], rows["engagement"][row].value()});
            ends[static_cast<std::size_t>(rows["end"][row].value())] += 1.0;
        }
        const auto ended = [&](std::size_t row) { return rows["end"][row] != Value{0.0}; };
        double over = 0.0;
        for (const double count : {ends[1], ends[2], ends[3], ends[4]}) {
            over += count;
        }
        CHECK(over == static_cast<double>(begun.size())); // the run-out is long enough for all to end
        CHECK(ends[1] > 0.0);
        CHECK(ends[2] > 0.0);
        CHECK(ends[3] > 0.0);
        CHECK(rows.sum("hours", ended) == recorded.ran["volunteer_hours"]);
        const Ran& ran = recorded.ran;
        CHECK(rows.sum("effective_hours", ended)
              == Approx(ran["volunteer_hours"] - ran["unneeded_hours"] - ran["misfit_hours"]).epsilon(1e-6));
        // At discount rate 0, what assignments were worth is what was kept and what did not last.
        CHECK(rows.sum("value", ended) > 0.0);
        const Recorded events =
            record(small_world("needs_driven").with("time.steps_per_month", steps), all_panels(true));
        const Table some = events["assignments"];
        CHECK(some.rows() < rows.rows());
        CHECK(some.sum("hours", [&](std::size_t row) { return some["end"][row] != Value{0.0}; })
              == recorded.ran["volunteer_hours"]);
    }
}

TEST_CASE("needs, cash and companies agree with the series and with the world as it ends")
{
    const Recorded recorded = record(small_world("needs_driven"), all_panels());
    const Table needs = recorded["needs"];
    const SeriesTable& series = recorded.ran.record.series;
    for (const std::size_t month : {0U, 20U, 47U}) {
        const auto then = [&](std::size_t row) {
            return needs.table.months[row] == series.months[month] && needs["real"][row] == Value{1.0};
        };
        CHECK(needs.sum("hours_left", then) / 30.0 == Approx(series.columns[0][month]).epsilon(1e-12));
    }
    // A company's giving is moved, never made: the same sum every month.
    const Table relationships = recorded["relationships"];
    double given = 0.0;
    for (const volunteering::Company& company : recorded.world.companies) {
        for (const volunteering::Relation& relation : company.relations) {
            given += relation.cash_per_year;
        }
    }
    for (const int month : {-11, 1, 36}) {
        const auto then = [&](std::size_t row) { return relationships.table.months[row] == month; };
        CHECK(relationships.sum("cash", then) == Approx(given).epsilon(1e-9));
    }
    const Table companies = recorded["companies"];
    for (std::size_t i = 0; i < 12; ++i) {
        const std::size_t row = companies.rows() - 12 + i;
        CHECK(companies["participation"][row] == Value{recorded.world.companies[i].participation});
        CHECK(companies["agenda"][row] == Value{2.0});
    }
    const auto december = [&](std::size_t row) { return companies.table.months[row] == 12; };
    CHECK(companies.sum("committed", december) > 0.0); // the month that ends a year is recorded before its close
}

TEST_CASE("every N months means months that are a multiple of N after the first")
{
    Recording recording;
    recording.panels = {{panel_number("companies"), 2, false, 12}};
    const Recorded recorded = record(small_world("no_program"), recording);
    REQUIRE(recorded.ran.record.panels.size() == 1); // what was not asked for is not kept
    CHECK(recorded.ran.record.panels[0].months == std::vector<std::int32_t>{0, 0, 12, 12, 24, 24, 36, 36});
}
