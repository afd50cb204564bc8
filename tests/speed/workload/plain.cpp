// Compiled twice (tests/speed/tests.cmake): KAPTEIN_PLAIN is the name of the function that makes the program.
#include "speed/workload/plain.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

namespace kaptein::workload {

namespace {

class Program final : public Plain {
  public:
    Program(std::size_t volunteers, std::uint64_t seed)
        : skill_(volunteers * kinds),
          empathy_(volunteers),
          seniority_(volunteers),
          motivation_(volunteers),
          company_(volunteers),
          need_(volunteers / volunteers_per_partner * kinds),
          room_(volunteers / volunteers_per_partner),
          impact_(volunteers / volunteers_per_partner)
    {
        for (std::uint64_t& word : state_) { // splitmix64
            std::uint64_t z = (seed += 0x9E3779B97F4A7C15ULL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
            word = z ^ (z >> 31);
        }
        const std::size_t companies = std::max<std::size_t>(1, volunteers / volunteers_per_company);
        for (std::size_t i = 0; i < volunteers; ++i) {
            for (std::size_t k = 0; k < kinds; ++k) {
                skill_[i * kinds + k] = uniform();
            }
            empathy_[i] = uniform();
            seniority_[i] = uniform();
            motivation_[i] = -3.0 * uniform();
            company_[i] = static_cast<std::uint32_t>(uniform() * static_cast<double>(companies));
        }
        for (double& need : need_) {
            need = uniform();
        }
    }

    Recorded run() override
    {
        Recorded recorded;
        const auto count = static_cast<double>(motivation_.size());
        for (int step = 0; step < months; ++step) {
            month();
            recorded.motivation = 0.0;
            recorded.impact = 0.0;
            for (const double motivation : motivation_) {
                recorded.motivation += motivation;
            }
            for (const double impact : impact_) {
                recorded.impact += impact;
            }
        }
        recorded.motivation /= count;
        recorded.impact /= count;
        recorded.joining = static_cast<double>(joined_) / count / months;
        recorded.placed = static_cast<double>(placed_) / count / months;
        return recorded;
    }

    double mean_need() const override
    {
        return std::accumulate(need_.begin(), need_.end(), 0.0) / static_cast<double>(need_.size());
    }

  private:
    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    void month()
    {
        const std::size_t partners = room_.size();
        for (int& room : room_) {
            room = places;
        }
        for (std::size_t i = 0; i < motivation_.size(); ++i) {
            if (uniform() >= 1.0 / (1.0 + std::exp(-motivation_[i]))) {
                continue;
            }
            ++joined_;
            double best = -1.0;
            std::size_t partner = partners;
            for (std::size_t look = 0; look < looks; ++look) {
                const auto p = static_cast<std::size_t>(uniform() * static_cast<double>(partners));
                if (room_[p] == 0) {
                    continue;
                }
                double dot = 0.0;
                for (std::size_t k = 0; k < kinds; ++k) {
                    dot += skill_[i * kinds + k] * need_[p * kinds + k];
                }
                const double score = dot * (0.5 + 0.5 * empathy_[i]);
                if (score > best) {
                    best = score;
                    partner = p;
                }
            }
            if (partner == partners) {
                motivation_[i] -= 0.05;
                continue;
            }
            --room_[partner];
            ++placed_;
            impact_[partner] += best;
            motivation_[i] += 0.1 * (best - 1.5) * (1.0 - 0.5 * seniority_[i]);
        }
    }

    std::uint64_t state_[4] = {};
    std::vector<double> skill_;
    std::vector<double> empathy_;
    std::vector<double> seniority_;
    std::vector<double> motivation_;
    std::vector<std::uint32_t> company_;
    std::vector<double> need_;
    std::vector<int> room_;
    std::vector<double> impact_;
    std::uint64_t joined_ = 0;
    std::uint64_t placed_ = 0;
};

} // namespace

std::unique_ptr<Plain> KAPTEIN_PLAIN(std::size_t volunteers, std::uint64_t seed)
{
    return std::make_unique<Program>(volunteers, seed);
}

} // namespace kaptein::workload
