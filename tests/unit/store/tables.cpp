#include "support/catch.hpp"
#include "support/stored_study.hpp"

using namespace kaptein;
using namespace kaptein::testing;

namespace {

std::string csv(const Cell& cell)
{
    std::string line;
    append_csv(line, cell);
    return line;
}

std::string first_lines(const std::filesystem::path& file, int count)
{
    std::ifstream stream(file);
    std::string text, line;
    while (count-- > 0 && std::getline(stream, line)) {
        text += line + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a cell of a table is written by the rules of the annex")
{
    CHECK(csv({}) == "");
    CHECK(csv(0.1) == "0.1");
    CHECK(csv(-0.0) == "0");
    CHECK(csv(42.0) == "42");
    CHECK(csv(1e6) == "1000000");
    CHECK(csv(1.0 / 3.0) == "0.3333333333333333");
    CHECK(csv(1e300) == "1e+300");
    CHECK(csv(-1.5) == "-1.5");  // a number is never protected
    CHECK(csv(std::numeric_limits<double>::infinity()) == "");
    CHECK(csv(std::numeric_limits<double>::quiet_NaN()) == "");
    CHECK(csv(std::int64_t{-7}) == "-7");
    CHECK(csv(true) == "true");
    CHECK(csv(false) == "false");
    CHECK(csv(std::string("plain words")) == "plain words");
    CHECK(csv(std::string("a,b")) == "\"a,b\"");
    CHECK(csv(std::string("say \"no\"")) == "\"say \"\"no\"\"\"");
    CHECK(csv(std::string("two\nlines")) == "\"two\nlines\"");
    for (const std::string start : {"=", "+", "-", "@", "\t"}) {
        CHECK(csv(start + "1") == "'" + start + "1");
    }
}

TEST_CASE("the exported tables have the names, columns and rows of the annex")
{
    const TemporaryFolder folder;
    Study study = swept(fake_study(2), {1, 0.25});
    study.recording.series_every = 1;
    study.recording.series = {1};
    study.recording.panels = {{0, 0, false, 1}};
    run_into(folder / "r", study);
    const auto store = Store::open_read_only(folder / "r");
    const CsvTable comparisons{"comparisons",
                               {{"design", ColumnType::text}, {"p", ColumnType::number}},
                               {{Cell(std::string("plain")), Cell(0.5)}, {Cell(std::string("big")), Cell()}}};
    const auto written = export_tables(*store, folder / "r" / "tables", {comparisons});
    const auto tables = folder / "r" / "tables";
    CHECK(text_of(tables / "designs.csv")
          == "design,is_baseline,preset,mode\nnone,false,,off\nplain,true,plain,plain\nbig,false,,strong\n");
    CHECK(text_of(tables / "points.csv") == "point,base.level\n0,1\n1,0.25\n");
    CHECK(first_lines(tables / "runs.csv", 1) == "point,design,replicate,run_key,status,stage,message,state_digest\n");
    CHECK(first_lines(tables / "outcomes.csv", 1) == "point,design,replicate,total,cost,wait,net\n");
    CHECK(first_lines(tables / "series.csv", 2).starts_with("point,design,replicate,month,closed\n0,none,0,1,"));
    // The panel of the fake model has rows (month 2, thing 0), (1, 7), (1, 3): sorted by month, then thing.
    CHECK(first_lines(tables / "panel_things.csv", 4)
              .starts_with("point,design,replicate,month,thing,size,colour\n"
                           "0,none,0,1,3,"));
    CHECK_THAT(first_lines(tables / "panel_things.csv", 4),
               Catch::Matchers::Contains("\n0,none,0,1,7,,\"green, or blue\"\n0,none,0,2,0,0.5,red\n"));
    CHECK(first_lines(tables / "parameters.csv", 2)
          == "key,value,unit,valid_low,valid_high,plausible_low,plausible_high,origin,source,set_by,meaning\n"
             "base.level,1.5,EUR,-1000000,1000000,0,10,assumed,\"'=a formula, or \"\"not\"\"\",default,Where it "
             "starts\n");
    CHECK_THAT(text_of(tables / "parameters.csv"),
               Catch::Matchers::Contains("\nbase.place,here,,,,,,assumed,anywhere,"));
    CHECK(first_lines(tables / "codebook.csv", 1) == "table,column,type,unit,values,meaning,formula\n");
    CHECK_THAT(text_of(tables / "codebook.csv"),
               Catch::Matchers::Contains("\noutcomes,total,number,EUR,,All of it,sum\n"));
    CHECK_THAT(text_of(tables / "codebook.csv"), Catch::Matchers::Contains("\ncomparisons,p,number,,,,\n"));
    CHECK(text_of(tables / "comparisons.csv") == "design,p\nplain,0.5\nbig,\n");
    for (const TableDigest& table : written) {
        CHECK(sha256_of_file(tables / table.file) == table.sha256);
    }
}

TEST_CASE("the derived outcome is the difference to no program at the same point and replicate, empty without one")
{
    const TemporaryFolder folder;
    run_into(folder / "r", swept(fake_study(3), {1, 2}));
    const auto store = Store::open_read_only(folder / "r");
    const auto none = store->run_at(1, 0, 2);
    const auto big = store->run_at(1, 2, 2);
    REQUIRE((none && big));
    const double net = 1.0 * (*big->outcomes[0] - *none->outcomes[0]) + -1.0 * (*big->outcomes[1] - *none->outcomes[1]);
    Statement view(store->connection(),
                   "SELECT net FROM outcomes WHERE point = 1 AND design = 'big' AND replicate = 2");
    REQUIRE(view.step());
    CHECK(view.number(0) == net);  // the same operations in the same order: the same bits
    Study without = fake_study(3);
    without.designs.erase(without.designs.begin());
    without.baseline = 0;
    run_into(folder / "without", without);
    const auto other = Store::open_read_only(folder / "without");
    CHECK(other->connection().integer("SELECT count(net) FROM outcomes") == 0);
    CHECK(other->connection().integer("SELECT count(total) FROM outcomes") == 6);
}

TEST_CASE("the manifest has the keys of the annex and the digests of the tables")
{
    const TemporaryFolder folder;
    Study study = fake_study(6);
    study.settings[3] = Trouble::failure;
    run_into(folder / "r", study);
    const auto store = Store::open_read_only(folder / "r");
    write_manifest(*store, "0.1.0", export_tables(*store, folder / "r" / "tables"), {{"compiler", "gcc \"12\""}});
    const std::string text = text_of(folder / "r" / "manifest.json");
    std::size_t at = 0;
    for (const std::string key :
         {"kaptein", "schema", "study", "model", "model_version", "seed", "study_sha256", "resolved_sha256", "counts",
          "points", "designs", "runs", "failed", "tables", "designs.csv", "outcomes.csv", "codebook.csv", "run"}) {
        const std::size_t next = text.find('"' + key + "\":", at);
        INFO(key);
        CHECK(next != std::string::npos);
        at = next == std::string::npos ? at : next;
    }
    CHECK_THAT(text, Catch::Matchers::Contains("\"runs\": 18,\n    \"failed\": 6"));
    CHECK_THAT(text, Catch::Matchers::Contains(sha256_of(study.study_text)));
    CHECK_THAT(text, Catch::Matchers::Contains(sha256_of_file(folder / "r" / "tables" / "outcomes.csv")));
    CHECK(text_of(folder / "r" / "study.yaml") == study.study_text);
    CHECK(text_of(folder / "r" / "resolved.yaml") == study.resolved_text);
    CHECK(verify(folder / "r").whole_file);
}
