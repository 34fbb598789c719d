// Addresses: views, owned ones of every profile, escaping and URIs.
//
// Input:   an address, a URI, or any text.
// Oracles: the common form is split as any is; what is normalised stays as it is; views and owned addresses agree;
//          ASCII is the same for every profile, and ICU's outcome is good for all; parts put together again, URIs and
//          escapes come back as they were.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <canto/icu.hpp>
#include <canto/jid/escape.hpp>
#include <canto/jid/jid.hpp>
#include <canto/jid/split.hpp>
#include <canto/jid/uri.hpp>
#include <canto/jid/uri_writer.hpp>

#include "harness.hpp"

using namespace canto_fuzz;

namespace {

using ascii_jid = canto::basic_jid<canto::precis::ascii>;
using trusted_jid = canto::basic_jid<canto::precis::trusted>;
using icu_jid = canto::basic_jid<canto::precis::icu>;

std::tuple<std::string_view, std::string_view, std::string_view> parts(canto::jid_view j) {
    return {j.domain(), j.local(), j.resource()};
}

void check_view(std::string_view text, canto::jid_view view) {
    expect(view.full().data() == text.data() && view.full().size() <= text.size(), "a view refers to the text");
    expect(!view.domain().empty() && view.domain().size() <= canto::max_given_jid_part, "there is a domain");
    expect(view.has_local() == !view.local().empty() && view.has_resource() == !view.resource().empty(),
           "an absent part is empty");
    const std::string rebuilt = canto::to_string(view);
    expect(rebuilt.size() == view.size(), "size() is that of the text");
    const auto again = canto::jid_view::parse(rebuilt);
    expect(again && *again == view && again->size() == view.size(), "the text of a view is an address again");
    expect(again->local_form() == view.local_form() && again->domain_form() == view.domain_form() &&
               again->resource_form() == view.resource_form(),
           "with parts of the same form");
    const auto bare = canto::jid_view::parse(view.bare().full());
    expect(bare && *bare == view.bare() && bare->is_bare(), "a bare address is one");
    if (view.has_local()) {
        const auto form = canto::check_localpart(view.local());
        expect(form && *form == view.local_form(), "a localpart is good by itself");
    }
    const auto domain_form = canto::check_domainpart(view.domain());
    expect(domain_form && *domain_form == view.domain_form(), "a domainpart is good by itself");
    if (view.has_resource()) {
        const auto form = canto::check_resourcepart(view.resource());
        expect(form && *form == view.resource_form(), "a resourcepart is good by itself");
    }
}

void check_split(std::string_view text) {
    const auto any = canto::detail::split_any(text);
    const canto::detail::jid_split common = canto::detail::split_common(text);
    if (common.domain != 0) expect(any && *any == common, "an address of the common form is split as any is");
    const auto other = canto::detail::split_at_resource(text);
    expect(any.has_value() == other.has_value(), "so is one that may be long, or not ASCII, in its resource");
    if (any)
        expect(*any == *other, "into the same parts");
    else
        expect(any.why() == other.why(), "for the same reason");
}

/// What holds for every address that owns its bytes.
template <class Jid>
void check_owned(const Jid& jid) {
    for (const std::string_view part : {jid.local(), jid.domain(), jid.resource()})
        expect(part.size() <= canto::max_jid_part, "no part is too long");
    const auto again = Jid::parse(jid.full());
    expect(again.has_value(), "what is in normal form is an address");
    expect_same(jid.full(), again->full(), "normalising is idempotent");
    const auto view = canto::jid_view::parse(jid.full());
    expect(view && *view == jid.view() && view->full() == jid.full(), "the view is that of the text");
    expect(std::hash<Jid>()(jid) == std::hash<Jid>()(*again) && *again == jid, "the same address has the same hash");

    const auto whole = Jid::from_parts(jid.local(), jid.domain(), jid.resource());
    expect(whole && *whole == jid, "its parts make the address again");
    const auto bare = jid.without_resource();
    expect(bare && bare->view() == jid.bare() && bare->is_bare(), "without_resource() owns what bare() views");
    if (jid.has_resource()) {
        const auto full = bare->with_resource(jid.resource());
        expect(full && *full == jid, "its resource makes the bare address full again");
    }
    Jid copy = jid, moved = std::move(copy);
    expect(moved == jid, "copies and moves are the same");
    copy = moved;
    expect(copy == jid, "an address moved from can be assigned to");
}

void check_uri_of(const icu_jid& jid) {
    for (const canto::uri_form form : {canto::uri_form::uri, canto::uri_form::iri}) {
        canto::uri_parts made;
        made.target = jid.view();
        if (jid.has_local()) made.account = jid.bare();
        const std::string text = canto::to_uri(made, form);
        const auto uri = canto::uri_view::parse(text);
        expect(uri.has_value(), "what is written as a URI is one: " + text);
        const auto target = uri->target<canto::precis::icu>();
        expect(target && *target == jid, "a target comes back: " + text);
        expect(uri->has_account() == jid.has_local(), "an account comes back: " + text);
        if (uri->has_account()) {
            const auto account = uri->account<canto::precis::icu>();
            expect(account && account->view() == jid.bare(), "an account comes back as it was: " + text);
        }
    }
}

void check_uri(std::string_view text) {
    const auto uri = canto::uri_view::parse(text);
    if (!uri) {
        expect(uri.offset() <= text.size(), "an error is in the text");
        return;
    }
    expect(uri->full() == text, "a URI is its text");
    const auto target = uri->target<canto::precis::icu>();
    const auto account = uri->account<canto::precis::icu>();
    for (const auto* each : {&target, &account})
        if (!*each) expect(each->offset() <= text.size(), "an error is in the text");
    if ((uri->has_target() && !target) || (uri->has_account() && !account)) return;

    std::vector<std::pair<std::string, std::string>> pairs;
    for (const canto::uri_query_pair p : uri->parameters()) {
        pairs.emplace_back(p.key.str(), p.value.str());
        const auto found = uri->parameter(pairs.back().first);
        expect(found.has_value(), "a parameter is found by its key");
    }
    std::vector<canto::uri_parameter> given;
    for (const auto& [key, value] : pairs) given.push_back({key, value});
    const std::string type = uri->query_type().str(), fragment = uri->fragment().str();
    canto::uri_parts made;
    if (target) made.target = target->view();
    if (account) made.account = account->view();
    made.query_type = type;
    made.parameters = given;
    made.fragment = fragment;
    const std::string written = canto::to_uri(made);
    const auto again = canto::uri_view::parse(written);
    expect(again.has_value(), "what is written as a URI is one: " + written);
    expect(again->query_type().str() == type && again->fragment().str() == fragment,
           "type and fragment come back: " + written);
    std::size_t i = 0;
    for (const canto::uri_query_pair p : again->parameters()) {
        expect(i != pairs.size() && p.key.str() == pairs[i].first && p.value.str() == pairs[i].second,
               "parameters come back: " + written);
        ++i;
    }
    expect(i == pairs.size(), "all parameters come back: " + written);
    if (target) {
        const auto back = again->target<canto::precis::icu>();
        expect(back && *back == *target, "the target comes back: " + written);
    }
}

void check_escaping(std::string_view text) {
    const auto escaped = canto::escape_localpart(text);
    if (text.starts_with(' ') || text.ends_with(' ')) expect(!escaped, "a space at an end cannot be escaped");
    else expect(escaped && canto::unescape_localpart(*escaped) == text, "what is escaped comes back");
    if (escaped) {
        expect(escaped->find_first_of(" \"&'/:<>@") == std::string::npos, "nothing is left that must be escaped");
        const auto form = canto::check_localpart(*escaped);
        bool controls = text.empty();
        for (const char c : text)
            controls |= static_cast<unsigned char>(c) < 0x20 || c == 0x7F || static_cast<unsigned char>(c) >= 0x80;
        if (!controls && escaped->size() <= canto::max_jid_part)
            expect(form.has_value(), "what is escaped is a localpart");
    }
    expect(canto::unescape_localpart(text).size() <= text.size(), "nothing grows when it is unescaped");
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return 0;
    const alone input(as_view(data, size));
    const std::string_view text = input.view();

    check_escaping(text);
    check_uri(text);

    check_split(text);
    const auto view = canto::jid_view::parse(text);
    const auto ascii = ascii_jid::parse(text);
    const auto trusted = trusted_jid::parse(text);
    const auto icu = icu_jid::parse(text);
    const auto is_inside = [&](const auto& parsed) { return parsed || parsed.offset() <= text.size(); };
    expect(is_inside(view) && is_inside(ascii) && is_inside(trusted) && is_inside(icu), "an error is in the text");
    if (!view) {
        expect(!ascii && !trusted && !icu && ascii.why() == view.why() && trusted.why() == view.why() &&
                   icu.why() == view.why(),
               "what is no address is none for any profile");
        return 0;
    }
    check_view(text, *view);
    expect(ascii.has_value() != view->needs_preparation(), "ASCII is all that the ASCII profile takes");
    if (!ascii) expect(ascii.error() == canto::errc::jid_needs_preparation, "and it says so");
    if (ascii) {
        expect(trusted && icu && trusted->full() == ascii->full() && icu->full() == ascii->full(),
               "the profiles agree on ASCII");
        expect(ascii->view().is_normalised(), "what a jid owns is in normal form");
        expect(view->is_normalised() == (view->full() == ascii->full()), "what is in normal form stays as it is");
        check_owned(*ascii);
    }
    if (trusted) check_owned(*trusted);
    if (icu) {
        check_owned(*icu);
        const auto kept = trusted_jid::parse(icu->full());
        expect(kept && *kept == *icu, "what ICU has normalised can be trusted");
        check_uri_of(*icu);
        const auto other = icu_jid::parse("m@montague.lit/r");
        expect(((*icu <=> *other) < 0) == (parts(icu->view()) < parts(other->view())) &&
                   (*icu == *other) == (parts(icu->view()) == parts(other->view())),
               "addresses are ordered by domain, localpart and resource");
    }
    return 0;
}
