#pragma once

#include "base/simd.hpp"
#include "experiment/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaptein {

enum class ProgressStyle { automatic, bar, plain, json, none };

/// What analyses of a finished study are asked for; "" where a name is left out.
struct AnalysisWords {
    std::string outcome, design, against;
    std::string rule;        // discover
    std::string half_width;  // power: "2 %" or a number
    std::string map;         // compare: "FACTOR,FACTOR"
    std::optional<double> density;
    std::optional<std::uint64_t> replicates, orders;  // shapley
};

/// A command line as plain values; each command reads what it knows.
struct Options {
    std::string command;
    std::string subject;            // STUDY, DIR, NAME or KEY
    std::string other;              // diff: the second folder
    std::string run;                // rerun: "12:needs:3"
    bool trace = false;             // rerun --trace
    std::string only;               // rerun --only partner:7
    std::string format = "csv";     // export --format
    bool in_passing = false;        // run inside another command: no report, no closing words
    std::string model;              // describe

    std::string output;             // -o
    std::vector<std::string> set;   // --set key=value
    std::optional<std::uint64_t> seed;
    int threads = 0;                // 0: one per processor
    Simd simd = Simd::avx512;       // at most
    ProgressStyle progress = ProgressStyle::automatic;
    std::optional<std::uint64_t> max_runs;
    std::optional<double> max_seconds;
    std::optional<double> max_bytes;
    std::optional<double> stop_after_seconds;
    bool stop_on_error = false;
    std::optional<Share> shard;     // --shard i/n; the whole study without it
    std::vector<std::string> folders;  // merge DIR...

    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool list = false;
    bool no_pilot = false;
    bool show_origin = false;
    bool schema = false;
    bool markdown = false;
    bool own_case = false;                      // init
    bool salib = false;  // export --salib
    std::optional<std::uint64_t> rerun_sample;  // verify --rerun N
    bool no_report = false;                     // run
    bool profile = false;                       // run
    std::string page_builder;                   // run, report: what builds the page when it is not there
    AnalysisWords analysis;
    std::string per;                            // compare --per
    std::optional<std::uint64_t> point;         // compare --point
};

}  // namespace kaptein
