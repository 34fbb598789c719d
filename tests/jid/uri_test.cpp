#include <canto/jid/uri.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/counting_allocator.hpp"

using canto::errc;
using canto::failure;
using canto::uri_view;
namespace precis = canto::precis;

namespace {

uri_view uri_of(std::string_view text) {
    const auto uri = uri_view::parse(text);
    REQUIRE(uri);
    return *uri;
}
std::string target(std::string_view text) {
    const auto jid = uri_of(text).target<precis::trusted>();
    REQUIRE(jid);
    return to_string(*jid);
}
failure why_no_target(std::string_view text) {
    const auto jid = uri_of(text).target<precis::ascii>();
    REQUIRE_FALSE(jid);
    return jid.why();
}
failure why_no_uri(std::string_view text) {
    const auto uri = uri_view::parse(text);
    REQUIRE_FALSE(uri);
    return uri.why();
}

}

TEST_CASE("a URI names whom to interact with") {
    CHECK(target("xmpp:romeo@montague.lit") == "romeo@montague.lit");
    CHECK(target("XMPP:Montague.lit/balcony") == "montague.lit/balcony");
    CHECK(target("xmpp:[::1]/a") == "[::1]/a");
    CHECK_FALSE(uri_of("xmpp:romeo@montague.lit").has_account());
    CHECK_FALSE(uri_of("xmpp:romeo@montague.lit").has_query());
    CHECK(uri_of("xmpp:a@b?join#top").full() == "xmpp:a@b?join#top");
}

TEST_CASE("a URI may name whom to log in as") {
    const uri_view uri = uri_of("xmpp://guest@example.com/support@example.com/desk");
    CHECK(uri.account<precis::ascii>()->full() == "guest@example.com");
    CHECK(uri.target<precis::ascii>()->full() == "support@example.com/desk");
    CHECK(uri_of("xmpp://guest@example.com").account<precis::ascii>()->full() == "guest@example.com");
    CHECK_FALSE(uri_of("xmpp://guest@example.com").has_target());
    CHECK_FALSE(uri_of("xmpp://guest@example.com/").has_target());
}

TEST_CASE("an address that is not there is absent, not invalid") {
    CHECK(uri_of("xmpp:a@b").account<precis::ascii>().error() == errc::absent);
    CHECK(uri_of("xmpp://a@b?join").target<precis::ascii>().error() == errc::absent);
    CHECK(uri_of("xmpp:?message").target<precis::ascii>().error() == errc::absent);
}

TEST_CASE("parts are percent-decoded after they are split") {
    CHECK(target("xmpp:a%2Eb@c.d/e%2Ff%40g") == "a.b@c.d/e/f@g");
    CHECK(target("xmpp:nasty!%23$%25()*+,-.;=%3F%5B%5C%5D%5E_%60%7B%7C%7D~node@example.com") ==
          "nasty!#$%()*+,-.;=?[\\]^_`{|}~node@example.com");
    CHECK(target("xmpp:node@example.com/"
                 "repulsive%20!%23%22$%25&'()*+,-.%2F:;%3C=%3E%3F%40%5B%5C%5D%5E_%60%7B%7C%7D~resource") ==
          "node@example.com/repulsive !#\"$%&'()*+,-./:;<=>?@[\\]^_`{|}~resource");
    CHECK(target("xmpp:ji%C5%99i@%C4%8Dechy.example/v%20Praze") == "ji\u0159i@\u010dechy.example/v Praze");
}

TEST_CASE("an IRI needs no percent-encoding outside ASCII") {
    CHECK(target("xmpp:ji\u0159i@\u010dechy.example/v%20Praze") == "ji\u0159i@\u010dechy.example/v Praze");
}

TEST_CASE("the zone of an IP literal stays encoded, as the address spells it") {
    CHECK(target("xmpp:a@[fe80::1%25eth0]/b%20c") == "a@[fe80::1%25eth0]/b c");
}

TEST_CASE("a query has a type and pairs") {
    const uri_view uri =
        uri_of("xmpp:romeo@montague.lit?message;subject=Test%20Message;body=Here%27s%20a%20test;body=again#top");
    CHECK(uri.has_query());
    CHECK(uri.query_type() == "message");
    CHECK(uri.parameter("subject")->str() == "Test Message");
    CHECK(uri.parameter("body")->str() == "Here's a test");
    CHECK(uri.parameter("thread").error() == errc::absent);
    CHECK(uri.fragment() == "top");
    std::vector<std::string> pairs;
    for (const canto::uri_query_pair pair : uri.parameters()) pairs.push_back(pair.key.str() + "=" + pair.value.str());
    CHECK(pairs == std::vector<std::string>{"subject=Test Message", "body=Here's a test", "body=again"});
}

TEST_CASE("type and pairs may each be missing") {
    CHECK(uri_of("xmpp:a@b?join").query_type() == "join");
    CHECK(uri_of("xmpp:a@b?join").parameters().empty());
    CHECK(uri_of("xmpp:a@b?;node=x").query_type().empty());
    CHECK(uri_of("xmpp:a@b?;node=x").parameter("node")->str() == "x");
    CHECK(uri_of("xmpp:a@b?roster;name=").parameter("name")->empty());
    CHECK(uri_of("xmpp:a@b?").has_query());
    CHECK(uri_of("xmpp:a@b#x?y;z=/").fragment() == "x?y;z=/");
    CHECK_FALSE(uri_of("xmpp:a@b#x?y").has_query());
}

TEST_CASE("a first pair may take the place of the type") {
    const uri_view uri = uri_of("xmpp:a@b?omemo-sid-1=00ff;omemo-sid-2=11ee");
    CHECK(uri.query_type().empty());
    CHECK(uri.parameter("omemo-sid-1")->str() == "00ff");
    CHECK(uri.parameter("omemo-sid-2")->str() == "11ee");
}

TEST_CASE("a value may hold an equals sign, a key that is encoded is found decoded") {
    CHECK(uri_of("xmpp:a@b?x;k=a=b").parameter("k")->str() == "a=b");
    CHECK(uri_of("xmpp:a@b?x;%6B=v").parameter("k")->str() == "v");
}

TEST_CASE("the parameters are a forward range") {
    const auto parameters = uri_of("xmpp:a@b?x;k=1;l=2").parameters();
    auto at = parameters.begin();
    const auto first = at++;
    CHECK((*first).key == "k");
    CHECK((*at).key == "l");
    CHECK(++at == parameters.end());
}

TEST_CASE("what is no URI is named by the first byte with no legal continuation") {
    CHECK(why_no_uri("").offset == 0);
    CHECK(why_no_uri("xmp").offset == 3);
    CHECK(why_no_uri("http://a") == failure{errc::jid_bad_uri, 0});
    CHECK(why_no_uri("xmpp;a@b") == failure{errc::jid_bad_uri, 4});
    CHECK(why_no_uri("xmpp:a b@c") == failure{errc::jid_bad_uri, 6});
    CHECK(why_no_uri("xmpp:a%2@c") == failure{errc::jid_bad_uri, 6});
    CHECK(why_no_uri("xmpp:a@c/%") == failure{errc::jid_bad_uri, 9});
    CHECK(why_no_uri("xmpp:a@c/\"") == failure{errc::jid_bad_uri, 9});
    CHECK(why_no_uri("xmpp:a@c#x#y") == failure{errc::jid_bad_uri, 10});
    CHECK(why_no_uri("xmpp:a@c/\xff") == failure{errc::invalid_utf8, 9});
    CHECK(why_no_uri("xmpp:a@c/\uffff") == failure{errc::jid_bad_uri, 9});
    CHECK(why_no_uri("xmpp:a@c/%g0") == failure{errc::jid_bad_uri, 9});
    CHECK(why_no_uri("xmpp://example.com/a@b") == failure{errc::jid_bad_uri, 18});
    CHECK(why_no_uri("xmpp:a@b?join;password") == failure{errc::jid_bad_uri, 22});
    CHECK(why_no_uri("xmpp:a@b?join;p;q=1") == failure{errc::jid_bad_uri, 15});
    CHECK(why_no_uri("xmpp:a@b?join;") == failure{errc::jid_bad_uri, 14});
    CHECK(why_no_uri("xmpp:a@b?join;;k=v") == failure{errc::jid_bad_uri, 14});
    CHECK(why_no_uri("xmpp:a@b?join;k=v;") == failure{errc::jid_bad_uri, 18});
}

TEST_CASE("an address that is wrong is named by the byte in the URI") {
    CHECK(why_no_target("xmpp:a%20b@c") == failure{errc::jid_forbidden_character, 6});
    CHECK(why_no_target("xmpp:%61%62@c%20d") == failure{errc::jid_forbidden_character, 13});
    CHECK(why_no_target("xmpp:a@b/c%09") == failure{errc::jid_forbidden_character, 10});
    CHECK(why_no_target("xmpp:a.-b") == failure{errc::jid_bad_label, 7});
    CHECK(why_no_target("xmpp:a/b%09") == failure{errc::jid_forbidden_character, 8});
    CHECK(why_no_target("xmpp:@b") == failure{errc::jid_empty_part, 5});
    CHECK(why_no_target("xmpp:a@") == failure{errc::jid_empty_part, 7});
    CHECK(why_no_target("xmpp:a@b/") == failure{errc::jid_empty_part, 9});
    CHECK(why_no_target("xmpp:a%40b@c") == failure{errc::jid_forbidden_character, 6});
    CHECK(why_no_target("xmpp:a@b%2Fc") == failure{errc::jid_forbidden_character, 8});
    CHECK(why_no_target("xmpp:a@[::1") == failure{errc::jid_bad_ip_literal, 7});
    CHECK(why_no_target("xmpp:a@b/%C3%A9") == failure{errc::jid_needs_preparation, 9});
    CHECK(why_no_target("xmpp:a@%FF") == failure{errc::invalid_utf8, 7});
    CHECK(why_no_target("xmpp:a@b/" + std::string(5000, 'r')) == failure{errc::jid_part_too_long, 9});
    CHECK(uri_of("xmpp://a%20b@c/d").account<precis::ascii>().why() == failure{errc::jid_forbidden_character, 8});
}

TEST_CASE("taking a URI apart allocates nothing, while compiling it works as well") {
    static_assert(uri_view::parse("xmpp:a@b?message;body=hi")->parameter("body")->raw() == "hi");
    static_assert(uri_view::parse("xmpp:a b").offset() == 6);
    const std::string_view text = "xmpp://a%61@b/c@d/e%20f?message;body=x";
    const canto_test::allocation_scope scope;
    const auto uri = uri_view::parse(text);
    const bool target = uri->target<precis::ascii>().has_value() && uri->account<precis::ascii>().has_value();
    const auto count = scope.allocations();
    CHECK(target);
    CHECK(count == 0);
}
