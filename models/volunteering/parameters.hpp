#pragma once

#include "models/volunteering/declared/comparison.hpp"
#include "models/volunteering/declared/inputs.hpp"
#include "models/volunteering/mechanisms/accounts.hpp"
#include "models/volunteering/mechanisms/adapting.hpp"
#include "models/volunteering/mechanisms/answering.hpp"
#include "models/volunteering/mechanisms/availability.hpp"
#include "models/volunteering/mechanisms/believing.hpp"
#include "models/volunteering/mechanisms/bond.hpp"
#include "models/volunteering/mechanisms/choosing.hpp"
#include "models/volunteering/mechanisms/experience.hpp"
#include "models/volunteering/mechanisms/finding.hpp"
#include "models/volunteering/mechanisms/hosting.hpp"
#include "models/volunteering/mechanisms/joining.hpp"
#include "models/volunteering/mechanisms/keeping.hpp"
#include "models/volunteering/mechanisms/leading.hpp"
#include "models/volunteering/mechanisms/learning.hpp"
#include "models/volunteering/mechanisms/leaving.hpp"
#include "models/volunteering/mechanisms/needs.hpp"
#include "models/volunteering/mechanisms/proposing.hpp"
#include "models/volunteering/mechanisms/relationship.hpp"
#include "models/volunteering/mechanisms/serving.hpp"

#include "simulation/model.hpp"

#include <span>

namespace kaptein::volunteering {

/// All parameters of the model, by group. Read from RunRequest::values, which has the order of the declarations.
struct Parameters {
    ComparisonParameters comparison;
    AdoptionParameters adoption;
    CompaniesParameters companies;
    EmployeesParameters employees;
    PartnersParameters partners;
    WorkParameters work;
    NeedsParameters needs;
    FindingParameters finding;
    ProposingParameters proposing;
    AnsweringParameters answering;
    RelationshipParameters relationship;
    JoiningParameters joining;
    AvailabilityParameters availability;
    ChoosingParameters choosing;
    LeadingParameters leading;
    ServingParameters serving;
    HostingParameters hosting;
    BondParameters bond;
    KeepingParameters keeping;
    ExperienceParameters experience;
    LearningParameters learning;
    BelievingParameters believing;
    ScrutinyParameters scrutiny;
    LeavingParameters leaving;
    AccountsParameters accounts;
    AdaptingParameters adapting;
};

Parameters to_parameters(std::span<const double> values);
std::span<const Declaration> parameter_declarations();
std::span<const Mechanism> mechanism_declarations();

}  // namespace kaptein::volunteering
