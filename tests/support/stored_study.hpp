#pragma once

#include "experiment/run_study.hpp"
#include "store/check/verify.hpp"
#include "store/export.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"
#include "support/fake_run_model.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

namespace kaptein::testing {

/// A folder of its own under the system's temporary folder, gone with the object.
class TemporaryFolder {
  public:
    TemporaryFolder()
    {
        static std::atomic<int> number{0};
        path_ = std::filesystem::temp_directory_path()
                / ("kaptein-test-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

inline RunSpec first_run(const Study& study) { return Plan(study, 0, 1).at(0); }

/// The `run` command without its prints: opens, runs what is missing of `share`, closes.
inline RunStudyResult run_into(const std::filesystem::path& folder, const Study& study, int workers = 2,
                               const std::atomic<bool>* stop = nullptr, const std::string& program = "test 1",
                               std::optional<Share> shard = std::nullopt)
{
    StudyIdentity identity = identity_of(study);
    identity.shard = shard ? to_text(*shard) : "";
    const auto store = Store::open_for_writing(folder, identity, {program, workers});
    Writer writer(*store);
    StoreSink sink(writer);
    RunStudyOptions options;
    options.workers = workers;
    options.stop = stop;
    const Plan plan(study, 0, study.replicates.max, shard.value_or(Share{}));
    const RunStudyResult result = run_study(
        study, plan,
        [&store](const RunSpec& spec) { return store->claim(spec.point, spec.design, spec.replicate, spec.key); }, sink,
        options, [](const RunProgress&) {});
    writer.close();
    return result;
}

/// One shard of it, as `run --shard` does.
inline RunStudyResult run_part_into(const std::filesystem::path& folder, const Study& study, Share share)
{
    return run_into(folder, study, 2, nullptr, "test 1", share);
}

/// One text for all tables of a folder.
inline std::string all_digests(const std::filesystem::path& folder)
{
    std::string text;
    for (const TableDigest& table : table_digests(*Store::open_read_only(folder))) {
        text += table.file + " " + table.sha256 + " " + std::to_string(table.rows) + "\n";
    }
    return text;
}

inline std::string text_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace kaptein::testing
