#include "experiment/text/resolved_yaml.hpp"

#include "base/text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

namespace kaptein {
namespace {

/// "key: value   # origin", the comments in one column.
std::string commented(const std::string& line, const std::string& comment)
{
    return comment.empty() ? line + "\n" : fmt::format("{:<52} # {}\n", line, shown(comment));
}

std::string unit_note(const Declaration& declaration, const SetBy& by)
{
    return declaration.unit.empty() || declaration.unit == "1" ? by.text
                                                               : fmt::format("{} [{}]", by.text, declaration.unit);
}

std::string head_text(const Study& study)
{
    const ModelInfo& info = study.model->info();
    std::string text =
        fmt::format("# Every value of this study, with its origin. Reading this file gives the same runs.\n"
                    "study: {}\nschema: 1\nmodel: {}@{}.{}\n",
                    study.name, info.name, info.version.major, info.version.minor);
    if (!study.title.empty()) {
        text += "title: " + yaml_quoted(study.title) + "\n";
    }
    if (!study.question.empty()) {
        text += "question: " + yaml_quoted(study.question) + "\n";
    }
    text += fmt::format("seed: {}\n", study.seed);
    if (info.has_months) {
        text += fmt::format("burn_in: {} months\nhorizon: {} months\nrun_out: {} months\n", study.burn_in,
                            study.horizon, study.run_out);
    }
    return text;
}

/// Entities that the study gives: the rows themselves, so that this file needs no other.
std::string tables_text(const Study& study)
{
    std::string text;
    for (std::size_t t = 0; t < study.given.size(); ++t) {
        const GivenTable& given = study.given[t];
        if (given.text.empty()) {
            continue;
        }
        text += fmt::format("  {}.rows: |  # {}\n", study.model->info().tables[t].key, shown(given.from));
        for (std::size_t begin = 0; begin < given.text.size();) {
            const std::size_t end = given.text.find('\n', begin) + 1;
            text += "    " + given.text.substr(begin, end - begin);
            begin = end;
        }
    }
    return text;
}

std::string settings_text(const Study& study)
{
    const ModelInfo& info = study.model->info();
    std::string text = info.parameters.empty() ? "" : "settings:\n";
    for (std::size_t i = 0; i < info.parameters.size(); ++i) {
        const Declaration& declaration = info.parameters[i];
        text += commented(fmt::format("  {}: {}", declaration.key, yaml_value(declaration, study.settings[i])),
                          unit_note(declaration, study.settings_by[i]));
    }
    return text + tables_text(study);
}

std::string designs_part(const Study& study)
{
    const ModelInfo& info = study.model->info();
    std::string text = "designs:\n";
    for (const Design& design : study.designs) {
        const bool has_lines = !info.choices.empty() || !design.preset.empty();
        text += fmt::format("  {}:{}\n", design.name, has_lines ? "" : " {}");
        if (!design.preset.empty()) {
            text += fmt::format("    preset: {}\n", design.preset);
        }
        for (std::size_t i = 0; i < info.choices.size(); ++i) {
            const Declaration& choice = info.choices[i];
            text += commented(fmt::format("    {}: {}", choice.key, yaml_value(choice, design.choices[i])),
                              unit_note(choice, design.set_by[i]));
        }
    }
    return text + fmt::format("baseline: {}\n", study.designs[study.baseline].name);
}

/// Exactly the share: the point is moved in the text, not by a multiplication.
std::string percent_text(double share)
{
    const auto decimal = parse_decimal(to_text(share));
    return decimal ? to_text(Decimal{decimal->units, decimal->exponent + 2}) + " %" : to_text(share * 100.0) + " %";
}

std::string replicates_text(const Study& study)
{
    const Replicates& replicates = study.replicates;
    std::string text = fmt::format("replicates:\n  min: {}\n  max: {}\n  batch: {}\n", replicates.min, replicates.max,
                                   replicates.batch);
    if (replicates.until) {
        const Until& until = *replicates.until;
        const std::string width = until.relative ? percent_text(until.half_width) : to_text(until.half_width);
        text += fmt::format("  until: {{outcome: {}, half_width: {}, level: {}, of: {}}}\n",
                            study.model->info().outcomes[until.outcome].key, width, to_text(until.level),
                            until.of_difference ? "difference" : "level");
    }
    return text;
}

template <class Declared>
std::string names_text(std::span<const Declared> declared, const std::vector<std::size_t>& indices)
{
    std::string text;
    for (const std::size_t index : indices) {
        text += (text.empty() ? "" : ", ") + std::string(declared[index].key);
    }
    return "[" + text + "]";
}

std::string expectation_text(const Study& study, const Expectation& one)
{
    const auto pair = [](std::string_view key, const std::string& value) {
        return value.empty() ? "" : fmt::format(", {}: {}", key, value);
    };
    const bool difference = !one.known || one.known->of_difference;
    std::string text = fmt::format("  - {{outcome: {}, design: {}", study.model->info().outcomes[one.outcome].key,
                                   study.designs[one.design].name)
                       + pair("against", difference ? study.designs[one.against].name : "");
    if (one.known) {
        text += pair("index", one.known->index) + pair("factor", one.known->factor) + pair("with", one.known->with)
                + pair("value", to_text(one.known->value)) + pair("within", to_text(one.known->within));
    } else {
        text += pair("sign", one.sign > 0 ? "positive" : one.sign < 0 ? "negative" : "zero");
    }
    return text + pair("source", one.source.empty() ? "" : yaml_quoted(one.source)) + "}\n";
}

std::string recording_text(const Study& study)
{
    const ModelInfo& info = study.model->info();
    const Recording& recording = study.recording;
    std::string text;
    if (!study.outcomes.empty()) {
        text += fmt::format("outcomes: {}\n", names_text(info.outcomes, study.outcomes));
    }
    text += recording.series_every == 0 ? std::string("series: {of: []}\n")
                                        : fmt::format("series: {{every: {} months, of: {}}}\n", recording.series_every,
                                                      names_text(info.series, recording.series));
    for (std::size_t i = 0; i < recording.panels.size(); ++i) {
        const PanelRequest& panel = recording.panels[i];
        const std::string sample = panel.sample == 0 ? "" : fmt::format("sample: {}, ", panel.sample);
        const std::string every = panel.events ? "events" : fmt::format("{} months", panel.every_months);
        text += fmt::format("{}  - {{of: {}, {}every: {}}}\n", i == 0 ? "panel:\n" : "",
                            info.panels[panel.panel].entity, sample, every);
    }
    for (std::size_t i = 0; i < study.expect.size(); ++i) {
        const Expectation& one = study.expect[i];
        text += (i == 0 ? "expect:\n" : "") + expectation_text(study, one);
    }
    return text;
}

}  // namespace

std::string yaml_quoted(std::string_view text)
{
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto character = character_at(text, i);
        const std::size_t bytes = character ? character->bytes : 1;
        const std::string_view part = text.substr(i, bytes);
        if (part == "\"" || part == "\\") {
            result.append("\\").append(part);
        } else if (part == "\n") {
            result += "\\n";
        } else if (character && (character->number < 0x20 || (character->number >= 0x7f && character->number < 0xa0))) {
            result += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(character->number));
        } else {
            result += part;
        }
        i += bytes;
    }
    result += '"';
    return result;
}

std::string yaml_value(const Declaration& declaration, double value)
{
    if (declaration.kind == Kind::category) {
        return yaml_quoted(declaration.options[static_cast<std::size_t>(value)].key);
    }
    return declaration.kind == Kind::integer ? std::to_string(static_cast<std::int64_t>(value)) : to_text(value);
}

std::string resolved_yaml(const Study& study, const Expanded& sweep)
{
    std::string text = head_text(study) + settings_text(study) + designs_part(study);
    if (!study.sweep_method.empty()) {
        text += "sweep:\n" + resolved_sweep(study, sweep, "  ");
    }
    return text + replicates_text(study) + recording_text(study);
}

}  // namespace kaptein
