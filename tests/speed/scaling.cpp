// Question: what does a second core bring, to a sweep of small worlds and to one world of 1,000,000 employees? Aims:
// 0.95 and 0.85 of what it brings to a plain arithmetic loop in the same minute, because a virtual or a busy core is
// not a whole one. Every round measures all six in turn; medians of the rounds' ratios. The digest must be the same.
//   speed_scaling [ROUNDS [EMPLOYEES]]

#include "experiment/resolve.hpp"
#include "experiment/run_study.hpp"
#include "models/volunteering/model.hpp"
#include "parallel/make_executor.hpp"
#include "speed/clock.hpp"
#include "support/model_runs.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace kaptein;

namespace {

/// Arithmetic in registers alone, shared out evenly among threads.
void loop(int threads)
{
    constexpr std::uint64_t steps = 240'000'000;
    static std::atomic<std::uint64_t> kept;
    const auto part = [threads] {
        std::uint64_t state = 88172645463325252ULL;
        for (std::uint64_t step = 0; step < steps / static_cast<std::uint64_t>(threads); ++step) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }
        kept += state;
    };
    std::vector<std::jthread> others;
    for (int thread = 1; thread < threads; ++thread) {
        others.emplace_back(part);
    }
    part();
}

class Nowhere final : public Sink {
  public:
    void put(RunSpec&&, RunResult&& result) override { good_ += std::holds_alternative<RunRecord>(result) ? 1 : 0; }
    int good() const { return good_; }

  private:
    std::atomic<int> good_{0};
};

void sweep(const Study& study, int threads)
{
    Nowhere sink;
    RunStudyOptions options;
    options.workers = threads;
    const Plan plan(study, 0, study.replicates.max);
    run_study(study, plan, [](const RunSpec&) { return false; }, sink, options, [](const RunProgress&) {});
    if (sink.good() != static_cast<int>(plan.size())) {
        std::printf("Runs failed.\n");
    }
}

std::string world(double employees, int threads, Scratch& scratch)
{
    const Model& model = volunteering::model();
    const std::vector<double> values =
        model_runs::values_with(model.info().parameters, {{"employees.count", employees},
                                                          {"companies.count", std::max(1.0, employees * 0.003)},
                                                          {"partners.count", std::max(1.0, employees * 0.0075)}});
    const std::vector<double> choices = model_runs::preset(model.info(), "needs_driven");
    const auto executor = make_executor(threads);
    const RunResult result = model.run({values, choices, {20261123, 0}, 1, 12, 1}, *executor, scratch);
    return to_text(std::get<RunRecord>(result).state);
}

double gain(double alone, double together) { return alone / together; }

}  // namespace

int main(int count, char** words)
{
    const int rounds = count > 1 ? std::atoi(words[1]) : 3;
    const double employees = count > 2 ? std::atof(words[2]) : 1e6;
    const Model* models[] = {&volunteering::model()};
    const Study study = resolve_text("study: small\nschema: 1\nmodel: volunteering\nsettings: {employees.count: 2000, "
                                     "companies.count: 6, partners.count: 15}\ndesigns: {supply: {preset: "
                                     "supply_driven}, needs: {preset: needs_driven}}\nbaseline: supply\nreplicates: "
                                     "200\n",
                                     "speed.yaml", models)
                            .study.value();
    const auto scratch = volunteering::model().scratch();
    std::string one, two;
    std::vector<double> of_loop, of_sweep, of_world;
    world(employees, 2, *scratch);  // so that memory is there
    for (int round = 0; round < rounds; ++round) {
        using speed::wall_time;
        of_loop.push_back(gain(wall_time([] { loop(1); }), wall_time([] { loop(2); })));
        of_sweep.push_back(gain(wall_time([&] { sweep(study, 1); }), wall_time([&] { sweep(study, 2); })));
        of_world.push_back(gain(wall_time([&] { one = world(employees, 1, *scratch); }),
                                wall_time([&] { two = world(employees, 2, *scratch); })));
        of_sweep.back() /= of_loop.back();
        of_world.back() /= of_loop.back();
    }
    std::printf("A second core brings a plain loop %.2f times the speed; of that gain reach\n", speed::median(of_loop));
    std::printf("  a sweep of small worlds (400 runs of 2,000 employees)  %.2f\n", speed::median(of_sweep));
    std::printf("  one world of %.0f employees                       %.2f   (medians of %d rounds)\n", employees,
                speed::median(of_world), rounds);
    if (one != two) {
        std::printf("The digests differ: %s, %s\n", one.c_str(), two.c_str());
    }
    return one == two ? 0 : 1;
}
