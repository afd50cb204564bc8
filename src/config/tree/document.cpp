#include "config/tree/document.hpp"

#include "config/tree/bytes_check.hpp"
#include "config/tree/syntax_words.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

// yaml-cpp 0.7 is driven through its events only. Its own loader hangs on a file that holds just ",", keeps the first
// of
// two equal keys, ignores a second document and merge keys, and lets an unclosed quote swallow the rest of the file.
namespace kaptein {
namespace {

struct Refused {
    Problem problem;
};

/// Builds the tree from events and notes what YAML allows and a study does not.
class Builder final : public YAML::EventHandler {
  public:
    Builder(std::string_view bytes, std::shared_ptr<const std::string> file)
        : bytes_(bytes),
          file_(std::move(file)),
          columns_(bytes)
    {}

    const std::optional<Place>& start() const { return start_; } // nothing: no document
    std::optional<Node>& root() { return root_; }
    Problems& problems() { return problems_; }

    void OnDocumentStart(const YAML::Mark& mark) override { start_ = place_of(mark); }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override
    {
        Node node = make(mark, NodeKind::scalar);
        node.empty = true;
        put(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        Node node = make(mark, NodeKind::scalar);
        node.broken = true;
        complain(node.place, {"syntax", "an alias (*)", "*", "the value itself", ""});
        put(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override
    {
        Node node = make(mark, NodeKind::scalar);
        node.text = value;
        node.plain = tag == "?";
        const std::size_t position = static_cast<std::size_t>(mark.pos);
        const char first = position < bytes_.size() ? bytes_[position] : ' ';
        if ((first == '"' || first == '\'') && !node.plain && !quote_is_closed(bytes_, position)) {
            throw Refused{
                problem_at(node.place, path(), {"syntax", "a quote that is not closed", value, "a closing quote", ""})};
        }
        put(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(make(mark, NodeKind::list));
    }

    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(make(mark, NodeKind::map));
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        Node node;
        std::optional<Entry> key; // a map: waiting for its value
        std::set<std::string> keys{}; // a map: those seen
    };

    Place place_of(const YAML::Mark& mark) const { return {file_, mark.line + 1, columns_.at(mark.pos, mark.column)}; }

    Node make(const YAML::Mark& mark, NodeKind kind)
    {
        Node node;
        node.kind = kind;
        node.place = place_of(mark);
        if (++values_ > document_limit::values) {
            throw Refused{problem_at(node.place, path(),
                                     {"limit", "too many values", "", "at most 200000 values in a file", ""})};
        }
        const std::size_t position = static_cast<std::size_t>(std::max(mark.pos, 0));
        const char first = position < bytes_.size() ? bytes_[position] : ' ';
        if (first == '!') {
            complain(node.place, {"syntax", "a tag (!)", "!", "the value itself; its type follows from its key", ""});
            node.broken = true;
        } else if (first == '&') {
            complain(node.place, {"syntax", "an anchor (&)", "&", "the value itself", ""});
        }
        return node;
    }

    void open(Node&& node)
    {
        if (stack_.size() >= document_limit::depth) {
            throw Refused{
                problem_at(node.place, "", {"limit", "lists or maps nested too deeply", "", "at most 64 levels", ""})};
        }
        if (expects_key()) {
            throw Refused{
                problem_at(node.place, path(), {"syntax", "a list or map where a key is meant", "", "a name", ""})};
        }
        stack_.push_back({std::move(node), std::nullopt, {}});
    }

    void close()
    {
        Node node = std::move(stack_.back().node);
        stack_.pop_back();
        put(std::move(node));
    }

    bool expects_key() const
    {
        return !stack_.empty() && stack_.back().node.kind == NodeKind::map && !stack_.back().key;
    }

    void put(Node&& node)
    {
        if (stack_.empty()) {
            root_ = std::move(node);
            return;
        }
        Frame& top = stack_.back();
        if (top.node.kind == NodeKind::list) {
            top.node.items.push_back(std::move(node));
        } else if (!top.key) {
            top.key = Entry{std::move(node.text), node.place, {}};
            check_key(top, node);
        } else {
            finish_entry(top, std::move(node));
        }
    }

    void check_key(Frame& top, const Node& node)
    {
        const std::string& key = top.key->key;
        if (node.empty || key.empty()) {
            complain_at_parent(node.place, {"syntax", "an empty key", "", "a name before ':'", ""});
            top.key->value.broken = true;
        } else if (key == "<<") {
            complain_at_parent(node.place, {"syntax", "a merge key (<<)", "<<", "extends: NAME", ""});
            top.key->value.broken = true;
        } else if (!top.keys.insert(key).second) {
            complain(node.place, {"duplicate_key", fmt::format("'{}' a second time", key), key, "each key once", ""});
            top.key->value.broken = true;
        }
    }

    static void finish_entry(Frame& top, Node&& node)
    {
        Entry entry = std::move(*top.key);
        top.key.reset();
        if (!entry.value.broken) {
            node.place = node.empty ? entry.place : node.place; // the parser says where the next thing stands
            entry.value = std::move(node);
            top.node.entries.push_back(std::move(entry));
        }
    }

    std::string path() const
    {
        std::string text;
        for (const Frame& frame : stack_) {
            if (frame.node.kind == NodeKind::list) {
                text += fmt::format("[{}]", frame.node.items.size());
            } else if (frame.key) {
                text += (text.empty() ? "" : ".") + frame.key->key;
            }
        }
        return text;
    }

    void complain(const Place& place, Fault fault) { add(place, path(), std::move(fault)); }

    void complain_at_parent(const Place& place, Fault fault)
    {
        const std::string here = path();
        const std::size_t dot = here.rfind('.');
        add(place, dot == here.npos ? "" : here.substr(0, dot), std::move(fault));
    }

    void add(const Place& place, std::string where, Fault fault)
    {
        if (!enough(problems_)) {
            problems_.push_back(problem_at(place, std::move(where), std::move(fault)));
        }
    }

    std::string_view bytes_;
    std::shared_ptr<const std::string> file_;
    Columns columns_;
    std::vector<Frame> stack_;
    std::optional<Node> root_;
    Problems problems_;
    std::size_t values_ = 0;
    std::optional<Place> start_;
};

Problem syntax_problem(const YAML::Exception& error, std::string_view bytes, const Place& start)
{
    Place place = start;
    if (!error.mark.is_null()) {
        place.line = error.mark.line + 1;
        place.column = Columns(bytes).at(error.mark.pos, error.mark.column);
    }
    if (const auto bracket = is_open_flow(error.msg) ? open_bracket(bytes, error.mark.pos) : std::nullopt) {
        place.line = bracket->line;
        place.column = Columns(bytes).at(bracket->position, bracket->offset);
    }
    return problem_at(place, "",
                      {"syntax", syntax_words(error.msg, bytes, place.line), line_at(bytes, place.line), "", ""});
}

void check_root(Builder& builder, std::string_view bytes, const Place& start)
{
    if (!builder.start() || !builder.root()) {
        throw Refused{problem_at(start, "", {"syntax", "the file is empty", "", "a study", ""})};
    }
    const Node& root = *builder.root();
    if (root.kind == NodeKind::map) {
        return;
    }
    std::string what = root.kind == NodeKind::list ? "a list at the top of the file" : "not a study";
    if (root.kind == NodeKind::scalar && lacks_space_after_colon(line_at(bytes, root.place.line))) {
        what = "no space after ':'";
    }
    const std::string allowed = "a map of keys and values ('study: NAME')";
    throw Refused{problem_at(root.place, "", {"syntax", what, root.text, allowed, ""})};
}

void parse(Builder& builder, std::string_view bytes, const Place& start)
{
    std::istringstream stream{std::string(bytes)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    check_root(builder, bytes, start);
    // A second call, never a third: it returns true for whatever is left over.
    Builder rest(bytes, start.file);
    if (parser.HandleNextDocument(rest)) {
        const Place place = rest.start().value_or(start);
        const std::string found = line_at(bytes, place.line);
        throw Refused{problem_at(
            place, "", {"syntax", "something after the end of the study", found, "one document in a file", ""})};
    }
}

} // namespace

Loaded load_document(std::string_view bytes, const std::string& file)
{
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    const Place start{std::make_shared<const std::string>(file), 1, 1};
    Document document{file, std::string(bytes), {}};
    if (bytes.substr(0, 3) == byte_order_mark) {
        bytes.remove_prefix(3);
    }
    Loaded loaded;
    if (auto problem = check_bytes(bytes, start)) {
        loaded.problems.push_back(std::move(*problem));
        return loaded;
    }
    Builder builder(bytes, start.file);
    try {
        parse(builder, bytes, start);
        document.root = std::move(*builder.root());
        document.root.place = start;
        loaded.document = std::move(document);
    } catch (Refused& refused) {
        loaded.problems.push_back(std::move(refused.problem));
    } catch (const YAML::Exception& error) {
        loaded.problems.push_back(syntax_problem(error, bytes, start));
    }
    loaded.problems.insert(loaded.problems.end(), builder.problems().begin(), builder.problems().end());
    sort_problems(loaded.problems);
    return loaded;
}

} // namespace kaptein
