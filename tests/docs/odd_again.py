"""The start of the world and the letters of the volunteering model, built again from models/volunteering/README.md
alone, in another language with other random numbers, and compared with what the program records.

    python3 odd_again.py build/bin/kaptein

Means are compared by |z| <= 4.9, a false alarm in a million; what the ODD fixes without a draw must agree to rounding.
"""
import bisect, csv, math, random, statistics, subprocess, sys, tempfile
from pathlib import Path

STUDY = """study: odd-{name}
schema: 1
model: volunteering
seed: 20261124
horizon: 12 months
run_out: 0 months
designs: {designs}
replicates: {replicates}
panel: [{panels}]
"""
random.seed(20261124)
faults = []


def normal():
    return random.gauss(0.0, 1.0)


def log_normal(s):
    return math.exp(s * normal() - s * s / 2)


def logistic(x):
    return 1 / (1 + math.exp(-x))


def trait(centre, s):
    if centre <= 0 or centre >= 1:
        return min(max(centre, 0.0), 1.0)
    return logistic(math.log(centre / (1 - centre)) + s * normal())


class Tables:
    def __init__(self, program, folder, name, designs, panels, replicates):
        study = folder / f"{name}.yaml"
        study.write_text(STUDY.format(name=name, designs=designs, panels=panels, replicates=replicates))
        command = [program, "run", study, "-o", folder / name, "-q", "--no-report"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        self.folder = folder / name / "tables"
        self.value = {row["key"]: row["value"] for row in self.rows("parameters")}

    def rows(self, table):
        with open(self.folder / f"{table}.csv", newline="") as file:
            yield from csv.DictReader(file)

    def at(self, panel, month):
        return [row for row in self.rows(f"panel_{panel}") if row["month"] == str(month)]

    def __call__(self, key):
        return float(self.value[key])


def z_of_means(one, other):
    difference = statistics.fmean(one) - statistics.fmean(other)
    error = math.sqrt(statistics.variance(one) / len(one) + statistics.variance(other) / len(other))
    return difference / error if error > 0 else (0.0 if abs(difference) < 1e-6 else math.inf)


def compare(what, program, again):
    """Means, and for what is not yes or no the mean squares around the mean of both."""
    program, again = [float(x) for x in program], [float(x) for x in again]
    middle = statistics.fmean(program + again)
    z = [z_of_means(program, again)]
    if len(set(again)) > 2:
        z.append(z_of_means([(x - middle) ** 2 for x in program], [(x - middle) ** 2 for x in again]))
    print(f"{what:24} {statistics.fmean(program):12.4f} {statistics.fmean(again):12.4f}   z", *(f"{x:5.2f}" for x in z))
    if max(map(abs, z)) > 4.9:
        faults.append(f"{what}: z = {max(z, key=abs):.1f}")


def check_sizes(p, companies):  # 5.1
    count, employees = int(p("companies.count")), p("employees.count")
    quantile = statistics.NormalDist().inv_cdf
    weight = [math.exp(p("companies.size_spread") * quantile((k + 0.5) / count)) for k in range(count)]
    exact = [max(1.0, employees * w / sum(weight)) for w in weight]
    size = [int(x) for x in exact]
    for k in sorted(range(count), key=lambda k: (size[k] - exact[k], k))[: int(employees) - sum(size)]:
        size[k] += 1
    if [int(row["size"]) for row in companies if row["replicate"] == "0"] != size:
        faults.append("sizes of companies")
    chance = [logistic(p("adoption.level") + p("adoption.size_slope") * math.log(s / 250)) for s in size]
    compare("adopts", [row["adopts"] == "true" for row in companies], [random.random() < c for c in chance * 200])


def check_partners(p, partners, n=20000):  # 5.2
    def share(u):
        return 0.15 if u < 0.4 else 0.15 + 0.15 * (u - 0.4) / 0.3 if u < 0.7 else 0.3 + 0.7 * (u - 0.7) / 0.3

    compare("partner size", [row["size"] for row in partners], [log_normal(0.8) for _ in range(n)])
    compare("coordinator hours", [row["coordinator_hours"] for row in partners],
            [p("partners.coordinator_hours") * share(random.random()) for _ in range(n)])
    compare("partner's tool level", [row["tool_level"] for row in partners],
            [trait(p("partners.tool_level"), 0.5) for _ in range(n)])
    compare("dependence", [row["dependence"] for row in partners],
            [trait(p("partners.dependence"), 0.75) for _ in range(n)])
    compare("looking", [row["looking"] == "true" for row in partners],
            [random.random() < p("partners.looking") for _ in range(n)])


def draw_kind(p):  # 7.1
    u, capacity = random.random(), p("needs.capacity_share")
    of_class = 2 if u < capacity else 1 if u < capacity + p("needs.relational_share") else 0
    kinds = min((2, 2, 4)[of_class], int(p("needs.kinds_per_class")))
    return of_class, (0, 2, 4)[of_class] + int(random.random() * kinds)


def draw_need(p):
    knows, (of_class, kind) = trait(p("partners.self_knowledge"), 0.5), draw_kind(p)
    technical = (0.3, 0.5, 1.0)[of_class] * trait(p("needs.complexity"), 0.5)
    u = random.random()
    believed = kind if u < knows else None if u < (1 + knows) / 2 else draw_kind(p)[1]
    return {"hours": max(4.0, p("needs.hours_mean") * log_normal(0.6)),
            "worth": p("needs.worth") * log_normal(p("needs.worth_spread")),
            "technical": technical, "skill_asked": 0.3 + 0.5 * technical,
            "problem": (0.3, 1.0, 0.7)[of_class] * trait(p("needs.complexity"), 0.5),
            "contact": p("needs.contact") * (0.1, 1.0, 0.0)[of_class], "phantom": (1 - knows) / 2,
            "for beneficiaries": of_class == 1 or (of_class == 0 and random.random() < 0.5),
            "not seen": believed is None, "seen rightly": believed == kind,
            "misjudged": math.log(log_normal((1 - knows) / 2))}


def check_needs(p, needs, partners):
    real, again = [row for row in needs if row["real"] == "true"], [draw_need(p) for _ in range(40000)]
    for column in ("hours", "worth", "technical", "problem", "skill_asked", "contact"):
        compare("need's " + column, [row[column] for row in real], [need[column] for need in again])
    compare("for beneficiaries", [row["for_beneficiaries"] == "true" for row in real],
            [need["for beneficiaries"] for need in again])
    compare("not seen", [row["believed_kind"] == "" for row in real], [need["not seen"] for need in again])
    compare("seen rightly", [row["believed_kind"] == row["kind"] for row in real],
            [need["seen rightly"] for need in again])
    compare("misjudged worth", [math.log(float(row["believed_worth"]) / float(row["worth"])) for row in real],
            [need["misjudged"] for need in again])
    stay = 1 / (1 / p("needs.open_months") + 1 / p("needs.otherwise_months"))
    phantom = statistics.fmean(need["phantom"] for need in again) * p("needs.open_months")
    chance = phantom / (phantom + stay)
    compare("phantoms", [row["real"] == "false" for row in needs], [random.random() < chance for _ in range(40000)])
    rate = p("needs.hours_arising") / p("needs.hours_mean") * stay  # real needs open per partner of mean size
    z = (len(real) - rate * sum(float(row["size"]) for row in partners)) / math.sqrt(len(real))  # Poisson
    if abs(z) > 4.9:
        faults.append(f"number of needs open: z = {z:.1f}")


def check_people(p, people, n=40000):  # 5.5, 7.17
    hazard = [p("leaving.rate") * (1 + (p("leaving.early_factor") - 1) * math.exp(-t / 24)) for t in range(480)]

    def career(factor):
        alive, total, sums = 1.0, 0.0, []
        for month in range(480):
            alive *= math.exp(-factor * hazard[month]) if month else 1.0
            total += alive
            sums.append(total)
        return sums

    grid = [career(math.exp(-3 + i / 16)) for i in range(97)]
    longest = max(sums[-1] for sums in grid)
    rho, spread = p("employees.motive_attachment_correlation"), p("employees.spread")

    def first():
        while True:
            motive = normal()
            attachment = spread * (rho * motive + math.sqrt(1 - rho * rho) * normal())
            log_factor = -p("leaving.attachment_effect") * attachment - p("leaving.motive_effect") * spread * motive
            sums = grid[max(0, min(96, math.floor((log_factor + 3) * 16 + 0.5)))]
            if random.random() * longest < sums[-1]:
                return spread * motive, attachment, bisect.bisect_right(sums, random.random() * sums[-1])

    again = [first() for _ in range(n)]
    compare("tenure", [row["tenure"] for row in people], [tenure for _, _, tenure in again])
    compare("tenure below 2 years", [float(row["tenure"]) < 24 for row in people],
            [tenure < 24 for _, _, tenure in again])
    compare("motive", [row["motive"] for row in people], [motive for motive, _, _ in again])
    compare("attachment", [row["attachment"] for row in people], [attachment for _, attachment, _ in again])
    compare("empathy", [row["empathy"] for row in people],
            [trait(p("employees.empathy"), 0.75 * spread) for _ in range(n)])
    for grade, name in enumerate(("junior", "professional", "senior", "manager")):
        own = p("employees.expertise") * (0.5 + 0.5 * grade) - 0.6
        compare("skill, " + name, [row["skill"] for row in people if row["grade"] == name and row["skill"] != ""],
                [logistic(own + spread * 0.8 * normal()) for _ in range(n)])


def check_letters(p):  # 7.3, 7.4, 7.5
    when = lambda row: (row["design"], row["replicate"], row["month"])
    partner = {when(row) + (row["partner"],): row for row in p.rows("panel_partners")}
    company = {when(row) + (row["company"],): row for row in p.rows("panel_companies")}
    form = {"team_day": (16, 6, 1), "recurring": (4, 4, 9), "project": (4, 6, 5)}
    suits = {"practical": "team_day", "logistics": "team_day", "mentoring": "recurring", "visiting": "recurring"}
    seen, letters = set(), list(p.rows("panel_proposals"))
    for row in letters:
        size, heads = int(company[when(row) + (row["company"],)]["size"]), int(row["heads"])
        most, hours, months = form[row["format"]]
        hosting = (p("hosting.hours_per_event") + p("hosting.hours_per_head") * heads * months) * p("partners.hourly_cost")
        hosting += heads * (p("hosting.cost_per_head") - float(row["fee"]))
        stake = p("answering.cash_stake") * float(partner[when(row) + (row["partner"],)]["dependence"]) * float(row["cash"])
        pair = when(row) + (row["company"], row["partner"])
        rules = {
            # A redirect that is taken is written with the form of the need named instead.
            "form": (row["answer"] == "redirect" and row["agreed"] == "true")
            or row["format"] == ("team_day" if row["design"] == "supply" else suits.get(row["kind"], "project")),
            "heads": 1 <= heads <= most and abs(float(row["hours"]) - heads * hours * months) < 1e-9,
            # What an assessment made up is proposed without a need.
            "need named": row["need"] == "" or row["design"] != "supply",
            "hosting": abs(float(row["hosting_cost"]) - hosting) < 1e-6,
            "stake": abs(float(row["stake"]) - stake) < 1e-6,
            "cash": float(row["cash"]) >= p("companies.donations") * size / max(1, min(8, size // 150)) - 1e-6,
            "no better than a no": float(row["best_value"]) >= -stake - 1e-6,
            "a no is a no": row["answer"] != "decline" or row["agreed"] == "false",
            "one a month": pair not in seen,
        }
        seen.add(pair)
        faults.extend(f"letter {row['proposal']} of {row['design']}: {rule}" for rule, kept in rules.items() if not kept)
    taken = [row["agreed"] == "true" for row in letters if row["answer"] == "redirect"]
    made_up = [row["need"] == "" for row in letters if row["design"] == "needs"]
    if not 0 < sum(made_up) < len(made_up) / 2:
        faults.append("letters on needs that an assessment made up")
    compare("redirects taken", taken, [random.random() < p("answering.redirect_taken") for _ in range(40000)])


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = str(Path(sys.argv[1]).resolve())
        start = Tables(program, Path(folder), "start", "{none: {preset: no_program}}",
                       "{of: positions, sample: 3000, every: 12 months}, {of: partners, every: 12 months}, "
                       "{of: needs, every: 12 months}, {of: companies, every: 12 months}", 6)
        check_sizes(start, start.at("companies", 0))
        check_partners(start, start.at("partners", 0))
        check_needs(start, start.at("needs", 0), start.at("partners", 0))
        check_people(start, start.at("positions", -12))
        check_letters(Tables(program, Path(folder), "letters",
                             "{none: {preset: no_program}, supply: {preset: supply_driven}, needs: {preset: needs_driven, "
                             "hosting_fee: 20}}\nbaseline: supply",
                             "{of: proposals, every: 1 month}, {of: partners, every: 1 month}, "
                             "{of: companies, every: 1 month}", 2))
    print("\n".join(faults[:20]) or "as the ODD says")
    return 1 if faults else 0


sys.exit(main())
