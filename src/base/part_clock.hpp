#pragma once

#include <cstdint>

namespace kaptein {

/// Learns in which part of its work a run is; who wants to know how long each part takes brings the clock, because
/// the science may not read one. Called from any thread; never changes a number.
class PartClock {
  public:
    virtual ~PartClock() = default;
    /// This thread begins with `part`; returns the part that it interrupts. Part 0 is "none of those named".
    virtual std::uint8_t begin(std::uint8_t part) = 0;
    /// This thread is back in a part that it had interrupted.
    virtual void back_to(std::uint8_t part) = 0;
    /// So much has been simulated since the last call (employee-months, say): what times are divided by.
    virtual void simulated(std::uint64_t amount) = 0;
};

/// The rest of this block of code belongs to `part`. Without a clock it costs two branches.
class InPart {
  public:
    InPart(PartClock* clock, std::uint8_t part)
        : clock_(clock),
          interrupted_(clock != nullptr ? clock->begin(part) : std::uint8_t{0})
    {}
    ~InPart()
    {
        if (clock_ != nullptr) {
            clock_->back_to(interrupted_);
        }
    }
    InPart(const InPart&) = delete;
    InPart& operator=(const InPart&) = delete;

  private:
    PartClock* clock_;
    std::uint8_t interrupted_;
};

}  // namespace kaptein
