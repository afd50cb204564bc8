#include "config/sweep/salib_problem.hpp"

#include "base/elementary.hpp"
#include "base/text.hpp"
#include "config/shown.hpp"

#include <fmt/format.h>

#include <array>

namespace kaptein {
namespace {

/// One distribution of SALib: how many numbers stand in its bounds, and what they are.
struct SalibDist {
    std::string_view name;
    std::size_t least, most;
    std::string_view numbers;
};
constexpr std::array<SalibDist, 6> dists = {{
    {"unif", 2, 2, "[low, high]"},
    {"logunif", 2, 2, "[low, high]"},
    {"triang", 2, 3, "[low, high, peak as a share of the width]"},
    {"norm", 2, 2, "[mean, sd]"},
    {"truncnorm", 4, 4, "[low, high, mean, sd]"},
    {"lognorm", 2, 2, "[mean, sd] of the logarithm"},
}};

Node scalar(const Place& place, std::string text)
{
    Node node;
    node.place = place;
    node.text = std::move(text);
    return node;
}

Node list(const Place& place, std::vector<Node> items)
{
    Node node;
    node.kind = NodeKind::list;
    node.place = place;
    node.items = std::move(items);
    return node;
}

/// {NAME: {KEY: VALUE, ...}}
std::unique_ptr<Node> dist_node(const Place& place, std::string name, std::vector<std::pair<std::string, Node>> values)
{
    Entry entry{std::move(name), place, {}};
    entry.value.kind = NodeKind::map;
    entry.value.place = place;
    for (auto& [key, value] : values) {
        const Place at = value.place;
        entry.value.entries.push_back({key, at, std::move(value)});
    }
    auto node = std::make_unique<Node>();
    node->kind = NodeKind::map;
    node->place = place;
    node->entries.push_back(std::move(entry));
    return node;
}

std::optional<double> number_of(const Node& node)
{
    const auto reading = parse_number(node.text);
    const double* value = node.kind == NodeKind::scalar ? std::get_if<double>(&reading) : nullptr;
    return value != nullptr ? std::optional(*value) : std::nullopt;
}

/// What `dist` means as one of ours; nullptr when a number that must be computed with is none.
std::unique_ptr<Node> translated(const SalibDist& dist, const Node& bounds)
{
    const Place& place = bounds.place;
    const std::vector<Node>& n = bounds.items;
    if (dist.name == "logunif") {
        return dist_node(place, "log_uniform", {{"bounds", bounds}});
    }
    if (dist.name == "norm") {
        return dist_node(place, "normal", {{"mean", n[0]}, {"sd", n[1]}});
    }
    if (dist.name == "truncnorm") {
        return dist_node(place, "truncated_normal",
                         {{"mean", n[2]}, {"sd", n[3]}, {"bounds", list(place, {n[0], n[1]})}});
    }
    if (dist.name == "lognorm") {
        const auto mean = number_of(n[0]);
        return mean ? dist_node(place, "log_normal",
                                {{"median", scalar(n[0].place, to_text(elementary::exp(*mean)))}, {"log_sd", n[1]}})
                    : nullptr;
    }
    // triang; with two numbers they are the width above 0 and the peak's share of it.
    const Node low = n.size() == 3 ? n[0] : scalar(place, "0");
    const Node& high = n.size() == 3 ? n[1] : n[0];
    const auto from = number_of(low);
    const auto to = number_of(high);
    const auto peak = number_of(n.back());
    return from && to && peak ? dist_node(place, "triangular",
                                          {{"mode", scalar(n.back().place, to_text(*from + *peak * (*to - *from)))},
                                           {"bounds", list(place, {low, high})}})
                              : nullptr;
}

/// Reads one map of SALib's; what is wrong is said by `map`.
class ProblemReader {
  public:
    ProblemReader(const Node& node, const std::string& path, SweepEntry& sweep, Problems& problems)
        : map_(node, path, {"num_vars", "names", "bounds", "dists", "groups"}, problems),
          path_(path),
          sweep_(sweep),
          problems_(problems)
    {}

    void read()
    {
        map_.require("names", "names: [KEY, ...]");
        map_.require("bounds", "bounds: [[low, high], ...]");
        names_ = map_.names("names");
        const auto count = map_.field("num_vars", [](const Node& value) { return read_integer(value, 1, 1'000'000); });
        const Node* bounds = columns("bounds");
        const Node* dist_names = columns("dists");
        const Node* groups = columns("groups");
        if (count.has_value() && map_.find("names") != nullptr
            && *count != static_cast<std::int64_t>(map_.find("names")->items.size())) {
            map_.complain(count.place, "num_vars",
                          {"conflict", "num_vars is not the number of names", std::to_string(*count),
                           std::to_string(map_.find("names")->items.size()), ""});
        }
        for (std::size_t i = 0; bounds != nullptr && i < names_.size() && !enough(problems_); ++i) {
            FactorEntry factor;
            factor.path = fmt::format("{}.bounds[{}]", path_, i);
            factor.place = names_[i].place;
            factor.name = names_[i];
            if (groups != nullptr && !groups->items[i].text.empty()) {
                factor.group = {true, groups->items[i].text, groups->items[i].place};
            }
            if (set_spread(bounds->items[i], dist_names != nullptr ? &dist_names->items[i] : nullptr, factor)) {
                sweep_.factors.push_back(std::move(factor));
            }
        }
    }

  private:
    /// A list of one item per name; nullptr when it is absent or wrong.
    const Node* columns(const std::string& key)
    {
        const Node* node = map_.find(key);
        const Node* names = map_.find("names");
        if (node == nullptr || node->empty || names == nullptr
            || !is_list(*node, map_.path_of(key), "one item per name", problems_)) {
            return nullptr;
        }
        if (names_.size() != names->items.size()) {
            return nullptr;  // one of the names was refused
        }
        if (node->items.size() != names->items.size()) {
            map_.complain(node->place, key,
                          {"conflict", fmt::format("{} do not go with the names", key),
                           std::to_string(node->items.size()), fmt::format("{} items", names->items.size()), ""});
            return nullptr;
        }
        return node;
    }

    bool set_spread(const Node& bounds, const Node* dist_name, FactorEntry& factor)
    {
        std::vector<std::string_view> known;
        const SalibDist* dist = dist_name == nullptr ? dists.data() : nullptr;
        for (const SalibDist& one : dists) {
            known.push_back(one.name);
            dist = dist_name != nullptr && dist_name->text == one.name ? &one : dist;
        }
        if (dist == nullptr) {
            map_.complain(dist_name->place, "dists",
                          unknown_name("unknown_distribution", "not a distribution of SALib", dist_name->text, known));
            return false;
        }
        const bool right =
            bounds.kind == NodeKind::list && bounds.items.size() >= dist->least && bounds.items.size() <= dist->most;
        if (right && dist->name == "unif") {
            factor.bounds = &bounds;
            return true;
        }
        auto node = right ? translated(*dist, bounds) : nullptr;
        if (node == nullptr) {
            problems_.push_back(problem_at(
                bounds.place, factor.path,
                {"type", fmt::format("not the bounds of '{}'", dist->name), "", std::string(dist->numbers), ""}));
            return false;
        }
        factor.dist = node.get();
        sweep_.written.push_back(std::move(node));
        return true;
    }

    MapReader map_;
    std::string path_;
    SweepEntry& sweep_;
    Problems& problems_;
    std::vector<Field<std::string>> names_;
};

}  // namespace

void read_salib_problem(const Node& node, const std::string& path, SweepEntry& sweep, Problems& problems)
{
    ProblemReader(node, path, sweep, problems).read();
}

}  // namespace kaptein
