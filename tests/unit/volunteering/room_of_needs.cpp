#include "models/volunteering/phases/arising/room_of_needs.hpp"

#include "models/volunteering/world/known_people.hpp"
#include "models/volunteering/world/lists.hpp"
#include "random/draw.hpp"
#include "support/catch.hpp"

namespace kaptein::volunteering {
namespace {

/// The same needs partner by partner, each in a list of its own.
using Lists = std::vector<std::vector<std::uint32_t>>;

bool same(const std::vector<Partner>& partners, const Lists& lists)
{
    for (std::size_t p = 0; p < partners.size(); ++p) {
        const auto number = [](const Need& need, std::uint32_t wanted) { return need.number == wanted; };
        if (!std::equal(partners[p].needs.begin(), partners[p].needs.end(), lists[p].begin(), lists[p].end(), number)) {
            return false;
        }
    }
    return true;
}

/// Some of the needs go and some come, none at many partners; in the room and in the lists.
void change(std::uint32_t month, Room& room, std::vector<Partner>& partners, Lists& lists)
{
    const auto u = [&](std::uint32_t entity, std::uint32_t draw) {
        return uniform(bits({7, 0}, Purpose{1}, entity, static_cast<std::uint16_t>(month), draw)[0]);
    };
    const auto stays = [&](std::uint32_t number) { return u(number, 0) < 0.7; };
    RoomOfNeeds open(room, partners);
    open.keep([&](const Partner&, const Need& need) { return stays(need.number); });
    std::size_t more = 0;
    std::vector<std::uint32_t> count(partners.size());
    for (std::uint32_t p = 0; p < partners.size(); ++p) {
        count[p] = u(p, 1) < 0.5 ? 0 : pick(u(p, 2), 7);
        more += count[p];
    }
    open.make_room(more);
    for (std::uint32_t p = 0; p < partners.size(); ++p) {
        std::erase_if(lists[p], [&](std::uint32_t number) { return !stays(number); });
        for (std::uint32_t k = 0; k < count[p]; ++k) {
            Need need;
            need.number = 1000 * month + 10 * p + k;
            open.put(partners[p], need);
            lists[p].push_back(need.number);
        }
    }
    open.close();
}

} // namespace

TEST_CASE("partners of one room have the needs they would have in lists of their own")
{
    for (const std::size_t at_first : {0U, 3U, 1000U}) { // a room that is too small grows
        std::vector<Need> column(at_first);
        Room room(column);
        std::vector<Partner> partners(9);
        Lists lists(9);
        for (std::uint32_t month = 1; month <= 200; ++month) {
            change(month, room, partners, lists);
            REQUIRE(same(partners, lists));
        }
        CHECK(room.size() >= 9 * 3 / 2); // so needs there were
    }
}

TEST_CASE("a room that grows keeps its needs and leaves the column to the others")
{
    std::vector<Need> column(6);
    for (std::uint32_t i = 0; i < column.size(); ++i) {
        column[i].number = i;
    }
    Room first{std::span<Need>(column).first(3)};
    Room second{std::span<Need>(column).last(3)};
    REQUIRE(first.needs().data() == column.data());
    first.grow(5);
    REQUIRE(first.size() == 5);
    first.grow(9);  // out of memory of its own
    REQUIRE(first.size() == 9);
    for (std::uint32_t i = 0; i < 3; ++i) {
        CHECK(first.needs()[i].number == i);
        CHECK(second.needs()[i].number == i + 3);
        first.needs()[i].number = 100;
        CHECK(column[i].number == i);
    }
    Room moved = std::move(first);
    CHECK(moved.needs()[2].number == 100);
}

TEST_CASE("a list grows by an eighth and keeps what it holds")
{
    std::vector<int> list;
    std::size_t grown = 0;
    for (int i = 0; i < 10000; ++i) {
        const std::size_t before = list.capacity();
        append(list, i);
        grown += list.capacity() != before ? 1 : 0;
        REQUIRE(list.capacity() <= list.size() + list.size() / 8 + 1);
        REQUIRE(list[static_cast<std::size_t>(i)] == i);
    }
    CHECK(list.front() == 0);
    CHECK(grown < 100); // by one at a time up to 8, then in proportion: log(10000 / 8) / log(9 / 8) = 61
}

TEST_CASE("people known to companies are where they were put, whoever else comes and goes")
{
    PiecesOfPeople memory;
    memory.set_aside(3);
    std::vector<KnownPeople> companies(5);
    std::vector<std::vector<std::uint32_t>> lists(companies.size());
    for (KnownPeople& known : companies) {
        known = KnownPeople(memory);
    }
    std::size_t most = 0;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const Words words = bits({8, 0}, Purpose{1}, i, 0);
        const std::size_t c = pick(uniform(words[0]), 5);
        if (uniform(words[1]) < (i < 10000 ? 0.52 : 0.49)) {
            KnownPerson person;
            person.position = i;
            companies[c].add(person);
            lists[c].push_back(i);
        } else if (!lists[c].empty()) {
            companies[c].drop_last();
            lists[c].pop_back();
        }
        std::size_t pieces = 0;
        for (std::size_t k = 0; k < lists.size(); ++k) {
            REQUIRE(companies[k].size() == lists[k].size());
            pieces += lists[k].size() / PiecesOfPeople::people + 1;
        }
        most = std::max(most, pieces);
    }
    for (std::size_t k = 0; k < lists.size(); ++k) {
        for (std::size_t i = 0; i < lists[k].size(); ++i) {
            REQUIRE(companies[k][i].position == lists[k][i]);
        }
    }
    CHECK(most > 10);
    CHECK(memory.count() <= most + most / 8 + 1);  // pieces given back are taken again
}

TEST_CASE("a need is found wherever it was before, and one that is gone is not")
{
    std::vector<Need> needs(7);
    Partner partner;
    std::uint16_t place = 3;
    CHECK(find_need(partner, 5, place) == nullptr);
    for (std::uint32_t i = 0; i < needs.size(); ++i) {
        needs[i].number = 10 * i;
    }
    partner.needs = needs;
    for (const std::uint16_t before : {std::uint16_t{0}, std::uint16_t{3}, std::uint16_t{6}, std::uint16_t{60000}}) {
        for (std::uint32_t number = 0; number <= 70; ++number) {
            place = before;
            const Need* found = find_need(partner, number, place);
            const bool there = number % 10 == 0 && number <= 60;
            REQUIRE((found != nullptr) == there);
            REQUIRE((!there || (found == &needs[number / 10] && place == number / 10)));
        }
    }
}

} // namespace kaptein::volunteering
