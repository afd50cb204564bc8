#pragma once

#include "experiment/study.hpp"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace kaptein {

using RunKey = std::array<std::uint8_t, 32>;  // SHA-256, annex 3
std::string to_text(const RunKey& key);       // 64 hexadecimal digits

/// What one run is: its place in the study and everything the model needs.
struct RunSpec {
    std::uint64_t point = 0;
    std::size_t design = 0;
    std::uint32_t replicate = 0;
    RunKey key{};
    std::vector<double> values;   // [ModelInfo::parameters], the point's factors applied
    std::vector<double> choices;  // [ModelInfo::choices]

    RunRequest request(const Study& study) const;
};

std::string to_text(const Study& study, const RunSpec& spec);  // "12:needs:3"

/// The part of a study that one process computes: the points with point mod count = index; with one point, the
/// replicates in the same way (annex 3). `--shard 2/7` is {1, 7}.
struct Share {
    std::uint32_t index = 0;
    std::uint32_t count = 1;
    bool whole() const { return count == 1; }
};
std::string to_text(const Share& share);  // "2/7"

/// Points of a study: 1 without a sweep. A point's row is its place in the study; its number names it everywhere else.
std::uint64_t point_count(const Study& study);
std::uint64_t point_number(const Study& study, std::uint64_t row);

/// Runs [0, size) of a study, numbered so that a prefix is useful: by point, then replicate, then design. Runs are
/// made when asked for; kept is at most a list of points.
class Plan {
  public:
    Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates, Share share = {});
    /// The same for some points only; `rows` ascending.
    Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates, Share share,
         std::vector<std::uint64_t> rows);

    std::uint64_t size() const;
    RunSpec at(std::uint64_t index) const;
    std::uint64_t points() const;
    std::uint64_t row(std::uint64_t index) const;  // of the index-th point
    std::uint32_t first_replicate() const { return first_; }
    std::uint32_t last_replicate() const { return first_ + (replicates_ - 1) * step_; }  // of a plan with replicates

  private:
    void take_replicates(std::uint32_t first, std::uint32_t replicates, Share share);

    const Study* study_;
    std::uint32_t first_ = 0;
    std::uint32_t step_ = 1;  // from one replicate to the next
    std::uint32_t replicates_ = 0;
    std::shared_ptr<const std::vector<std::uint64_t>> rows_;  // null: all points
};

/// SHA-256 over the canonical text: model@version, seed, replicate, burn_in, horizon, run_out, all resolved settings,
/// all resolved choices (annex 3). Names of designs, point numbers, recorders, threads are not in it.
RunKey run_key(const Study& study, std::span<const double> values, std::span<const double> choices,
               std::uint32_t replicate);

/// The canonical text that run_key hashes, documented in run_key.cpp.
std::string run_key_text(const Study& study, std::span<const double> values, std::span<const double> choices,
                         std::uint32_t replicate);

}  // namespace kaptein
