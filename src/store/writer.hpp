#pragma once

#include "store/store.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace kaptein {

/// The one writer thread. Any thread submits; submit() blocks while the writer is behind, so memory is bounded. What
/// the store throws is thrown by the next submit() and by close().
class Writer {
  public:
    explicit Writer(Store& store);
    ~Writer();  // stores what was submitted, but swallows errors: call close()
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Submission&& submission);
    /// Returns when everything submitted and claimed is stored.
    void settle();
    /// Stores everything submitted and ends the thread.
    void close();

  private:
    void work();
    bool full() const;

    Store* store_;
    std::mutex mutex_;
    std::condition_variable something_there_, room_left_, settled_;
    std::vector<Submission> waiting_;
    std::size_t waiting_values_ = 0;
    bool storing_ = false;  // a batch is on its way to the disk
    bool closing_ = false;
    bool hurry_ = false;    // someone waits in settle()
    std::exception_ptr failure_;
    std::jthread thread_;
};

}  // namespace kaptein
