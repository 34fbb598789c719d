#include "grind.hpp"

#include <doctest/doctest.h>

using canto_test::closing;
using canto_test::grind;
using canto_test::grind_content;
using canto_test::opening;

TEST_CASE("a transcript names every event, and quotes what it says") {
    CHECK(grind(std::string(opening) + "<message to='a'><body>h&lt;i</body></message>\n" + std::string(closing)) ==
          "open message[@to='a' body[\"h<i\"]] keepalive close");
}

TEST_CASE("a transcript names namespaces where they change, and where attributes have one") {
    CHECK(grind_content("<iq xml:lang='en'><query xmlns='q'><item/></query></iq>") ==
          "iq[@{http://www.w3.org/XML/1998/namespace}lang='en' {q}query[item]]");
}

TEST_CASE("inside a stream, offsets count from behind its header") {
    CHECK(grind_content("<a/><a b=1>") == "a error(malformed_tag@9)");
}

TEST_CASE("a transcript tells what is unread behind the end, and where input ends inside something") {
    CHECK(grind_content("</stream:stream>more") == "close unread(more)");
    CHECK(grind_content("<a/><b") == "a unfinished");
    CHECK(grind_content("<a/>") == "a");
}
