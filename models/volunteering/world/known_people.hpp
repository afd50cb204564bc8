#pragma once

#include "models/volunteering/world/lists.hpp"
#include "models/volunteering/world/positions.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace kaptein::volunteering {

/// A person somebody has looked at: only these can serve, so what serving leaves behind is kept here too.
struct KnownPerson {
    Traits traits;
    float hours_of_year = 0.0F;  // served in this program year
    float skill_gained = 0.0F;   // job-relevant, since hire
    std::uint32_t position = 0;
};

/// Memory for people known, in pieces that any company takes when it needs one, on any lane: how many will be known
/// after years can be told well for all companies together, and badly for one.
class PiecesOfPeople {
  public:
    static constexpr std::size_t people = 16;
    using Piece = std::array<KnownPerson, people>;

    Piece* take()
    {
        const Lock lock(taken_);
        if (free_.empty()) {
            add(count_ / 8 + 1);
        }
        Piece* piece = free_.back();
        free_.pop_back();
        return piece;
    }

    void give_back(Piece* piece)
    {
        const Lock lock(taken_);
        free_.push_back(piece);
    }

    /// So that there are as many in all.
    void set_aside(std::size_t count)
    {
        if (count > count_) {
            add(count - count_);
        }
    }

    std::size_t count() const { return count_; }

  private:
    class Lock {  // held for a few instructions
      public:
        explicit Lock(std::atomic_flag& taken) : taken_(taken)
        {
            while (taken_.test_and_set(std::memory_order_acquire)) {
            }
        }
        ~Lock() { taken_.clear(std::memory_order_release); }
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

      private:
        std::atomic_flag& taken_;
    };

    void add(std::size_t count)
    {
        slabs_.push_back(std::make_unique<Piece[]>(count));
        count_ += count;
        free_.reserve(count_);
        for (std::size_t i = 0; i < count; ++i) {
            free_.push_back(&slabs_.back()[i]);
        }
    }

    std::vector<std::unique_ptr<Piece[]>> slabs_;
    std::vector<Piece*> free_;
    std::size_t count_ = 0;
    std::atomic_flag taken_;
};

/// The people a company knows, in no order that matters. Their memory is not its own.
class KnownPeople {
  public:
    KnownPeople() = default;
    explicit KnownPeople(PiecesOfPeople& memory) : memory_(&memory) {}
    KnownPeople(KnownPeople&&) = default;
    KnownPeople& operator=(KnownPeople&&) = default;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    KnownPerson& operator[](std::size_t i)
    {
        return (*pieces_[i / PiecesOfPeople::people])[i % PiecesOfPeople::people];
    }
    const KnownPerson& operator[](std::size_t i) const
    {
        return (*pieces_[i / PiecesOfPeople::people])[i % PiecesOfPeople::people];
    }

    void add(const KnownPerson& person)
    {
        if (size_ == pieces_.size() * PiecesOfPeople::people) {
            append(pieces_, memory_->take());
        }
        (*this)[size_++] = person;
    }

    void drop_last()
    {
        --size_;
        if (size_ + PiecesOfPeople::people == pieces_.size() * PiecesOfPeople::people) {
            memory_->give_back(pieces_.back());
            pieces_.pop_back();
        }
    }

    /// So that no list grows until so many are known.
    void reserve(std::size_t people) { pieces_.reserve(people / PiecesOfPeople::people + 1); }

  private:
    PiecesOfPeople* memory_ = nullptr;
    std::vector<PiecesOfPeople::Piece*> pieces_;
    std::size_t size_ = 0;
};

}  // namespace kaptein::volunteering
