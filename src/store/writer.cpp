#include "store/writer.hpp"

#include <chrono>

namespace kaptein {
namespace {

// A batch is one transaction, and each transaction waits for the disk: the more runs share one, the faster. A killed
// process loses at most one batch, so slow runs are stored one by one and fast ones every fifth of a second.
constexpr std::chrono::milliseconds batch_time{200};
constexpr std::size_t batch_runs = 4096;
constexpr std::size_t batch_values = 4'000'000;

std::size_t values_in(const Submission& submission)
{
    std::size_t count = 1;
    if (const RunRecord* record = std::get_if<RunRecord>(&submission.result)) {
        count += record->outcomes.size() + record->series.months.size() * (1 + record->series.columns.size());
        for (const PanelTable& panel : record->panels) {
            count += panel.months.size() * (2 + 2 * panel.columns.size());
        }
    }
    return count;
}

}  // namespace

Writer::Writer(Store& store) : store_(&store), thread_([this] { work(); }) {}

Writer::~Writer()
{
    try {
        close();
    } catch (...) {
        // Whoever wants to know calls close() first.
    }
}

bool Writer::full() const { return waiting_.size() >= batch_runs || waiting_values_ >= batch_values; }

void Writer::submit(Submission&& submission)
{
    std::unique_lock lock(mutex_);
    room_left_.wait(lock, [this] { return failure_ || !full(); });
    if (failure_) {
        std::rethrow_exception(failure_);
    }
    waiting_values_ += values_in(submission);
    waiting_.push_back(std::move(submission));
    something_there_.notify_one();
}

void Writer::settle()
{
    {
        std::unique_lock lock(mutex_);
        hurry_ = true;
        something_there_.notify_one();
        settled_.wait(lock, [this] { return failure_ || (waiting_.empty() && !storing_); });
        hurry_ = false;
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }
    store_->flush();
}

void Writer::close()
{
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
        something_there_.notify_one();
    }
    if (thread_.joinable()) {
        thread_.join();
        if (!failure_) {
            store_->flush();
        }
    }
    if (failure_) {
        std::rethrow_exception(failure_);
    }
}

void Writer::work()
{
    std::vector<Submission> batch;
    std::unique_lock lock(mutex_);
    for (;;) {
        something_there_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        something_there_.wait_for(lock, batch_time, [this] { return closing_ || hurry_ || full(); });
        batch.swap(waiting_);
        storing_ = true;
        waiting_values_ = 0;
        room_left_.notify_all();
        lock.unlock();
        std::exception_ptr failure;
        try {
            store_->put(batch);
        } catch (...) {
            failure = std::current_exception();
        }
        batch.clear();
        lock.lock();
        storing_ = false;
        failure_ = failure;
        settled_.notify_all();
        if (failure_) {
            waiting_.clear();
            room_left_.notify_all();
            return;
        }
    }
}

}  // namespace kaptein
