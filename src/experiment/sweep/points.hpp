#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace kaptein {

/// A point of a sweep: one value per factor (a category: index of its option).
struct Point {
    std::uint64_t number = 0;
    std::vector<double> values;
};

/// The points of one method before any condition: numbered from 0, each computed from its number alone.
class PointSource {
  public:
    virtual ~PointSource() = default;
    virtual std::uint64_t count() const = 0;
    virtual std::size_t factors() const = 0;
    /// Takes time and memory in proportion to the factors, not to the points.
    virtual void fill(std::uint64_t number, std::span<double> values) const = 0;
};

/// Which numbers a condition keeps: one bit each, found again by halving.
class KeptNumbers {
  public:
    explicit KeptNumbers(std::uint64_t count) : bits_(static_cast<std::size_t>((count + 63) / 64), 0) {}
    void keep(std::uint64_t number)
    {
        bits_[static_cast<std::size_t>(number / 64)] |= std::uint64_t{1} << (number % 64);
    }
    void seal();  // after the last keep(), before what follows
    std::uint64_t size() const { return before_.empty() ? 0 : before_.back(); }
    bool has(std::uint64_t number) const;
    std::uint64_t at(std::uint64_t row) const;          // the number of the row-th kept
    std::uint64_t row_of(std::uint64_t number) const;  // how many are kept before it

  private:
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> before_;  // [word] kept before it; one more at the end
};

/// The points of a study in the order of their numbers, computed on demand; a condition may have left some out.
/// Copies are cheap.
class Points {
  public:
    Points() = default;                  // none: a study without a sweep
    Points(std::vector<Point> points);   // NOLINT(google-explicit-constructor): as given, numbers ascending
    explicit Points(std::shared_ptr<const PointSource> source, std::shared_ptr<const KeptNumbers> kept = nullptr);

    bool empty() const { return size() == 0; }
    std::uint64_t size() const;
    std::uint64_t numbered() const;  // before the condition
    Point operator[](std::uint64_t row) const;
    std::optional<std::uint64_t> row_of(std::uint64_t number) const;
    const std::shared_ptr<const PointSource>& source() const { return source_; }
    bool all_kept() const { return kept_ == nullptr; }

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Point;
        using difference_type = std::ptrdiff_t;
        using pointer = const Point*;
        using reference = Point;
        Iterator(const Points& points, std::uint64_t row) : points_(&points), row_(row) {}
        Point operator*() const { return (*points_)[row_]; }
        Iterator& operator++()
        {
            ++row_;
            return *this;
        }
        bool operator==(const Iterator& other) const { return row_ == other.row_; }

      private:
        const Points* points_;
        std::uint64_t row_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    std::shared_ptr<const PointSource> source_;
    std::shared_ptr<const KeptNumbers> kept_;
};

}  // namespace kaptein
