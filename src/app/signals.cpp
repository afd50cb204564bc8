#include "app/signals.hpp"

#include <array>
#include <csignal>

namespace kaptein {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

constexpr std::array signals = {SIGINT, SIGTERM, SIGUSR1};
std::array<struct sigaction, signals.size()> before;

extern "C" void ask_to_stop(int) { stop_asked.store(true); }

}  // namespace

std::atomic<bool>& StopOnSignals::flag() { return stop_asked; }

StopOnSignals::StopOnSignals()
{
    stop_asked.store(false);
    for (std::size_t i = 0; i < signals.size(); ++i) {
        struct sigaction action = {};
        action.sa_handler = ask_to_stop;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART;
        if (signals[i] == SIGINT) {
            action.sa_flags |= static_cast<int>(SA_RESETHAND);  // the next one has its usual effect
        }
        sigaction(signals[i], &action, &before[i]);
    }
}

StopOnSignals::~StopOnSignals()
{
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], &before[i], nullptr);
    }
}

void ignore_file_size_signal() { std::signal(SIGXFSZ, SIG_IGN); }

}  // namespace kaptein
