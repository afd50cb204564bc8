#pragma once

#include "models/volunteering/world/world.hpp"

#include <map>
#include <utility>
#include <vector>

namespace kaptein::volunteering {

/// A tape of all decisions that weigh a price: what companies propose and whom they assess, what partners answer, and
/// whether work whose need is gone is bent into make-work. (Who joins, is sent, breaks off or leaves weighs none.)
/// Recorded in one run and played back in another whose prices differ, it holds decisions while the ledgers move. For
/// tests; one lane only.
class Decisions {
  public:
    void play_back() { playing_ = true; }
    bool playing() const { return playing_; }

    /// What a company planned in this step: recorded, or put in place of planning. Paid for by the caller.
    void plan(const World& world, Company& company)
    {
        Plan& plan = plans_[{world.clock.step, company.luck}];
        if (playing_) {
            company.proposals = plan.proposals;
            company.assessed = plan.assessed;
            company.next_proposal = plan.next_proposal;
        } else {
            plan = {company.proposals, company.assessed, company.next_proposal};
        }
    }

    /// The letters of this step with their answers.
    void answers(World& world)
    {
        std::vector<Proposal>& letters = letters_[world.clock.step];
        (playing_ ? world.letters : letters) = playing_ ? letters : world.letters;
    }

    bool bends(const Company& company, const Engagement& engagement, bool now)
    {
        bool& decided = bends_[{company.luck, engagement.id}];
        decided = playing_ ? decided : now;
        return decided;
    }

  private:
    struct Plan {
        std::vector<Proposal> proposals;
        std::vector<std::uint32_t> assessed;
        std::uint32_t next_proposal = 0;
    };
    bool playing_ = false;
    std::map<std::pair<int, std::uint32_t>, Plan> plans_;
    std::map<int, std::vector<Proposal>> letters_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> bends_;
};

}  // namespace kaptein::volunteering
