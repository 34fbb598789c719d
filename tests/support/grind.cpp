#include "grind.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include <doctest/doctest.h>

#include "guarded_buffer.hpp"
#include "transcript.hpp"

namespace canto_test {
namespace {

using parser_type = canto::basic_stream_parser<counting_probe>;

/// One place where every feed's bytes lie, each time flush against an unmapped page; what lay there before is gone.
class feeding_place {
public:
    explicit feeding_place(std::size_t size) : memory_(std::string(size, '\xDD')) {}

    std::string_view place(std::string_view bytes) {
        char* const end = memory_.data() + memory_.size();
        std::memset(end - used_, 0xDD, used_);
        used_ = bytes.size();
        if (used_ != 0) std::memcpy(end - used_, bytes.data(), used_);
        return {end - used_, used_};
    }

private:
    guarded_buffer memory_;
    std::size_t used_ = 0;
};

enum class manner { feed, push, window, shared, stepping };
const std::string names[] = {"feed", "push", "window", "shared scratch", "a loop left at every event"};

struct outcome {
    std::string shown;    // what the test quotes
    std::string told;     // what must not depend on the cutting
    std::string broken;   // promises not kept
};

bool ends_negotiation(const canto::element& e) {
    return e.is("success", "urn:ietf:params:xml:ns:xmpp-sasl") || e.is("proceed", "urn:ietf:params:xml:ns:xmpp-tls");
}

outcome run(std::string_view document, const std::vector<std::size_t>& ends, manner how, const grind_options& options,
            canto::scratch& shared) {
    outcome result;
    const auto require = [&](bool kept, const char* promise) {
        if (!kept && result.broken.find(promise) == result.broken.npos)
            result.broken += std::string(result.broken.empty() ? "" : ", ") + promise;
    };
    canto::stream_options with;
    if (options.before.empty()) with.limits = options.limits;
    with.restart = options.restart;
    with.window = how == manner::window;
    if (how == manner::shared) with.scratch = &shared;
    parser_type parser(with);
    feeding_place place(document.size());

    bool over = false, failed = false;
    std::string last;
    const auto take = [&](const canto::event& event) {
        if (event.kind() == canto::event::type::stream_header) parser.set_limits(options.limits);
        const bool quiet = event.kind() == canto::event::type::keepalive;
        if (event.offset() >= options.before.size() || event.kind() == canto::event::type::parse_error) {
            if (!result.shown.empty()) result.shown += ' ';
            result.shown += describe(event, content_namespace(parser), options.before.size());
        }
        if (!quiet) result.told += dump(event) += '\n';
        if (event.kind() == canto::event::type::element && options.restart_on_success &&
            ends_negotiation(event.element()))
            parser.restart();
        last = dump(event);
        failed = event.kind() == canto::event::type::parse_error;
        over = failed || event.kind() == canto::event::type::stream_close;
    };

    std::size_t kept = 0, fed = 0, feeds = 0;
    std::string_view rest;
    for (const std::size_t end : ends) {
        const std::string_view piece = place.place(
            document.substr(how == manner::window ? kept : fed, end - (how == manner::window ? kept : fed)));
        fed = end;
        ++feeds;
        if (how == manner::push) {
            parser.push(piece);
            while (const canto::event* event = parser.next()) take(*event);
        } else if (how == manner::stepping) {
            std::string_view left = piece;
            for (bool more = true; more && !over;) {
                more = false;
                for (const canto::event& event : parser.feed(left)) {
                    take(event);
                    more = true;
                    break;
                }
                left = parser.unread();
            }
            parser.push(left);    // so that unread() is about the same bytes as below
        } else {
            for (const canto::event& event : parser.feed(piece)) take(event);
        }
        if (how == manner::window) kept = end - parser.unread().size();
        if (how != manner::stepping) {
            require(parser.probe().bytes_examined <= 2 * fed + 32 * feeds, "bytes are examined twice at most");
            require(parser.probe().bytes_copied <= fed, "bytes are copied once at most");
        }
        if (over) {
            rest = parser.unread();
            break;
        }
    }
    if (failed) {
        for (int i = 0; i != 2; ++i) {
            std::size_t times = 0;
            for (const canto::event& event : parser.feed("<a/>")) {
                ++times;
                require(dump(event) == last, "every feed gives the error again");
            }
            require(times == 1, "every feed gives the error once");
        }
        require(!parser.between_elements(), "a failed stream is not between elements");
    } else if (over) {
        const std::string behind = std::string(rest) + std::string(document.substr(fed));
        result.told += "unread " + behind;
        if (!behind.empty()) result.shown += " unread(" + behind + ")";
        require(parser.at_end_of_stream() && parser.between_elements(), "a closed stream is at its end");
        for ([[maybe_unused]] const canto::event& event : parser.feed("<a/>"))
            require(false, "nothing is read behind the end");
        require(parser.unread() == "<a/>", "what is fed behind the end is unread");
    } else if (!parser.between_elements()) {
        result.told += "unfinished";
        result.shown += result.shown.empty() ? "unfinished" : " unfinished";
    }
    return result;
}

std::vector<std::size_t> pieces(std::size_t size, std::size_t each) {
    std::vector<std::size_t> ends;
    for (std::size_t end = 0; end != size; ends.push_back(end)) end = std::min(size, end + each);
    return ends;
}

std::string shortened(const std::string& s) {
    return s.size() <= 2000 ? s : s.substr(0, 1000) + " [...] " + s.substr(s.size() - 1000);
}

}

std::string grind(std::string_view content, const grind_options& options) {
    const std::string document = std::string(options.before) + std::string(content);
    const std::size_t size = document.size();
    canto::scratch shared;
    const outcome whole = run(document, {size}, manner::feed, options, shared);
    if (!whole.broken.empty()) FAIL_CHECK("not kept when ", shortened(document), " is fed whole: ", whole.broken);

    bool same = true;
    const auto compare = [&](const std::vector<std::size_t>& ends, manner how, const std::string& cut) {
        if (!same) return;    // one report a document
        const outcome other = run(document, ends, how, options, shared);
        same = other.told == whole.told && other.broken.empty();
        if (!other.broken.empty())
            FAIL_CHECK("not kept by ", names[int(how)], ", ", cut, ", of ", shortened(document), ": ", other.broken);
        if (other.told != whole.told)
            FAIL_CHECK("by ", names[int(how)], ", ", cut, ", ", shortened(document), "\nsays  ", shortened(other.told),
                       "\nwhole ", shortened(whole.told));
    };
    for (const manner how : {manner::push, manner::window, manner::shared, manner::stepping})
        compare({size}, how, "whole");
    for (const std::size_t each : std::initializer_list<std::size_t>{1, 2, 3, 4, 5, 7, 64})
        for (const manner how : {manner::feed, manner::window, manner::shared})
            if (size <= 8192 || each == 64 || how == manner::feed)
                compare(pieces(size, each), how, "in pieces of " + std::to_string(each));
    if (!options.sizes.empty()) {
        std::vector<std::size_t> ends;
        for (std::size_t end = 0, i = 0; end < size; ends.push_back(end)) {
            end = std::min(size, end + options.sizes[i]);
            if (i + 1 != options.sizes.size()) ++i;
        }
        for (const manner how : {manner::feed, manner::window, manner::shared})
            compare(ends, how, "in the sizes given");
    }
    if (size <= 256)
        for (std::size_t cut = options.before.size(); cut <= size; ++cut)
            for (const manner how : {manner::feed, manner::window, manner::shared})
                compare({cut, size}, how, "cut at " + std::to_string(cut));
    return whole.shown;
}

std::string grind_content(std::string_view content, grind_options options) {
    options.before = opening;
    return grind(content, options);
}

}
