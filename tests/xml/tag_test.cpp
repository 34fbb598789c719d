#include <canto/xml/tag.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include <canto/stream/stream_parser.hpp>

#include "support/grind.hpp"
#include "support/guarded_buffer.hpp"
#include "support/transcript.hpp"

using canto::detail::tag_reader;
using canto_test::grind_content;

// A tag is read with unchecked reads far from the end of the bytes and with checked ones near it, its names and values
// by loops of different lengths: none of that may show.

namespace {

using lengths = std::initializer_list<std::size_t>;

/// The events of something inside a stream, fed whole and flush against the end of what can be read.
std::string told(std::string_view content) {
    const canto_test::guarded_buffer bytes(content);
    canto::stream_parser parser;
    std::string out;
    for (const canto::event& e : parser.feed(canto_test::opening)) CHECK(e.kind() == canto::event::type::stream_header);
    for (const canto::event& e : parser.feed(bytes.view()))
        out += (out.empty() ? "" : " ") + canto_test::describe(e, canto::ns::client, canto_test::opening.size());
    return out;
}

/// A tag says the same however it is cut, and with nothing, little or much behind it.
void check_everywhere(const std::string& tag, const std::string& expected) {
    CAPTURE(tag);
    CHECK(grind_content(tag) == expected);
    for (const std::size_t behind : lengths{1, 8, 16, 32, 64, 126, 127, 128, 129, 200, 400})
        CHECK(told(tag + std::string(behind, ' ')) == expected + (expected.starts_with("error") ? "" : " keepalive"));
}

}

TEST_CASE("names of every length are read whole") {
    for (const std::size_t n : lengths{1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 64, 65, 100, 127, 128, 129, 200}) {
        const std::string name(n, 'n');
        check_everywhere("<" + name + "/>", name);
        check_everywhere("<" + name + "></" + name + ">", name);
        check_everywhere("<a " + name + "='v'/>", "a[@" + name + "='v']");
    }
}

TEST_CASE("between the name of an attribute and its quote stands a '=' and white space alone, however long it is") {
    for (std::size_t n = 1; n != tag_reader::front + 5; ++n) {
        const std::string name(n, 'n');
        const auto wrong_behind = [n](std::size_t bytes) {
            return "error(malformed_tag@" + std::to_string(3 + n + bytes) + ")";
        };
        check_everywhere("<a " + name + "=\"v\"/>", "a[@" + name + "='v']");
        check_everywhere("<a " + name + " = 'v'/>", "a[@" + name + "='v']");
        check_everywhere("<a xml:" + name + "='v'/>",
                         "a[@{http://www.w3.org/XML/1998/namespace}" + name + "='v']");
        check_everywhere("<a " + name + "'v'/>", wrong_behind(0));
        check_everywhere("<a " + name + "#'v'/>", wrong_behind(0));
        check_everywhere("<a " + name + "=='v'/>", wrong_behind(1));
        check_everywhere("<a " + name + "=n'v'/>", wrong_behind(1));
        check_everywhere("<a " + name + "=#v#/>", wrong_behind(1));
        check_everywhere("<a " + name + "=&v&/>", wrong_behind(1));
    }
}

TEST_CASE("values of every length are read whole") {
    for (const std::size_t n : lengths{0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 63, 64, 65, 100, 128, 200}) {
        const std::string value(n, 'v');
        check_everywhere("<a b='" + value + "' c=\"" + value + "\"/>", "a[@b='" + value + "' @c='" + value + "']");
        check_everywhere("<a b='" + value + "&amp;" + value + "'/>", "a[@b='" + value + "&" + value + "']");
        check_everywhere("<a b='" + value + "\xC3\xA9'/>", "a[@b='" + value + "\xC3\xA9']");
        check_everywhere("<a b='" + value + "\"'/>", "a[@b='" + value + "\"']");
        check_everywhere("<a b=\"" + value + "\xC3\xA9'" + value + "\"/>",
                         "a[@b='" + value + "\xC3\xA9'" + value + "']");
        check_everywhere("<a b=\"" + value + "\xE2\x82(\"/>", "error(invalid_utf8@" + std::to_string(6 + n) + ")");
        check_everywhere("<a b='" + value + "<'/>", "error(malformed_tag@" + std::to_string(6 + n) + ")");
        check_everywhere("<a b='" + value + "\x02'/>", "error(illegal_character@" + std::to_string(6 + n) + ")");
        check_everywhere("<a b='" + value + "\xC3'/>", "error(invalid_utf8@" + std::to_string(6 + n) + ")");
    }
}

TEST_CASE("a tag may end in any form behind a value of any length") {
    for (std::size_t n = 0; n != 2 * tag_reader::reach; ++n) {
        const std::string tag = "<a b='" + std::string(n, 'v') + "'", told_of = "a[@b='" + std::string(n, 'v') + "']";
        for (const std::string_view end : {"/>", " />", "\t\t/>", "></a>", " ></a>", "   ></a >"})
            CHECK(told(tag + std::string(end)) == told_of);
        for (const std::string_view end : {" c/>", " ''/>", "c=''/>", " /c>", " ='c'/>"})
            CHECK(told(tag + std::string(end)).starts_with("error(malformed_tag@"));
    }
}

TEST_CASE("white space of every length is read") {
    for (const std::size_t n : lengths{1, 2, 8, 32, 64, 127, 128, 129}) {
        const std::string space(n, '\n');
        check_everywhere("<a" + space + "b" + space + "=" + space + "'c'" + space + "/>", "a[@b='c']");
        check_everywhere("<a></a" + space + ">", "a");
        check_everywhere("<a" + space + ">" + "</a>", "a");
    }
}

TEST_CASE("mistakes are found wherever they are in a long tag") {
    std::string front = "<a";
    for (int i = 0; i != 12; ++i) {
        check_everywhere(front + "=''/>", "error(malformed_tag@" + std::to_string(front.size()) + ")");
        check_everywhere(front + " x/>", "error(malformed_tag@" + std::to_string(front.size() + 2) + ")");
        check_everywhere(front + " x=y/>", "error(malformed_tag@" + std::to_string(front.size() + 3) + ")");
        check_everywhere(front + " / >", "error(malformed_tag@" + std::to_string(front.size() + 2) + ")");
        front += " a" + std::to_string(i) + "='0123456789'";
    }
}

TEST_CASE("names with prefixes and with letters outside ASCII are read everywhere, too") {
    check_everywhere("<xml:a xml:b='1'/>",
                     "{http://www.w3.org/XML/1998/namespace}a[@{http://www.w3.org/XML/1998/namespace}b='1']");
    check_everywhere("<\xC3\xA9 b\xC3\xA9='1' \xC3\xA9" "c='2'/>", "\xC3\xA9[@b\xC3\xA9='1' @\xC3\xA9" "c='2']");
    const std::string prefix(40, 'p');
    check_everywhere("<" + prefix + ":" + prefix + " xmlns:" + prefix + "='u'/>", "{u}" + prefix);
}

TEST_CASE("attributes that need more tape than there is make it grow") {
    for (const int n : {60, 61, 62, 63, 64, 65, 66, 126, 127, 128}) {
        std::string tag = "<a", expected = "a[";
        for (int i = 0; i != n; ++i) {
            tag += " a" + std::to_string(i) + "='" + std::to_string(i) + "'";
            expected += (i == 0 ? "@a" : " @a") + std::to_string(i) + "='" + std::to_string(i) + "'";
        }
        CHECK(grind_content(tag + "/>") == expected + "]");
        CHECK(grind_content("<z><z/>" + tag + "/></z>") == "z[z " + expected + "]]");
    }
}
