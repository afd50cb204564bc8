#pragma once

#include "models/volunteering/declared/comparison.hpp"
#include "models/volunteering/declared/inputs.hpp"
#include "models/volunteering/mechanisms/meeting/answering.hpp"
#include "models/volunteering/mechanisms/meeting/finding.hpp"
#include "models/volunteering/mechanisms/meeting/needs.hpp"
#include "models/volunteering/mechanisms/meeting/proposing.hpp"
#include "models/volunteering/mechanisms/meeting/relationship.hpp"
#include "models/volunteering/mechanisms/people/accounts.hpp"
#include "models/volunteering/mechanisms/people/adapting.hpp"
#include "models/volunteering/mechanisms/people/believing.hpp"
#include "models/volunteering/mechanisms/people/experience.hpp"
#include "models/volunteering/mechanisms/people/learning.hpp"
#include "models/volunteering/mechanisms/people/leaving.hpp"
#include "models/volunteering/mechanisms/serving/availability.hpp"
#include "models/volunteering/mechanisms/serving/bond.hpp"
#include "models/volunteering/mechanisms/serving/choosing.hpp"
#include "models/volunteering/mechanisms/serving/hosting.hpp"
#include "models/volunteering/mechanisms/serving/joining.hpp"
#include "models/volunteering/mechanisms/serving/keeping.hpp"
#include "models/volunteering/mechanisms/serving/leading.hpp"
#include "models/volunteering/mechanisms/serving/serving.hpp"

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
