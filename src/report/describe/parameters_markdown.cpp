#include "report/describe/describe.hpp"
#include "report/describe/tables_text.hpp"

namespace kaptein {

namespace {

/// A cell of a Markdown table: bars would end it.
std::string cell_of(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        result += c == '|' ? std::string("\\|") : c == '\n' ? std::string(" ") : std::string(1, c);
    }
    return result;
}

std::string table_of(std::span<const Declaration> declarations)
{
    std::string text = "| key | meaning | unit | usual | valid | plausible | origin | source |\n"
                       "|---|---|---|---|---|---|---|---|\n";
    for (const Declaration& declaration : declarations) {
        const bool category = declaration.kind == Kind::category;
        const std::string plausible =
            category
                ? ""
                : range_text(declaration, declaration.plausible)
                      + (declaration.plausible_reason.empty() ? "" : ": " + std::string(declaration.plausible_reason));
        text += "| `" + cell_of(declaration.key) + "` | " + cell_of(declaration.meaning) + " | "
                + cell_of(declaration.unit) + " | " + cell_of(value_text(declaration, declaration.usual)) + " | "
                + cell_of(range_text(declaration, declaration.valid)) + " | " + cell_of(plausible) + " | "
                + std::string(to_text(declaration.origin.kind)) + " | " + cell_of(declaration.origin.source) + " |\n";
    }
    return text;
}

}  // namespace

std::string parameters_markdown(const ModelInfo& info)
{
    std::string text =
        "# Parameters of `" + std::string(info.name)
        + "`\n\n"
          "Generated from the declarations by `kaptein describe "
        + std::string(info.name)
        + " --markdown`; do not edit. A test compares.\n\n"
          "Outside *valid* a study file is refused. *Plausible* is what sweeps over assumptions, sliders "
          "and random tests cover.\nOrigin: measured (a source in the field), fitted (to a target), "
          "assumed (with the reason), definition (nothing to measure).\n\n## Settings\n\n";
    text += table_of(info.parameters);
    if (!info.choices.empty()) {
        text += "\n## Choices of a program design\n\n" + table_of(info.choices);
    }
    return text + tables_markdown(info);
}

}  // namespace kaptein
