#pragma once

#include "models/volunteering/world/world.hpp"

#include <algorithm>
#include <span>

namespace kaptein::volunteering {

/// The open needs of some partners, partner after partner in one room: they share what is set aside for months in which
/// more needs are open than usual, for it is never at all partners at once. In a month: `keep`, `make_room`, `put` in
/// order of partners, `close`.
class RoomOfNeeds {
  public:
    RoomOfNeeds(Room& room, std::span<Partner> partners) : memory_(room), room_(room.needs()), partners_(partners) {}

    /// Keeps those for which `stays(partner, need)`; asks in order.
    template <class Stays>
    void keep(Stays&& stays)
    {
        count_ = 0;
        for (Partner& partner : partners_) {
            const std::size_t first = count_;
            for (Need& need : partner.needs) { // never before where the next one is kept
                if (stays(partner, need)) {
                    if (&room_[count_] != &need) {
                        room_[count_] = need;
                    }
                    ++count_;
                }
            }
            partner.needs = room_.subspan(first, count_ - first);
        }
    }

    /// For so many more: needs wait at the end of the room until it is known which stand before them.
    void make_room(std::size_t more)
    {
        if (count_ + more > room_.size()) {
            memory_.grow(count_ + more + (count_ + more) / 8);
            room_ = memory_.needs();
        }
        std::move_backward(room_.begin(), room_.begin() + static_cast<std::ptrdiff_t>(count_), room_.end());
        std::size_t first = room_.size() - count_;
        for (Partner& partner : partners_) {
            partner.needs = room_.subspan(first, partner.needs.size());
            first += partner.needs.size();
        }
        next_ = partners_.begin();
        count_ = 0;
    }

    /// One more need of this partner, the last of its own so far.
    void put(Partner& partner, const Need& need)
    {
        place_up_to(&partner + 1);
        room_[count_++] = need;
        partner.needs = room_.subspan(count_ - partner.needs.size() - 1, partner.needs.size() + 1);
    }

    void close() { place_up_to(partners_.data() + partners_.size()); }

  private:
    /// Moves the needs of the partners before this one to where they belong.
    void place_up_to(const Partner* end)
    {
        for (; next_ != partners_.end() && &*next_ != end; ++next_) {
            std::copy(next_->needs.begin(), next_->needs.end(), room_.begin() + static_cast<std::ptrdiff_t>(count_));
            next_->needs = room_.subspan(count_, next_->needs.size());
            count_ += next_->needs.size();
        }
    }

    Room& memory_;
    std::span<Need> room_;
    std::span<Partner> partners_;
    std::span<Partner>::iterator next_;
    std::size_t count_ = 0; // in place
};

} // namespace kaptein::volunteering
