#include "app/output/report_output.hpp"

#include "app/analysis/plausible_worlds.hpp"
#include "app/input/study_input.hpp"
#include "app/output/version.hpp"
#include "models/catalogue/catalogue.hpp"
#include "report/page/page.hpp"
#include "store/export.hpp"
#include "store/files/folder.hpp"
#include "store/files/sha256.hpp"

#include <fmt/format.h>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <ostream>

namespace kaptein {
namespace {

std::string name_of(const ModelInfo& info)
{
    return fmt::format("{}@{}.{}", info.name, info.version.major, info.version.minor);
}

std::size_t index_in_catalogue(const Model& model)
{
    const auto models = catalogue();
    return static_cast<std::size_t>(std::find(models.begin(), models.end(), &model) - models.begin());
}

std::string read_template(const ModelInfo& info)
{
    const std::filesystem::path file = page_template_file();
    if (!std::filesystem::exists(file)) {
        throw StoreError(StoreFault::disk, "the page is not built: there is no " + file.string()
                                               + ". `./kaptein page` in the clone builds it.");
    }
    std::string page = read_file(file);
    const auto models = models_of_template(page);
    const std::string wanted = name_of(info);
    if (!models || (" " + *models + " ").find(" " + wanted + " ") == std::string::npos) {
        throw StoreError(StoreFault::not_ours,
                         fmt::format("{} holds {}, and this study is of {}. `./kaptein page` in the clone builds the "
                                     "page anew.",
                                     file.string(), models ? *models : "no page of this program", wanted));
    }
    return page;
}

int run_builder(const std::string& builder)
{
    std::string command = builder;
    std::string word = "page";
    char* arguments[] = {command.data(), word.data(), nullptr};
    pid_t child = 0;
    if (posix_spawn(&child, command.c_str(), nullptr, nullptr, arguments, environ) != 0) {
        return -1;
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::filesystem::path page_template_file()
{
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return program.parent_path().parent_path() / "share" / "kaptein" / "report.html";
}

bool have_page_built(const Options& options, Console& console)
{
    console.out.flush();  // what was found is read before the page is built
    return options.page_builder.empty() || run_builder(options.page_builder) == 0;
}

void write_report(const Study& study, const Store& store, const std::filesystem::path& file)
{
    const std::string page_template = read_template(study.model->info());
    Study as_given = study;
    as_given.study_text = store.study_text();
    as_given.resolved_text = store.resolved_text();
    PageInput input;
    input.study = &as_given;
    input.rows = &store;
    input.reading = &reading_of(*study.model);
    input.series = [&store](std::uint64_t point, std::span<const std::size_t> columns,
                            FunctionRef<void(const SeriesRow&)> each) { series_of_point(store, point, columns, each); };
    input.program_version = program_version();
    input.program_revision = program_revision();
    input.compiler = program_compiler();
    input.model_index = index_in_catalogue(*study.model);
    input.attribution = store.kept_table("shapley");
    const PlausibleWorlds worlds =
        plausible_worlds(study, std::filesystem::absolute(store.folder()).lexically_normal());
    input.worlds = worlds.shares;
    input.worlds_study = worlds.from;
    write_file(file, fill_template(page_template, page_document(input)));
    if (std::filesystem::absolute(file).parent_path() == std::filesystem::absolute(store.folder())) {
        note_in_manifest(store.folder(), {{"page_template_sha256", sha256_of(page_template)},
                                          {"page_models", *models_of_template(page_template)}});
    }
}

void report_after_run(const Options& options, const Study& study, const Store& store, Console& console)
{
    const bool can_build = !options.page_builder.empty();
    if (!have_page_built(options, console)) {
        console.err << "kaptein: no report this time: the page could not be built (see above). The same command tries "
                       "again; --no-report leaves it out.\n";
        return;
    }
    if (!can_build && !std::filesystem::exists(page_template_file())) {
        return;  // called directly, in a clone that has no page
    }
    try {
        const std::filesystem::path file = store.folder() / "report.html";
        write_report(study, store, file);
        if (!options.quiet) {
            console.err << fmt::format("The page, to open in a browser: {}\n", file.string());
        }
    } catch (const StoreError& error) {
        console.err << "kaptein: no report this time: " << error.what() << '\n';
    }
}

}  // namespace kaptein
