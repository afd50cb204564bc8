#include "store/store.hpp"
#include "store/tables/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kaptein {

void Store::read_designs()
{
    Statement rows(*connection_, "SELECT * FROM stored_designs ORDER BY number");
    while (rows.step()) {
        StoredDesign design;
        design.name = rows.text(1);
        design.is_baseline = rows.integer(2) == 1;
        design.preset = rows.text(3);
        for (int column = 4; column < rows.columns(); ++column) {
            design.choices.push_back(cell_text(rows, column));
        }
        designs_.push_back(std::move(design));
    }
}

std::vector<std::uint64_t> Store::points() const
{
    const std::lock_guard guard(mutex_);
    std::vector<std::uint64_t> numbers;
    Statement rows(*connection_, "SELECT DISTINCT point FROM places ORDER BY point");
    while (rows.step()) {
        numbers.push_back(static_cast<std::uint64_t>(rows.integer(0)));
    }
    return numbers;
}

std::vector<StoredRun> Store::runs_of_point(std::uint64_t point) const
{
    const std::lock_guard guard(mutex_);
    return runs_->of_point(point);
}

void Store::each_run(std::uint64_t point, FunctionRef<void(const StoredRun&)> take) const
{
    const std::lock_guard guard(mutex_);
    runs_->each_of_point(point, take);
}

std::optional<StoredRun> Store::run_at(std::uint64_t point, std::size_t design, std::uint32_t replicate) const
{
    const std::lock_guard guard(mutex_);
    return runs_->at(point, design, replicate);
}

std::uint64_t Store::run_count() const
{
    const std::lock_guard guard(mutex_);
    return static_cast<std::uint64_t>(connection_->integer("SELECT count(*) FROM places"));
}

std::uint64_t Store::failed_count() const
{
    const std::lock_guard guard(mutex_);
    return static_cast<std::uint64_t>(
        connection_->integer("SELECT count(*) FROM places p JOIN stored_runs r ON r.id = p.run "
                             "WHERE r.ok = 0"));
}

std::uint64_t Store::run_count(std::uint64_t point, std::uint32_t first, std::uint32_t last) const
{
    const std::lock_guard guard(mutex_);
    Statement count(*connection_, "SELECT count(*) FROM places WHERE point = ?1 AND replicate BETWEEN ?2 AND ?3");
    count.bind(1, static_cast<std::int64_t>(point)).bind(2, std::int64_t{first}).bind(3, std::int64_t{last});
    return count.step() ? static_cast<std::uint64_t>(count.integer(0)) : 0;
}

std::optional<double> Store::last_rate() const
{
    const std::lock_guard guard(mutex_);
    Statement last(*connection_, "SELECT runs, strftime('%s', ended) - strftime('%s', started) FROM log "
                                 "ORDER BY session DESC LIMIT 1");
    if (!last.step() || last.integer(0) == 0) {
        return std::nullopt;
    }
    return last.number(0) / std::max(last.number(1), 1.0);
}

std::string Store::study_text() const
{
    const std::lock_guard guard(mutex_);
    return meta_text(*connection_, "study_text");
}

std::string Store::resolved_text() const
{
    const std::lock_guard guard(mutex_);
    return meta_text(*connection_, "resolved_text");
}

std::string Store::fact(std::string_view name) const
{
    const std::lock_guard guard(mutex_);
    return meta_text(*connection_, fmt::format("fact {}", name));
}

std::uint64_t Store::session_count() const
{
    const std::lock_guard guard(mutex_);
    return static_cast<std::uint64_t>(connection_->integer("SELECT count(*) FROM log"));
}

}  // namespace kaptein
