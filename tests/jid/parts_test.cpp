#include <canto/jid/parts.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using canto::check_domainpart;
using canto::check_localpart;
using canto::check_resourcepart;
using canto::errc;
using canto::failure;
using canto::part_form;

TEST_CASE("a localpart takes printable ASCII but nine characters") {
    for (int c = 0; c != 0x80; ++c) {
        CAPTURE(c);
        const char text[] = {'a', static_cast<char>(c), 'b'};
        const bool allowed =
            c > 0x20 && c < 0x7F && std::string_view("\"&'/:<>@").find(static_cast<char>(c)) == std::string_view::npos;
        const auto form = check_localpart({text, 3});
        CHECK(form.has_value() == allowed);
        if (!form) CHECK(form.why() == failure{errc::jid_forbidden_character, 1});
    }
}

TEST_CASE("a resourcepart takes all of ASCII but controls") {
    for (int c = 0; c != 0x80; ++c) {
        CAPTURE(c);
        const char text[] = {'a', static_cast<char>(c), 'b'};
        const auto form = check_resourcepart({text, 3});
        CHECK(form.has_value() == (c >= 0x20 && c < 0x7F));
        if (form)
            CHECK(*form == part_form::normalised);
        else
            CHECK(form.why() == failure{errc::jid_forbidden_character, 1});
    }
}

TEST_CASE("a domainpart takes letters, digits, hyphens and dots") {
    for (int c = 0; c != 0x80; ++c) {
        CAPTURE(c);
        const char byte = static_cast<char>(c);
        const char text[] = {'a', byte, 'b'};
        const bool allowed = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                             (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
        const auto form = check_domainpart({text, 3});
        CHECK(form.has_value() == allowed);
        if (!form) CHECK(form.why() == failure{errc::jid_forbidden_character, 1});
    }
}

TEST_CASE("capitals are to be lowered in localparts and domains, and mean something in resources") {
    CHECK(*check_localpart("romeo") == part_form::normalised);
    CHECK(*check_localpart("Romeo") == part_form::to_lower);
    CHECK(*check_domainpart("montague.lit") == part_form::normalised);
    CHECK(*check_domainpart("Montague.lit") == part_form::to_lower);
    CHECK(*check_resourcepart("Orchard") == part_form::normalised);
}

TEST_CASE("what is not ASCII needs preparation") {
    CHECK(*check_localpart("rom\u00e9o") == part_form::needs_preparation);
    CHECK(*check_domainpart("m\u00fcnchen.lit") == part_form::needs_preparation);
    CHECK(*check_resourcepart("\u2665") == part_form::needs_preparation);
}

TEST_CASE("an A-label in any case needs preparation, what resembles one does not") {
    CHECK(*check_domainpart("xn--mnchen-3ya.lit") == part_form::needs_preparation);
    CHECK(*check_domainpart("a.XN--b") == part_form::needs_preparation);
    CHECK(*check_domainpart("xn.lit") == part_form::normalised);
    CHECK(*check_domainpart("xnab.xn-b.a--b") == part_form::normalised);
    CHECK(check_domainpart("xa--b").why() == failure{errc::jid_bad_label, 0});
    CHECK(*check_localpart("xn--a") == part_form::normalised);
}

TEST_CASE("bytes that are not UTF-8 are named by the first of the sequence") {
    for (const std::string_view bad : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xe2\x99"}) {
        CAPTURE(bad);
        const std::string text = "a\u00e9" + std::string(bad);
        CHECK(check_localpart(text).why() == failure{errc::invalid_utf8, 3});
        CHECK(check_domainpart(text).why() == failure{errc::invalid_utf8, 3});
        CHECK(check_resourcepart(text).why() == failure{errc::invalid_utf8, 3});
    }
}

TEST_CASE("U+FFFE and U+FFFF are in no part") {
    CHECK(check_localpart("a\xef\xbf\xbe").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(check_resourcepart("a\xef\xbf\xbf").why() == failure{errc::jid_forbidden_character, 1});
}

TEST_CASE("no part is empty") {
    CHECK(check_localpart("").why() == failure{errc::jid_empty_part, 0});
    CHECK(check_domainpart("").why() == failure{errc::jid_empty_part, 0});
    CHECK(check_resourcepart("").why() == failure{errc::jid_empty_part, 0});
}

TEST_CASE("a part has at most 1023 bytes") {
    CHECK(check_localpart(std::string(1023, 'a')));
    CHECK(check_localpart(std::string(1024, 'a')).why() == failure{errc::jid_part_too_long, 0});
    CHECK(check_resourcepart(std::string(1023, 'a')));
    CHECK(check_resourcepart(std::string(1024, 'a')).why() == failure{errc::jid_part_too_long, 0});
    std::string domain;
    while (domain.size() < 1022) domain += "a.";
    CHECK(check_domainpart(domain + "a"));
    CHECK(check_domainpart(domain + "a."));
    CHECK(check_domainpart(domain + "ab").why() == failure{errc::jid_part_too_long, 0});
}

TEST_CASE("a part that needs preparation may have 4092 bytes, since it may shrink") {
    const std::string accented = "\u00e9";
    CHECK(check_localpart(accented + std::string(4090, 'a')));
    CHECK(check_localpart(accented + std::string(4091, 'a')).why() == failure{errc::jid_part_too_long, 0});
}

TEST_CASE("characters are judged before length") {
    CHECK(check_localpart(std::string(2000, 'a') + ' ').why() == failure{errc::jid_forbidden_character, 2000});
}

TEST_CASE("one last dot is no part of the domain") {
    CHECK(*check_domainpart("montague.lit.") == part_form::to_lower);
    CHECK(check_domainpart(".").why() == failure{errc::jid_bad_label, 0});
    CHECK(check_domainpart("montague.lit..").why() == failure{errc::jid_bad_label, 13});
    for (const std::string_view dot : {"\u3002", "\uff0e", "\uff61"}) { // each becomes a dot
        const std::string domain = "lit" + std::string(dot);
        CHECK(*check_domainpart(domain) == part_form::needs_preparation);
        CHECK(check_domainpart(domain + ".").why() == failure{errc::jid_bad_label, 6});
    }
}

TEST_CASE("a wrong label is named by its first byte") {
    CHECK(check_domainpart("a..b").why() == failure{errc::jid_bad_label, 2});
    CHECK(check_domainpart(".a").why() == failure{errc::jid_bad_label, 0});
    CHECK(check_domainpart("a.-b.c").why() == failure{errc::jid_bad_label, 2});
    CHECK(check_domainpart("a.b-").why() == failure{errc::jid_bad_label, 2});
    CHECK(check_domainpart("a.ab--cd.e").why() == failure{errc::jid_bad_label, 2});
    CHECK(check_domainpart("a." + std::string(63, 'b')));
    CHECK(check_domainpart("a." + std::string(64, 'b')).why() == failure{errc::jid_bad_label, 2});
    CHECK(check_domainpart("a-b.c--d.e"));
}

TEST_CASE("numbers are labels like any other") {
    for (const std::string_view domain : {"127.0.0.1", "256.256.256.256", "1.2.3", "123", "01.02.03.04"}) {
        CAPTURE(domain);
        CHECK(check_domainpart(domain));
    }
}

TEST_CASE("an IP literal is right or wrong as a whole") {
    CHECK(*check_domainpart("[2001:DB8::1]") == part_form::normalised);
    CHECK(*check_domainpart("[v1." + std::string(1018, 'a') + "]") == part_form::normalised);
    CHECK(check_domainpart("[v1." + std::string(1019, 'a') + "]").why() == failure{errc::jid_part_too_long, 0});
    CHECK(check_domainpart("[::1").why() == failure{errc::jid_bad_ip_literal, 0});
    CHECK(check_domainpart("[::1]:5222").why() == failure{errc::jid_bad_ip_literal, 0});
    CHECK(check_domainpart("a[::1]").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(check_domainpart("::1]").why() == failure{errc::jid_forbidden_character, 0});
}

TEST_CASE("a slash is in no domain") {
    CHECK(check_domainpart("a/b").why() == failure{errc::jid_forbidden_character, 1});
    CHECK(check_domainpart("[::1]/b").why() == failure{errc::jid_forbidden_character, 5});
}

TEST_CASE("a resourcepart of any size is looked at everywhere") {
    for (std::size_t size = 1; size != 70; ++size) {
        const std::string plain(size, 'R');
        CHECK(*check_resourcepart(plain) == part_form::normalised);
        for (std::size_t at = 0; at != size; ++at) {
            for (const char bad : {'\n', '\x7F'}) {
                std::string text = plain;
                text[at] = bad;
                if (check_resourcepart(text).why() != failure{errc::jid_forbidden_character, at}) FAIL_CHECK(size, at);
            }
        }
    }
}

TEST_CASE("parts are judged while compiling as well") {
    static_assert(*check_localpart("romeo") == part_form::normalised);
    static_assert(*check_domainpart("m\u00fcnchen.lit") == part_form::needs_preparation);
    static_assert(!check_resourcepart("\t"));
}
