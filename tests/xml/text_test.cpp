#include <canto/xml/text.hpp>

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include <canto/xml/document.hpp>

using canto::text;

namespace {

/// A document, so that its texts can be looked at while it lives.
struct sample {
    explicit sample(std::string xml) : bytes(std::move(xml)), result(canto::parse_element(std::string_view(bytes))) {
        REQUIRE(result);
    }
    text content() const { return result->root().text(); }
    text value() const { return *result->root().attribute("b"); }

    std::string bytes;
    canto::result<canto::document> result;
};

std::vector<std::string> pieces(const text& t) {
    std::vector<std::string> out;
    for (const std::string_view piece : t.pieces()) out.emplace_back(piece);
    return out;
}
using strings = std::vector<std::string>;

}

TEST_CASE("text without anything to decode is viewed where it lies") {
    const sample plain("<a b='value'>content</a>");
    CHECK_FALSE(plain.content().needs_decoding());
    CHECK(plain.content().view() == "content");
    CHECK(plain.content().view()->data() == plain.bytes.data() + 13);
    CHECK(plain.value().view() == "value");
    CHECK(plain.content().str() == "content");
}

TEST_CASE("text is compared with strings of any kind") {
    const sample plain("<a b='value'>con&#116;ent</a>");
    const std::string content = "content";
    CHECK(plain.content() == content);
    CHECK(plain.result->root().attribute("b") == std::string("value"));
    CHECK(plain.result->root().attribute("b") != content);
    CHECK(plain.content() == std::string_view("content"));
}

TEST_CASE("a string beyond 4 GiB is not taken for its beginning") {
    if constexpr (sizeof(std::size_t) > 4) {
        // Only the size is looked at, before any byte is.
        const text beyond(std::string_view("admin", (std::size_t(1) << 32) + 5));
        CHECK(beyond != text("admin"));
    }
}

TEST_CASE("a line feed in content, and a quote in a value, need no decoding") {
    CHECK_FALSE(sample("<a>x\ny\t'\"></a>").content().needs_decoding());
    CHECK_FALSE(sample("<a b='x\" >'/>").value().needs_decoding());
}

TEST_CASE("text that needs decoding has no view, but raw bytes, pieces and a string") {
    const sample escaped("<a>x&lt;y\r\nz&#x20AC;</a>");
    const text t = escaped.content();
    CHECK(t.needs_decoding());
    CHECK_FALSE(t.view());
    CHECK(t.raw() == "x&lt;y\r\nz&#x20AC;");
    CHECK(t.str() == "x<y\nz\xE2\x82\xAC");
    CHECK(pieces(t) == strings{"x", "<", "y", "\n", "z", "\xE2\x82\xAC"});
    std::string out = "before ";
    t.append_to(out);
    CHECK(out == "before x<y\nz\xE2\x82\xAC");
}

TEST_CASE("decoded text fits into as many bytes as it has on the wire") {
    const sample escaped("<a>&lt;&#60;&#x1F600;\r\n&amp;</a>");
    std::string out(escaped.content().max_size(), '#');
    const char* const end = escaped.content().copy_to(out.data());
    CHECK(std::string_view(out.data(), std::size_t(end - out.data())) == "<<\xF0\x9F\x98\x80\n&");
    CHECK(escaped.content().max_size() == escaped.content().raw().size());
}

TEST_CASE("text of any size is decoded wherever it needs it, and no byte is written behind its room") {
    for (std::size_t before = 0; before != 40; ++before) {
        for (std::size_t after = 0; after != 40; ++after) {
            const std::string head(before, 'x'), tail(after, 'y');
            const sample escaped("<a b='" + head + "&lt;" + tail + "'>" + head + "\r\n" + tail + "</a>");
            const auto check = [&](const text& t, const std::string& decoded) {
                std::vector<char> room(t.max_size() + 1, '#');
                const char* const end = t.copy_to(room.data());
                if (std::string_view(room.data(), std::size_t(end - room.data())) != decoded) FAIL_CHECK(before, after);
                if (room.back() != '#') FAIL_CHECK(before, after);
                if (t.str() != decoded) FAIL_CHECK(before, after);
            };
            check(escaped.value(), head + '<' + tail);
            check(escaped.content(), head + '\n' + tail);
        }
    }
}

TEST_CASE("several runs are one text, raw with the markup between them") {
    const sample runs("<a z='v'>x<b>no</b>y<![CDATA[&amp;\r]]>&amp;</a>");
    const text t = runs.content();
    std::string copy(t.max_size(), '#');
    copy.resize(static_cast<std::size_t>(t.copy_to(copy.data()) - copy.data()));
    CHECK(copy == "xy&amp;\n&");
    CHECK(t.needs_decoding());
    CHECK(t.str() == "xy&amp;\n&");
    CHECK(t.raw() == "x<b>no</b>y<![CDATA[&amp;\r]]>&amp;");
    CHECK(pieces(t) == strings{"x", "y", "&amp;", "\n", "&"});
    CHECK(t == "xy&amp;\n&");
}

TEST_CASE("CDATA alone is one run, its references no references") {
    const sample cdata("<a><![CDATA[<&amp;]]></a>");
    CHECK(cdata.content().view() == "<&amp;");
    CHECK(sample("<a><![CDATA[x\r\ny\r]]></a>").content() == "x\ny\n");
}

TEST_CASE("text is empty where it has no characters, in however many runs") {
    CHECK(text().empty());
    CHECK(text("").empty());
    CHECK(sample("<a/>").content().empty());
    CHECK(sample("<a><b/></a>").content().empty());
    CHECK(sample("<a><![CDATA[]]></a>").content().empty());
    CHECK(sample("<a><![CDATA[]]><b/><![CDATA[]]></a>").content().empty());
    CHECK_FALSE(sample("<a><![CDATA[]]><b/>x</a>").content().empty());
    CHECK(pieces(text()).empty());
    CHECK(sample("<a b=''/>").value().empty());
}

TEST_CASE("line ends of content become LF; references to them stay") {
    CHECK(sample("<a>1\r\n2\r3\n4\r\r\n5&#13;&#10;6</a>").content() == "1\n2\n3\n4\n\n5\r\n6");
    CHECK(sample("<a>\r</a>").content() == "\n");
    CHECK(sample("<a>\r<b/>\n</a>").content() == "\n\n");
}

TEST_CASE("white space of values becomes spaces; references to it stay") {
    CHECK(sample("<a b='1\t2\n3\r4\r\n5&#9;&#10;&#13;6'/>").value() == "1 2 3 4 5\t\n\r6");
    CHECK(sample("<a b='\r'/>").value() == " ");
}

TEST_CASE("texts compare by their decoded characters, however they are written") {
    const sample a("<a b='x&amp;y'>x<![CDATA[&]]>y</a>"), b("<a b='x&#38;y'>x&#x26;y</a>");
    CHECK(a.value() == b.value());
    CHECK(a.content() == b.content());
    CHECK(a.value() == a.content());
    CHECK(a.content() == "x&y");
    CHECK(text("x&y") == a.content());
    CHECK(text("x") != a.content());
    CHECK(a.content() != "x&");
    CHECK(a.content() != "x&yz");
    CHECK(a.content() != "x&amp;y");
    CHECK(text::compare("a", "b") < 0);
    CHECK(text::compare("b", "a") > 0);
    CHECK(text::compare("a", "ab") < 0);
    CHECK(text::compare(a.content(), "x&") > 0);
    CHECK(text::compare("x&", a.content()) < 0);
    CHECK(text::compare(a.content(), b.value()) == 0);
    CHECK(text::compare(a.content(), "x'") < 0);
    CHECK(text::compare("", "") == 0);
    CHECK(text::compare(sample("<a>&lt;</a>").content(), "") > 0);
    CHECK(text::compare("\xC3\xA9", "z") > 0);
}

TEST_CASE("all five entities, and references of any size, are decoded") {
    CHECK(sample("<a>&lt;&gt;&amp;&apos;&quot;</a>").content() == "<>&'\"");
    CHECK(sample("<a>&#x7F;&#x80;&#x7FF;&#x800;&#xFFFD;&#x10000;&#x10FFFF;</a>").content() ==
          "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBD\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
    CHECK(sample("<a>&#000000000000000000000000000065;</a>").content() == "A");
}

TEST_CASE("a text is made of literals and views at compile time, and is two words large") {
    constexpr text t = "jabber:client";
    static_assert(t.raw() == "jabber:client" && !t.needs_decoding() && !t.empty());
    static_assert(t == text(std::string_view("jabber:client")));
    static_assert(text().empty());
    static_assert(sizeof(void*) != 8 || sizeof(text) == 16);
}

TEST_CASE("several runs are copied in a row, each decoded in its own way") {
    const sample runs("<a>x&lt;<b>no</b>\r\ny<![CDATA[&amp;\r]]>plain</a>");
    const text t = runs.content();
    std::string out(t.max_size(), '#');
    const char* const end = t.copy_to(out.data());
    CHECK(std::string_view(out.data(), std::size_t(end - out.data())) == "x<\ny&amp;\nplain");
    char none = '#';
    CHECK(text().copy_to(&none) == &none);
    CHECK(none == '#');
}

TEST_CASE("CDATA alone is copied with its line ends decoded, and nothing else") {
    const sample cdata("<a><![CDATA[&lt;\r\nx]]></a>");
    std::string out(cdata.content().max_size(), '#');
    const char* const end = cdata.content().copy_to(out.data());
    CHECK(std::string_view(out.data(), std::size_t(end - out.data())) == "&lt;\nx");
}

TEST_CASE("the pieces of a text are an input range") {
    static_assert(std::input_iterator<text::piece_range::iterator>);
    const sample escaped("<a>xy&lt;z</a>");
    auto all = escaped.content().pieces();
    auto at = all.begin();
    CHECK(at->size() == 2);
    at++;
    CHECK(*at == "<");
    CHECK(*++at == "z");
    CHECK(++at == all.end());
}
