#pragma once

#include "models/volunteering/declared/declared.hpp"

/// Prices of the two ledgers (phase: account). No behaviour.
///
///     retention cost = leavings * replacement_cost * yearly loaded cost of the position
///     skill value    = job-relevant skill * skill_worth per month, as long as the employee stays
///     legitimacy     = (public belief - 1/2) * legitimacy_price * employees * time
///     time cost      = paid hours * loaded cost * output_lost
///
/// Source: replacement 21 % of a year's pay, 16.6 % of loaded cost (Boushey and Glynn 2012). Others assumed. Every
/// posting has a month, an
/// amount, a payer, a receiver and a cause; see ledger.hpp. Limits: prices do not change over the years.
namespace kaptein::volunteering {

struct AccountsParameters {
    double replacement_cost;
    double skill_worth;
    double output_lost;
    double legitimacy_price;
};

inline constexpr DeclaredList<AccountsParameters, 4> declared_accounts = {{
    real(&AccountsParameters::replacement_cost, "accounts.replacement_cost",
         "Cost of replacing a leaver as a share of the position's yearly loaded cost", "share", 0.166, closed(0, 100),
         {closed(0.1, 0.6), "from simple to specialised jobs", true},
         measured("Boushey and Glynn 2012, There are significant business costs to replacing employees: 21 % of pay, "
                  "which is "
                  "79 % of loaded cost")),
    real(&AccountsParameters::skill_worth, "accounts.skill_worth",
         "Worth of a full unit of job-relevant skill in a month", "EUR/month", 700, closed(0, 1e7),
         {closed(0, 2500), "from none to a third of a professional's monthly cost", true},
         assumed("a tenth of a professional's loaded monthly cost")),
    real(&AccountsParameters::output_lost, "accounts.output_lost", "Share of an hour's cost that is output lost",
         "share", 1, closed(0, 2), {closed(0.3, 1), "from mostly caught up to wholly lost", true},
         assumed("no evidence that work is caught up")),
    real(&AccountsParameters::legitimacy_price, "accounts.legitimacy_price",
         "Worth to a company, per employee, of a public that believes fully instead of not at all", "EUR/year", 0,
         closed(0, 1e6), {closed(0, 100), "from nothing to four tenths of the allotment", false},
         assumed("external legitimacy is shown in its own unit and not priced; a price is a scenario")),
}};

} // namespace kaptein::volunteering
