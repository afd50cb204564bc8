#include "experiment/plan.hpp"

#include <openssl/evp.h>

#include <charconv>

// The canonical text of a run, in UTF-8, one "name=value" per line, each ended by one LF, nothing else:
//
//     kaptein run 1
//     model=NAME@MAJOR.MINOR
//     seed=N
//     replicate=N
//     burn_in=N
//     horizon=N
//     run_out=N
//     settings.KEY=VALUE      one per parameter, in the order in which the model declares them
//     tables.KEY=DIGEST       only for entities that the study gives: SHA-256 of their numbers, table_text.hpp
//     choices.KEY=VALUE       one per choice, in the order in which the model declares them
//
// N are decimal integers (months for the three spans). VALUE is an option's name for a category, and for a number the
// shortest decimal text that reads back to the same double, as std::to_chars writes it. The run key is its SHA-256.
// Names of designs, numbers of points, recorders, outcomes asked for and threads are not in it, so the same run has
// the same key wherever it stands.
namespace kaptein {
namespace {

void add_line(std::string& text, std::string_view name, std::string_view key, std::string_view value)
{
    text.append(name).append(key).append("=").append(value).append("\n");
}

std::string number_text(double value)
{
    char buffer[40];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), value);
    return {buffer, result.ptr};
}

void add_values(std::string& text, std::string_view name, std::span<const Declaration> declarations,
                std::span<const double> values)
{
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        const Declaration& declaration = declarations[i];
        if (declaration.kind == Kind::category) {
            add_line(text, name, declaration.key, declaration.options[static_cast<std::size_t>(values[i])].key);
        } else {
            add_line(text, name, declaration.key, number_text(values[i]));
        }
    }
}

} // namespace

std::string run_key_text(const Study& study, std::span<const double> values, std::span<const double> choices,
                         std::uint32_t replicate)
{
    const ModelInfo& info = study.model->info();
    std::string text = "kaptein run 1\n";
    add_line(text, "model", "",
             std::string(info.name) + "@" + std::to_string(info.version.major) + "."
                 + std::to_string(info.version.minor));
    add_line(text, "seed", "", std::to_string(study.seed));
    add_line(text, "replicate", "", std::to_string(replicate));
    add_line(text, "burn_in", "", std::to_string(study.burn_in));
    add_line(text, "horizon", "", std::to_string(study.horizon));
    add_line(text, "run_out", "", std::to_string(study.run_out));
    add_values(text, "settings.", info.parameters, values);
    for (std::size_t t = 0; t < study.given.size(); ++t) {
        if (!study.given[t].digest.empty()) {
            add_line(text, "tables.", info.tables[t].key, study.given[t].digest);
        }
    }
    add_values(text, "choices.", info.choices, choices);
    return text;
}

RunKey run_key(const Study& study, std::span<const double> values, std::span<const double> choices,
               std::uint32_t replicate)
{
    const std::string text = run_key_text(study, values, choices, replicate);
    RunKey key{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), key.data(), &size, EVP_sha256(), nullptr);
    return key;
}

std::string to_text(const RunKey& key)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : key) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace kaptein
