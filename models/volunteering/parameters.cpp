#include "models/volunteering/parameters.hpp"

#include <vector>

namespace kaptein::volunteering {
namespace {

/// The groups in the order of all tables; the only list of groups there is.
template <class Visit>
void visit_groups(Visit&& visit)
{
    visit(&Parameters::comparison, declared_comparison);
    visit(&Parameters::adoption, declared_adoption);
    visit(&Parameters::companies, declared_companies);
    visit(&Parameters::employees, declared_employees);
    visit(&Parameters::partners, declared_partners);
    visit(&Parameters::work, declared_work);
    visit(&Parameters::needs, declared_needs);
    visit(&Parameters::finding, declared_finding);
    visit(&Parameters::proposing, declared_proposing);
    visit(&Parameters::answering, declared_answering);
    visit(&Parameters::relationship, declared_relationship);
    visit(&Parameters::joining, declared_joining);
    visit(&Parameters::availability, declared_availability);
    visit(&Parameters::choosing, declared_choosing);
    visit(&Parameters::leading, declared_leading);
    visit(&Parameters::serving, declared_serving);
    visit(&Parameters::hosting, declared_hosting);
    visit(&Parameters::bond, declared_bond);
    visit(&Parameters::keeping, declared_keeping);
    visit(&Parameters::experience, declared_experience);
    visit(&Parameters::learning, declared_learning);
    visit(&Parameters::believing, declared_believing);
    visit(&Parameters::scrutiny, declared_scrutiny);
    visit(&Parameters::leaving, declared_leaving);
    visit(&Parameters::accounts, declared_accounts);
    visit(&Parameters::adapting, declared_adapting);
}

std::vector<Declaration> make_declarations()
{
    std::vector<Declaration> declarations;
    visit_groups([&](auto, const auto& group) {
        for (const auto& declared : group) {
            declarations.push_back(declared.declaration);
        }
    });
    return declarations;
}

constexpr Text always = "part of every model";

// In the order of the schedule.
constexpr Mechanism mechanisms[] = {
    {"needs", "arise", "needs arise, expire, or are met otherwise", "", 0, always},
    {"finding", "plan", "which partners a company considers", "finding.visibility_power", 0,
     "partners are found regardless of how visible they are"},
    {"proposing", "plan", "what a company proposes and what it costs to find out", "proposing.assessment_error", 1,
     "an assessment shows noise"},
    {"answering", "agree", "what a partner answers", "answering.share_deciding", 0, "every proposal is accepted"},
    {"relationship", "agree", "how trust and cash move", "relationship.rate", 0, "trust stays at 1/2"},
    {"joining", "staff", "who is willing", "joining.level", 20, "everybody with the hours is willing"},
    {"availability", "staff", "who can be asked", "asking.fatigue", 0, "an ask tires nobody"},
    {"choosing", "staff", "who is sent", "choosing.interview_error", 100, "fit sees noise"},
    {"leading", "work", "how good the plan is", "leading.weight", 0, "every plan is perfect"},
    {"serving", "work", "how much of an hour is effective", "", 0, always},
    {"hosting", "work", "what it takes to have guests", "hosting.crowding", 0, "crowding does no harm"},
    {"bond", "work", "the bond in contact work", "bond.value_share", 0, "contact work is worth the same from day one"},
    {"keeping", "work", "what of capacity work lasts", "keeping.steepness", 0, "everything made lasts"},
    {"experience", "reflect", "what each side makes of the work", "experience.rate", 0, "motivation stays as at hire"},
    {"learning", "reflect", "skill by practice", "learning.rate", 0, "nobody learns"},
    {"believing", "reflect", "belief in the program's sincerity", "believing.rate", 0, "belief stays at 1/2"},
    {"leaving", "account", "who leaves the company", "leaving.rate", 0, "nobody leaves but to retire"},
    {"accounts", "account", "prices of the ledgers; no behaviour", "", 0, always},
    {"adapting", "adapt", "companies copy what works for others", "adapting.review_chance", 0,
     "companies keep their design"},
};

}  // namespace

std::span<const Declaration> parameter_declarations()
{
    static const std::vector<Declaration> declarations = make_declarations();
    return declarations;
}

std::span<const Mechanism> mechanism_declarations() { return mechanisms; }

Parameters to_parameters(std::span<const double> values)
{
    Parameters parameters{};
    std::size_t next = 0;
    visit_groups([&](auto member, const auto& group) {
        for (const auto& declared : group) {
            (parameters.*member).*(declared.member) = values[next++];
        }
    });
    return parameters;
}

}  // namespace kaptein::volunteering
