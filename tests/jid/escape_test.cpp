#include <canto/jid/escape.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

using canto::errc;
using canto::escape_localpart;
using canto::failure;
using canto::unescape_localpart;

TEST_CASE("each of the ten characters has its escape, in lower-case hexadecimal") {
    CHECK(*escape_localpart("a \"&'/:<>@b") == R"(a\20\22\26\27\2f\3a\3c\3e\40b)");
    CHECK(unescape_localpart(R"(a\20\22\26\27\2f\3a\3c\3e\40\5cb)") == "a \"&'/:<>@\\b");
}

TEST_CASE("a backslash is escaped only where it would begin an escape") {
    for (const auto& row : {std::pair<std::string_view, std::string_view>{R"(\)", R"(\)"},
                            {R"(a\b)", R"(a\b)"},
                            {R"(\2plus\2is\4)", R"(\2plus\2is\4)"},
                            {R"(foob\41r)", R"(foob\41r)"},
                            {R"(a\2Fb)", R"(a\2Fb)"},
                            {R"(a\20b)", R"(a\5c20b)"},
                            {R"(a\5cb)", R"(a\5c5cb)"},
                            {R"(\\20)", R"(\\5c20)"},
                            {R"(c:\net)", R"(c\3a\net)"},
                            {R"(c:\5commas)", R"(c\3a\5c5commas)"}}) {
        const std::string_view name = row.first;
        const std::string_view local = row.second;
        CAPTURE(name);
        CHECK(*escape_localpart(name) == local);
        CHECK(unescape_localpart(local) == name);
    }
}

TEST_CASE("unescaping is one pass: what it yields is not looked at again") {
    CHECK(unescape_localpart(R"(\5c27)") == R"(\27)");
    CHECK(unescape_localpart(R"(\5c5c27)") == R"(\5c27)");
}

TEST_CASE("an escape in capitals, a partial one or one of another character is none") {
    for (const std::string_view local :
         {R"(a\2Fb)", R"(a\3Ab)", R"(a\5C)", R"(a\2)", R"(a\)", R"(a\41b)", R"(a\00b)"}) {
        CAPTURE(local);
        CHECK(unescape_localpart(local) == local);
    }
}

TEST_CASE("a space at either end is not escaped, nor is its escape undone") {
    CHECK(escape_localpart(" a").why() == failure{errc::jid_forbidden_character, 0});
    CHECK(escape_localpart("a ").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(escape_localpart(" ").why() == failure{errc::jid_forbidden_character, 0});
    CHECK(unescape_localpart(R"(\20a\20b\20)") == R"(\20a b\20)");
    CHECK(unescape_localpart(R"(\20)") == R"(\20)");
}

TEST_CASE("an empty name is an empty localpart, which no address has") {
    CHECK(escape_localpart("")->empty());
    CHECK(unescape_localpart("").empty());
}

TEST_CASE("whatever is escaped comes back, over all names of four characters from a nasty alphabet") {
    const std::string_view alphabet = R"(\25c0 @a)";
    std::string name(4, ' ');
    for (std::size_t n = 0; n != alphabet.size() * alphabet.size() * alphabet.size() * alphabet.size(); ++n) {
        std::size_t rest = n;
        for (char& c : name) {
            c = alphabet[rest % alphabet.size()];
            rest /= alphabet.size();
        }
        const auto local = escape_localpart(name);
        if (name.front() == ' ' || name.back() == ' ') {
            if (local) FAIL_CHECK(name);
        } else if (!local || unescape_localpart(*local) != name || local->find_first_of(" @") != local->npos) {
            FAIL_CHECK(name);
        }
    }
}
