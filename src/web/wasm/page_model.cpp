#include "web/wasm/page_model.hpp"

#include "base/contract.hpp"
#include "models/catalogue/catalogue.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace kaptein {
namespace {

namespace asked {
enum Place : std::size_t { model, seed_high, seed_low, replicate, burn_in, horizon, run_out, series_every, values };
}

enum class Status { done, failed, no_request, broken };

struct Desk {
    std::vector<double> request;
    std::vector<double> record;
    const Model* model = nullptr;
    std::unique_ptr<Scratch> scratch;
};

Desk& desk()
{
    static Desk only;
    return only;
}

void add_words(std::vector<double>& record, const Digest& digest)
{
    for (const std::uint64_t half : {digest.high, digest.low}) {
        record.push_back(static_cast<double>(half >> 32U));
        record.push_back(static_cast<double>(half & 0xffffffffU));
    }
}

void write_words(Status status, std::string_view message)
{
    std::vector<double>& record = desk().record;
    record.assign(13, 0.0);
    record[0] = static_cast<double>(status);
    record[12] = static_cast<double>(message.size());
    for (const char letter : message) {
        record.push_back(static_cast<unsigned char>(letter));
    }
}

void write_record(const RunRecord& run)
{
    std::vector<double>& record = desk().record;
    record.assign(1, static_cast<double>(Status::done));
    add_words(record, run.state);
    add_words(record, run.start);
    for (const std::size_t count :
         {run.outcomes.size(), run.series.months.size(), run.series.columns.size(), std::size_t{0}}) {
        record.push_back(static_cast<double>(count));
    }
    for (const Value& value : run.outcomes) {
        record.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    for (const std::int32_t month : run.series.months) {
        record.push_back(month);
    }
    for (const std::vector<double>& column : run.series.columns) {
        record.insert(record.end(), column.begin(), column.end());
    }
}

std::string in_words(const RunFailure& failure)
{
    return std::string(failure.stage) + ", month " + std::to_string(failure.month)
           + (failure.entity.kind.empty()
                  ? std::string()
                  : ", " + std::string(failure.entity.kind) + " " + std::to_string(failure.entity.id))
           + ": " + failure.message;
}

bool is_count(double number, double most) { return number >= 0.0 && number <= most && std::floor(number) == number; }

/// The model asked for, when the request has the numbers that it needs.
const Model* model_of(const std::vector<double>& request)
{
    if (request.size() < asked::values || !is_count(request[asked::model], 1e6)) {
        return nullptr;
    }
    const auto models = catalogue();
    const auto index = static_cast<std::size_t>(request[asked::model]);
    if (index >= models.size()) {
        return nullptr;
    }
    const ModelInfo& info = models[index]->info();
    constexpr double most_months = 30000;
    const bool whole =
        is_count(request[asked::seed_high], 4294967295.0) && is_count(request[asked::seed_low], 4294967295.0)
        && is_count(request[asked::replicate], 4294967295.0) && is_count(request[asked::burn_in], most_months)
        && is_count(request[asked::horizon], most_months) && is_count(request[asked::run_out], most_months)
        && is_count(request[asked::series_every], most_months);
    const std::size_t wanted = asked::values + info.parameters.size() + info.choices.size();
    return whole && request.size() == wanted ? models[index] : nullptr;
}

bool within(std::span<const double> values, std::span<const Declaration> declared)
{
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const Range& valid = declared[i].valid;
        const bool inside = (valid.low_open ? values[i] > valid.low : values[i] >= valid.low)
                            && (valid.high_open ? values[i] < valid.high : values[i] <= valid.high);
        if (!inside || (declared[i].kind != Kind::real && std::floor(values[i]) != values[i])) {
            return false;
        }
    }
    return true;
}

Recording every_series(const ModelInfo& info, int every)
{
    Recording recording;
    recording.series_every = every;
    for (std::size_t i = 0; every > 0 && i < info.series.size(); ++i) {
        recording.series.push_back(i);
    }
    return recording;
}

[[noreturn]] void stop(const ContractBreach& breach)
{
    write_words(Status::broken, std::string(breach.file) + ":" + std::to_string(breach.line) + ": broken " + breach.kind
                                    + ": " + breach.condition);
    std::abort();
}

Status run()
{
    Desk& here = desk();
    const Model* const model = model_of(here.request);
    if (model == nullptr) {
        write_words(Status::no_request, "not a request of a model of this build");
        return Status::no_request;
    }
    const ModelInfo& info = model->info();
    const std::span<const double> numbers(here.request);
    const auto values = numbers.subspan(asked::values, info.parameters.size());
    const auto choices = numbers.subspan(asked::values + info.parameters.size());
    if (!within(values, info.parameters) || !within(choices, info.choices)) {
        write_words(Status::no_request, "a value outside its declared range");
        return Status::no_request;
    }
    if (here.model != model) {
        here.model = model;
        here.scratch = model->scratch();
    }
    const auto whole = [&](asked::Place place) { return static_cast<std::uint32_t>(here.request[place]); };
    const Recording recording = every_series(info, static_cast<int>(whole(asked::series_every)));
    const std::uint64_t seed = (std::uint64_t{whole(asked::seed_high)} << 32U) | whole(asked::seed_low);
    SerialExecutor executor;
    const RunResult result = model->run({.values = values,
                                         .choices = choices,
                                         .luck = {seed, whole(asked::replicate)},
                                         .burn_in = static_cast<int>(whole(asked::burn_in)),
                                         .horizon = static_cast<int>(whole(asked::horizon)),
                                         .run_out = static_cast<int>(whole(asked::run_out)),
                                         .what = &recording},
                                        executor, *here.scratch);
    if (const auto* failure = std::get_if<RunFailure>(&result)) {
        write_words(Status::failed, in_words(*failure));
        return Status::failed;
    }
    write_record(*std::get_if<RunRecord>(&result));
    return Status::done;
}

}  // namespace
}  // namespace kaptein

double* kaptein_desk(std::uint32_t numbers)
{
    kaptein::desk().request.assign(numbers, 0.0);
    return kaptein::desk().request.data();
}

std::uint32_t kaptein_run()
{
    const kaptein::ContractHandler before = kaptein::set_contract_handler(kaptein::stop);
    const kaptein::Status status = kaptein::run();
    kaptein::set_contract_handler(before);
    return static_cast<std::uint32_t>(status);
}

const double* kaptein_record(std::uint32_t* numbers)
{
    const std::vector<double>& record = kaptein::desk().record;
    *numbers = static_cast<std::uint32_t>(record.size());
    return record.data();
}
