#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace kaptein::volunteering {

/// Makes room for one more. Lists of companies grow by an eighth where vectors double: there are many of them, they
/// grow seldom, and what they have held says how much more to set aside (phases/yearly/headroom.hpp).
template <class Value>
void make_room(std::vector<Value>& list)
{
    if (list.size() == list.capacity()) {
        list.reserve(list.size() + list.size() / 8 + 1);
    }
}

template <class Value>
void append(std::vector<Value>& list, const Value& value)
{
    make_room(list);
    list.push_back(value);
}

template <class Value>
void resize(std::vector<Value>& list, std::size_t count)
{
    if (count > list.capacity()) {
        list.reserve(count + count / 8 + 1);
    }
    list.resize(count);
}

}  // namespace kaptein::volunteering
