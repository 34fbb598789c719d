#include <canto/jid/uri_writer.hpp>

#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/jid/uri.hpp>

using canto::jid_view;
using canto::to_uri;
using canto::uri_form;
using canto::uri_parameter;
using canto::uri_parts;
using canto::uri_view;
using trusted_jid = canto::basic_jid<canto::precis::trusted>;

namespace {
jid_view view(std::string_view text) {
    const auto jid = jid_view::parse(text);
    REQUIRE(jid);
    return *jid;
}
uri_parts to(std::string_view text) {
    uri_parts parts;
    parts.target = view(text);
    return parts;
}
}

TEST_CASE("what may stand in each part stands, the rest is percent-encoded") {
    CHECK(to_uri(to("romeo@montague.lit")) == "xmpp:romeo@montague.lit");
    CHECK(to_uri(to("nasty!#$%()*+,-.;=?[\\]^_`{|}~node@example.com")) ==
          "xmpp:nasty!%23$%25()*+,-.;=%3F%5B%5C%5D%5E_%60%7B%7C%7D~node@example.com");
    CHECK(to_uri(to("node@example.com/repulsive !#\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~resource")) ==
          "xmpp:node@example.com/repulsive%20!%23%22$%25&'()*+,-.%2F:;%3C=%3E%3F%40%5B%5C%5D%5E_%60%7B%7C%7D~resource");
    CHECK(to_uri(to("a@[fe80::1%25eth0]")) == "xmpp:a@[fe80::1%25eth0]");
}

TEST_CASE("an IRI keeps what is not ASCII, a URI does not") {
    CHECK(to_uri(to("ji\u0159i@\u010dechy.example/v Praze"), uri_form::iri) ==
          "xmpp:ji\u0159i@\u010dechy.example/v%20Praze");
    CHECK(to_uri(to("ji\u0159i@\u010dechy.example/v Praze")) == "xmpp:ji%C5%99i@%C4%8Dechy.example/v%20Praze");
}

TEST_CASE("account, query and fragment have their places") {
    const std::array<uri_parameter, 2> parameters = {{{"subject", "Test Message"}, {"body", "1+1=2; ok?"}}};
    uri_parts parts = to("support@example.com");
    parts.account = view("guest@example.com/ignored");
    parts.query_type = "message";
    parts.parameters = parameters;
    parts.fragment = "top";
    CHECK(to_uri(parts) ==
          "xmpp://guest@example.com/support@example.com?message;subject=Test%20Message;body=1%2B1%3D2%3B%20ok%3F#top");
    uri_parts account;
    account.account = view("guest@example.com");
    CHECK(to_uri(account) == "xmpp://guest@example.com");
}

TEST_CASE("in a fragment stands what may stand in a path, and '/' and '?'") {
    uri_parts parts = to("a@b");
    parts.fragment = "09AZaz !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    CHECK(to_uri(parts) == "xmpp:a@b#09AZaz%20!%22%23$%25&'()*+,-./:;%3C=%3E?@%5B%5C%5D%5E_%60%7B%7C%7D~");
}

TEST_CASE("pairs may stand without a type") {
    const std::array<uri_parameter, 1> parameters = {{{"node", "princely_musings"}}};
    uri_parts parts = to("pubsub.shakespeare.lit");
    parts.parameters = parameters;
    CHECK(to_uri(parts) == "xmpp:pubsub.shakespeare.lit?;node=princely_musings");
}

TEST_CASE("what was put together is taken apart into the same") {
    const std::string everything = [] {
        std::string text;
        for (char c = ' '; c != '\x7F'; ++c) text += c;
        return text + "\u00e9\u2665\U0001F600";
    }();
    const std::string local = "!#$%()*+,-.;=?[\\]^_`{|}~\u00e9";
    const std::string account = local + "@c.example";
    const std::string address = local + "@b\u00fccher.example/" + everything;
    const std::array<uri_parameter, 2> parameters = {{{everything, everything}, {"empty", ""}}};
    for (const uri_form form : {uri_form::uri, uri_form::iri}) {
        uri_parts parts = to(address);
        parts.account = view(account);
        parts.query_type = everything;
        parts.parameters = parameters;
        parts.fragment = everything;
        const std::string text = to_uri(parts, form);
        CAPTURE(text);
        const auto uri = uri_view::parse(text);
        REQUIRE(uri);
        CHECK(uri->target<canto::precis::trusted>()->full() == address);
        CHECK(uri->account<canto::precis::trusted>()->full() == account);
        CHECK(uri->query_type() == everything);
        CHECK(uri->parameter(everything)->str() == everything);
        CHECK(uri->parameter("empty")->empty());
        CHECK(uri->fragment() == everything);
    }
}
