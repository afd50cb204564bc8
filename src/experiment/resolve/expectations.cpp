#include "experiment/resolve/resolving.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {
namespace {

/// One line of `expect:` whose names are known to be right.
class KnownValueCheck {
  public:
    KnownValueCheck(Resolving& resolving, const ExpectEntry& entry)
        : resolving_(&resolving),
          entry_(&entry),
          sweep_(&resolving.study.sweep)
    {}

    /// The known number, or nothing when its index does not fit the sweep.
    std::optional<KnownValue> read()
    {
        const auto text = [](const Field<std::string>& field) { return field.value.value_or(""); };
        KnownValue known{*entry_->value,      *entry_->within,      entry_->against.given,
                         text(entry_->index), text(entry_->factor), text(entry_->with)};
        const bool fits = known.index.empty() ? leave_out(entry_->factor, "factor") && leave_out(entry_->with, "with")
                                              : index_fits(known);
        return fits ? std::optional(known) : std::nullopt;
    }

  private:
    bool complain(const Field<std::string>& field, std::string_view key, Fault fault)
    {
        resolving_->complain(field.given ? field.place : entry_->place, fmt::format("{}.{}", entry_->path, key),
                             std::move(fault));
        return false;
    }

    bool leave_out(const Field<std::string>& field, std::string_view key)
    {
        return !field.given
               || complain(field, key,
                           {"conflict", fmt::format("'{}' has no meaning here", key), field.value.value_or(""),
                            key == "with" ? "with index: S2 only" : "with index: S1, ST, S2, mu, mu_star or sigma",
                            ""});
    }

    bool is_factor(const Field<std::string>& field, std::string_view key)
    {
        if (!field.given) {
            return complain(field, key,
                            {"missing", fmt::format("'{}' is missing", key), "",
                             fmt::format("{}: a factor or group of the sweep", key), ""});
        }
        std::vector<std::string_view> names;
        for (const FactorGroup& group : sweep_->groups) {
            names.push_back(group.name);
        }
        return find_name(*resolving_, field, fmt::format("{}.{}", entry_->path, key), "unknown_factor",
                         "not a factor or group of this sweep", names)
            .has_value();
    }

    bool index_fits(const KnownValue& known)
    {
        if (resolving_->file.sweep.has_value() && resolving_->study.factors.empty()) {
            return false;  // what is wrong with the sweep has been said
        }
        const bool noise = known.index == "noise_share";
        const bool of_sobol = known.index.front() == 'S';
        const bool saltelli = sweep_->method == "saltelli";
        const bool fits =
            noise ? saltelli || sweep_->method == "morris" : sweep_->method == (of_sobol ? "saltelli" : "morris");
        if (!fits) {
            return complain(entry_->index, "index",
                            {"conflict", "this study's sweep does not give it", known.index,
                             noise      ? "with sweep: {method: saltelli} or {method: morris}"
                             : of_sobol ? "with sweep: {method: saltelli}"
                                        : "with sweep: {method: morris}",
                             ""});
        }
        if (noise) {
            return leave_out(entry_->factor, "factor") && leave_out(entry_->with, "with")
                   && (resolving_->study.replicates.max > 1
                       || complain(entry_->index, "index",
                                   {"conflict", "luck shows in two replicates or more", known.index,
                                    "with replicates: 2 or more", ""}));
        }
        if (known.index == "S2") {
            return pair_fits(known);
        }
        return is_factor(entry_->factor, "factor") && leave_out(entry_->with, "with") && group_fits(known);
    }

    bool group_fits(const KnownValue& known)
    {
        const auto is_it = [&known](const FactorGroup& group) { return group.name == known.factor; };
        const auto group = std::find_if(sweep_->groups.begin(), sweep_->groups.end(), is_it);
        const bool both_ways = known.index == "mu" || known.index == "sigma";
        return !both_ways || group->factors.size() == 1
               || complain(entry_->index, "index",
                           {"conflict", "members of a group move in both directions", known.index,
                            "index: mu_star for a group", ""});
    }

    bool pair_fits(const KnownValue& known)
    {
        if (!sweep_->second_order) {
            return complain(entry_->index, "index",
                            {"conflict", "this study's sweep does not give it", known.index,
                             "with second_order: true in the sweep", ""});
        }
        const bool both = is_factor(entry_->factor, "factor") && is_factor(entry_->with, "with");
        return both
               && (known.factor != known.with
                   || complain(entry_->with, "with",
                               {"conflict", "a pair is of two factors", known.with, "another factor", ""}));
    }

    Resolving* resolving_;
    const ExpectEntry* entry_;
    const SweepShape* sweep_;
};

}  // namespace

void resolve_expectations(Resolving& resolving)
{
    for (const ExpectEntry& entry : resolving.file.expect) {
        if (enough(resolving.problems)) {
            return;
        }
        const auto outcome = find_outcome(resolving, entry.outcome, entry.path + ".outcome");
        const auto design = find_design(resolving, entry.design, entry.path + ".design");
        const auto against = entry.against.given ? find_design(resolving, entry.against, entry.path + ".against")
                                                 : std::optional(resolving.study.baseline);
        if (!outcome || !design || !against) {
            continue;
        }
        Expectation expectation{*outcome, *design, *against, 0, entry.source.value.value_or(""), {}};
        if (entry.sign.has_value()) {
            expectation.sign = *entry.sign == "positive" ? 1 : *entry.sign == "negative" ? -1 : 0;
        } else if (entry.value.has_value() && entry.within.has_value()
                   && entry.index.given == entry.index.has_value()) {
            expectation.known = KnownValueCheck(resolving, entry).read();
            if (!expectation.known.has_value()) {
                continue;
            }
        } else {
            continue;
        }
        resolving.study.expect.push_back(std::move(expectation));
    }
}

}  // namespace kaptein
