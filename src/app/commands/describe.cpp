#include "app/commands/commands.hpp"

#include "app/output/version.hpp"
#include "base/text.hpp"
#include "experiment/text/schema.hpp"
#include "models/catalogue/catalogue.hpp"
#include "report/describe/describe.hpp"

#include <ostream>

namespace kaptein {
namespace {

const Model* model_named(std::string_view name)
{
    for (const Model* model : catalogue()) {
        if (model->info().name == name) {
            return model;
        }
    }
    return nullptr;
}

ExitCode unknown_model(const std::string& name, Console& console)
{
    std::vector<std::string_view> names;
    for (const Model* model : catalogue()) {
        names.push_back(model->info().name);
    }
    const std::string_view near = nearest_name(name, names);
    console.err << "kaptein: there is no model '" << name << "'.";
    if (!near.empty()) {
        console.err << " Did you mean " << near << '?';
    }
    console.err << " `kaptein describe` lists them.\n";
    return ExitCode::usage;
}

}  // namespace

ExitCode describe_command(const Options& options, Console& console)
{
    const std::string& name = options.model;
    if (options.schema && name.empty()) {
        console.out << study_schema(catalogue().front()->info());
        return ExitCode::done;
    }
    if (name.empty() || name == "models") {
        console.out << (options.json ? describe_models_json(catalogue(), program_version())
                                     : describe_models(catalogue()));
        return ExitCode::done;
    }
    const Model* model = model_named(name);
    if (model == nullptr) {
        return unknown_model(name, console);
    }
    const ModelInfo& info = model->info();
    console.out << (options.schema     ? study_schema(info)
                    : options.markdown ? parameters_markdown(info)
                    : options.json     ? describe_model_json(info, program_version())
                                       : describe_model(info));
    return ExitCode::done;
}

ExitCode explain_command(const Options& options, Console& console)
{
    const std::span<const Model* const> models = catalogue();
    const auto text = options.json ? explain_key_json(models, options.subject, program_version())
                                   : explain_key(models, options.subject);
    if (!text) {
        console.err << "kaptein: " << unknown_key(models, options.subject) << '\n';
        return ExitCode::usage;
    }
    console.out << *text;
    return ExitCode::done;
}

}  // namespace kaptein
