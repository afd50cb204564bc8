#pragma once

#include "experiment/plan.hpp"

namespace kaptein {

/// Where results go. put() may be called from any thread and blocks when the sink is full (bounded memory).
class Sink {
  public:
    virtual ~Sink() = default;
    virtual void put(RunSpec&& spec, RunResult&& result) = 0;
    /// Returns when everything put, and everything found stored, can be read.
    virtual void settle() {}
};

}  // namespace kaptein
