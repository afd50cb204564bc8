#include "fake_study.hpp"

#include "report/describe/describe.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace kaptein;

namespace {

class FakeModel final : public Model {
  public:
    const ModelInfo& info() const override { return info_; }
    RunResult run(const RunRequest&, Executor&, Scratch&) const override { return RunFailure{}; }

  private:
    ModelInfo info_ = fake::info();
};

const FakeModel model;
const Model* const models[] = {&model};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("describe names every declaration of a model", "[report]")
{
    const std::string text = describe_model(model.info());
    for (const Declaration& declaration : model.info().parameters) {
        CHECK(says(text, std::string(declaration.key)));
        CHECK(says(text, std::string(declaration.meaning)));
    }
    for (const Outcome& outcome : model.info().outcomes) {
        CHECK(says(text, std::string(outcome.key)));
    }
    CHECK(says(text, "agenda       none        supply         needs"));
    CHECK(says(text, "Without it (wage = 0): hosting is free."));
    CHECK(says(text, "--per hour (paid_hours)"));
    CHECK(says(describe_models(models), "fake@1.2: a model for tests."));
}

TEST_CASE("explain tells everything that carries a key", "[report]")
{
    const std::string text = explain_key(models, "needs").value();  // an option, and a mechanism
    CHECK(says(text, "needs: option of model fake"));
    CHECK(says(text, "needs: mechanism of model fake"));

    const std::string wage = explain_key(models, "wage").value();
    CHECK(says(wage, "valid:      above 0 to 1000000000"));
    CHECK(says(wage, "origin:     assumed: round"));
    CHECK(says(wage, "hosting off at 0: hosting is free"));

    const std::string derived = explain_key(models, "net_social_value").value();
    CHECK(says(derived, "social_value, minus the same in the design equal to no_program"));
    CHECK(says(explain_key(models, "needs_driven").value(), "agenda: needs"));
    CHECK(says(explain_key(models, "needs_open").value(), "series of model fake"));
}

TEST_CASE("an unknown key is answered with the nearest one", "[report]")
{
    CHECK_FALSE(explain_key(models, "needs.contakt").has_value());
    CHECK(unknown_key(models, "needs.contakt")
          == "needs.contakt is not a key of model fake. Did you mean needs.contact?");
    CHECK(unknown_key(models, "zzz") == "zzz is not a key of model fake.");
    CHECK_FALSE(explain_key_json(models, "zzz", "0.1.0").has_value());
}

TEST_CASE("describe and explain as JSON start as every document does", "[report]")
{
    const auto document = nlohmann::ordered_json::parse(describe_model_json(model.info(), "0.1.0"));
    CHECK(document["kaptein"] == "0.1.0");
    CHECK(document["command"] == "describe");
    CHECK(document["schema"] == 1);
    CHECK(document["study"].is_null());
    CHECK(document["parameters"].size() == 2);
    CHECK(document["parameters"][0]["origin"] == "measured");
    CHECK(document["choices"][0]["valid_low"].is_null());
    CHECK(document["presets"][2]["choices"]["agenda"] == "needs");

    const auto found = nlohmann::ordered_json::parse(explain_key_json(models, "wage", "0.1.0").value());
    CHECK(found["command"] == "explain");
    CHECK(found["found"][0]["declaration"]["usual"] == 30.0);
    CHECK(nlohmann::ordered_json::parse(describe_models_json(models, "0.1.0"))["models"][0]["version"] == "1.2");
}

TEST_CASE("the parameter table escapes what would end a cell", "[report]")
{
    const std::string text = parameters_markdown(model.info());
    CHECK(says(text, "| `needs.contact` | Share of needs with contact | share | 0.5 | 0 to 1 | 0.1 to 0.9: all but the "
                     "ends | measured | Example \\| 2020, table 1 |"));
    CHECK(says(text, "| `agenda` | Where the talk starts |  | none | none, supply, needs |  | definition |"));
}
