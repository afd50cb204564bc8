#include "support/catch.hpp"

#include "base/blocked_sum.hpp"
#include "parallel/make_executor.hpp"
#include "random/stream.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace kaptein;

namespace {

struct Setting {
    Backend backend;
    int threads;
};

const std::vector<Setting> settings{{Backend::serial, 1},  {Backend::jthread, 1}, {Backend::jthread, 2},
                                    {Backend::jthread, 8}, {Backend::tbb, 1},     {Backend::tbb, 2},
                                    {Backend::tbb, 8}};

constexpr Purpose purpose{1};

double draw(std::size_t index)
{
    const Words words = bits({7, 0}, purpose, static_cast<Word>(index), 0);
    return uniform(words[0], words[1]);
}

}  // namespace

TEST_CASE("every index is worked on once, in blocks that do not depend on the lanes", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{999}, std::size_t{1000}}) {
            std::vector<int> visits(n);
            std::vector<std::size_t> begins(n / 7 + 1);
            std::atomic<int> wrong{0};
            executor->for_blocks(n, 7, [&](Block block, int lane) {
                begins[block.index] = block.begin;
                wrong += lane < 0 || lane >= executor->lanes() || block.end > n || block.end - block.begin > 7;
                for (std::size_t i = block.begin; i < block.end; ++i) {
                    ++visits[i];
                }
            });
            CHECK(wrong == 0);
            CHECK(visits == std::vector<int>(n, 1));
            for (std::size_t block = 0; block * 7 < n; ++block) {
                CHECK(begins[block] == 7 * block);
            }
        }
    }
}

TEST_CASE("lanes are as many as asked for, and 0 asks for one per processor", "[parallel]")
{
    CHECK(make_executor(1)->lanes() == 1);
    CHECK(make_executor(8, Backend::jthread)->lanes() == 8);
    CHECK(make_executor(8, Backend::tbb)->lanes() == 8);
    CHECK(make_executor(0)->lanes() == usable_processors());
}

TEST_CASE("no lane is in two blocks at once, not even while a nested call waits", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        std::vector<std::atomic<int>> outer_in_lane(static_cast<std::size_t>(executor->lanes()));
        std::atomic<int> shared_lanes{0};
        std::atomic<int> inner_blocks{0};
        executor->for_blocks(24, 1, [&](Block, int lane) {
            shared_lanes += outer_in_lane[static_cast<std::size_t>(lane)].fetch_add(1) != 0;
            executor->for_blocks(16, 1, [&](Block, int) {
                ++inner_blocks;
                std::this_thread::sleep_for(std::chrono::microseconds(20));  // gives other threads time to steal
            });
            outer_in_lane[static_cast<std::size_t>(lane)].fetch_sub(1);
        });
        CHECK(shared_lanes == 0);
        CHECK(inner_blocks == 24 * 16);
    }
}

TEST_CASE("a sum over blocks has the same bits for any backend and number of lanes", "[parallel]")
{
    const auto sum = [](Executor& executor) {
        return blocked_sum(executor, 100'000, 64, [](std::size_t begin, std::size_t end) {
            double part = 0.0;
            for (std::size_t i = begin; i < end; ++i) {
                part += draw(i);
            }
            return part;
        });
    };
    SerialExecutor serial;
    const double expected = sum(serial);
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        for (int repeat = 0; repeat < 20; ++repeat) {
            CHECK(sum(*executor) == expected);
        }
    }
    // The order matters in this sum, so that the test can fail: backwards it is another number.
    double backwards = 0.0;
    for (std::size_t i = 100'000; i > 0; --i) {
        backwards += draw(i - 1);
    }
    CHECK(backwards != expected);
}

TEST_CASE("three levels of nesting end and give the same sum", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        std::atomic<std::size_t> total{0};
        executor->for_blocks(9, 2, [&](Block outer, int) {
            executor->for_blocks(11, 3, [&](Block middle, int) {
                executor->for_blocks(13, 5, [&](Block inner, int) {
                    total += (outer.end - outer.begin) * (middle.end - middle.begin) * (inner.end - inner.begin);
                });
            });
        });
        CHECK(total == 9 * 11 * 13);
    }
}

TEST_CASE("the exception of the lowest failing block reaches the caller, and the executor goes on", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        for (int repeat = 0; repeat < 50; ++repeat) {
            const auto fail = [&] {
                executor->for_blocks(100, 1, [&](Block block, int) {
                    if (block.index % 10 == 7) {
                        throw std::runtime_error("block " + std::to_string(block.index));
                    }
                });
            };
            CHECK_THROWS_WITH(fail(), "block 7");
        }
        std::atomic<int> done{0};
        executor->for_blocks(10, 1, [&](Block, int) { ++done; });
        CHECK(done == 10);
    }
}

TEST_CASE("the lowest failing block wins whichever fails first", "[parallel]")
{
    for (const Backend backend : {Backend::jthread, Backend::tbb}) {
        const auto executor = make_executor(2, backend);
        for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) {
            std::atomic<int> begun{0};
            const auto fail = [&] {
                executor->for_blocks(2, 1, [&](Block block, int) {
                    ++begun;
                    while (begun < 2) {  // both are under way before either fails
                        std::this_thread::yield();
                    }
                    std::this_thread::sleep_for(std::chrono::milliseconds(block.index == first ? 0 : 20));
                    throw std::runtime_error("block " + std::to_string(block.index));
                });
            };
            CHECK_THROWS_WITH(fail(), "block 0");
        }
    }
}

TEST_CASE("an exception out of a nested call passes both levels", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        const auto fail = [&] {
            executor->for_blocks(4, 1, [&](Block outer, int) {
                executor->for_blocks(4, 1, [&](Block inner, int) {
                    if (outer.index == 2 && inner.index == 3) {
                        throw std::runtime_error("deep");
                    }
                });
            });
        };
        CHECK_THROWS_WITH(fail(), "deep");
    }
}

TEST_CASE("threads outside the pool take turns", "[parallel]")
{
    for (const auto& [backend, threads] : settings) {
        const auto executor = make_executor(threads, backend);
        if (backend == Backend::serial || executor->lanes() == 1) {
            continue;  // the serial executor belongs to one thread
        }
        std::atomic<int> total{0};
        {
            std::vector<std::jthread> callers;
            for (int caller = 0; caller < 3; ++caller) {
                callers.emplace_back([&] {
                    for (int call = 0; call < 20; ++call) {
                        executor->for_blocks(10, 1, [&](Block, int) { ++total; });
                    }
                });
            }
        }
        CHECK(total == 3 * 20 * 10);
    }
}

TEST_CASE("two lanes do work at the same time", "[parallel]")
{
    // Each of two blocks waits for the other to begin: with one thread only this would time out.
    for (const Backend backend : {Backend::jthread, Backend::tbb}) {
        const auto executor = make_executor(2, backend);
        std::atomic<int> begun{0};
        std::atomic<bool> met{true};
        executor->for_blocks(2, 1, [&](Block, int) {
            ++begun;
            const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
            while (begun < 2 && met) {
                if (std::chrono::steady_clock::now() > deadline) {
                    met = false;
                }
                std::this_thread::yield();
            }
        });
        CHECK(met);
    }
}
