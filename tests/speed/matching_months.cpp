// Question: how long do the exact matchings of a study take, one company and month each? Aim: the 99th percentile of
// those of experiments/first_look.yaml (default world, designs that select by fit) below 1 ms. Prints percentiles.

#include "models/volunteering/model.hpp"
#include "models/volunteering/parts.hpp"
#include "support/model_runs.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace kaptein;

namespace {

/// Keeps the time of each matching.
class Matchings final : public PartClock {
  public:
    std::uint8_t begin(std::uint8_t part) override
    {
        start_ = std::chrono::steady_clock::now();
        inside_ = part == static_cast<std::uint8_t>(volunteering::Part::staff_match);
        return 0;
    }
    void back_to(std::uint8_t) override
    {
        if (inside_) {
            microseconds_.push_back(
                std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start_).count());
            inside_ = false;
        }
    }
    void simulated(std::uint64_t) override {}

    double percentile(double percent)
    {
        std::sort(microseconds_.begin(), microseconds_.end());
        return microseconds_[static_cast<std::size_t>(percent / 100.0 * static_cast<double>(microseconds_.size() - 1))];
    }
    std::size_t count() const { return microseconds_.size(); }

  private:
    std::chrono::steady_clock::time_point start_;
    bool inside_ = false;
    std::vector<double> microseconds_;
};

}  // namespace

int main(int count, char** words)
{
    const int replicates = count > 1 ? std::atoi(words[1]) : 10;
    const Model& model = volunteering::model();
    const std::vector<double> values = model_runs::values_with(model.info().parameters, {});
    SerialExecutor executor;
    for (const char* preset : {"supply_careful", "needs_driven"}) {
        Matchings matchings;
        const std::vector<double> choices = model_runs::preset(model.info(), preset);
        const auto scratch = model.scratch();
        for (int replicate = 0; replicate < replicates; ++replicate) {
            RunRequest request{values, choices, {20261123, static_cast<std::uint32_t>(replicate)}, 24, 60, 12};
            request.part_clock = &matchings;
            if (!std::holds_alternative<RunRecord>(model.run(request, executor, *scratch))) {
                return 1;
            }
        }
        std::printf("%s: %zu matchings; median %.1f, 90 %% %.1f, 99 %% %.1f, 99.9 %% %.1f, longest %.1f microseconds\n",
                    preset, matchings.count(), matchings.percentile(50), matchings.percentile(90),
                    matchings.percentile(99), matchings.percentile(99.9), matchings.percentile(100));
    }
}
