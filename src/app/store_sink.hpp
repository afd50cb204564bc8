#pragma once

#include "experiment/sink.hpp"
#include "store/writer.hpp"

#include <atomic>

namespace kaptein {

/// Joins the run loop to the store, which do not know each other.
class StoreSink final : public Sink {
  public:
    /// `stop_on_failure` may be null; else it is set when a run fails.
    StoreSink(Store& store, std::atomic<bool>* stop_on_failure) : writer_(store), stop_on_failure_(stop_on_failure) {}

    void put(RunSpec&& spec, RunResult&& result) override
    {
        if (stop_on_failure_ != nullptr && std::holds_alternative<RunFailure>(result)) {
            stop_on_failure_->store(true);
        }
        writer_.submit({spec.point, spec.design, spec.replicate, spec.key, std::move(result)});
    }

    void settle() override { writer_.settle(); }

    /// Everything is on the disk when this returns.
    void close() { writer_.close(); }

  private:
    Writer writer_;
    std::atomic<bool>* stop_on_failure_;
};

}  // namespace kaptein
