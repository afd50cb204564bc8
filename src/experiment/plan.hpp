#pragma once

#include "experiment/study.hpp"

#include <array>
#include <string>

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

/// Runs [0, size) of a study, numbered by (point, replicate batch..., design) so that a prefix is useful: order is
/// point, replicate, design. Never materialised.
class Plan {
  public:
    Plan(const Study& study, std::uint32_t first_replicate, std::uint32_t replicates);
    std::uint64_t size() const;
    RunSpec at(std::uint64_t index) const;

  private:
    const Study* study_;
    std::uint32_t first_;
    std::uint32_t replicates_;
};

/// SHA-256 over the canonical text: model@version, seed, replicate, burn_in, horizon, run_out, all resolved settings,
/// all resolved choices (annex 3). Names of designs, point numbers, recorders, threads are not in it.
RunKey run_key(const Study& study, std::span<const double> values, std::span<const double> choices,
               std::uint32_t replicate);

/// The canonical text that run_key hashes, documented in run_key.cpp.
std::string run_key_text(const Study& study, std::span<const double> values, std::span<const double> choices,
                         std::uint32_t replicate);

}  // namespace kaptein
