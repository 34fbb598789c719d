// xmpp: URIs and IRIs (RFC 5122): putting them together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <canto/jid/jid_view.hpp>
#include <canto/jid/percent.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// Whether characters outside ASCII are percent-encoded (a URI) or stand as they are (an IRI).
enum class uri_form { uri, iri };

/// A key and its value as they are, not encoded.
struct uri_parameter {
    std::string_view key;
    std::string_view value;
};

/// What an xmpp: URI is made of, nothing of it encoded.
struct uri_parts {
    std::optional<jid_view> account = {}; ///< whom to log in as; must have a localpart, its resource is left out
    std::optional<jid_view> target = {};  ///< whom to interact with
    std::string_view query_type = {}; ///< "message", "join", … (XEP-0147)
    std::span<const uri_parameter> parameters = {};
    std::string_view fragment = {};
};

/// Writes a URI, or an IRI. uri_view::parse() takes it apart into what it was made of.
/// Precondition: all text is UTF-8; account, if any, has a localpart.
/// Cost:    O(n); may throw what std::string throws.
/// Example: to_uri({.target = jid, .query_type = "join"}) == "xmpp:coven@chat.shakespeare.lit?join"
inline std::string to_uri(const uri_parts& parts, uri_form form = uri_form::uri) {
    std::string out = "xmpp:";
    const auto put = [&](std::string_view text, std::string_view allowed) {
        append_percent_encoded(out, text, [&](char c) {
            if (static_cast<unsigned char>(c) >= 0x80) return form == uri_form::iri;
            return detail::is_unreserved(c) || allowed.find(c) != std::string_view::npos;
        });
    };
    const auto put_bare = [&](jid_view bare) {
        if (bare.has_local()) {
            put(bare.local(), "!$()*+,;="); // nodeallow
            out += '@';
        }
        if (bare.domain().starts_with('['))
            out += bare.domain();
        else
            put(bare.domain(), {});
    };
    if (parts.account) {
        out += "//";
        put_bare(*parts.account);
        if (parts.target) out += '/';
    }
    if (parts.target) {
        put_bare(*parts.target);
        if (parts.target->has_resource()) {
            out += '/';
            put(parts.target->resource(), "!$&'()*+,:;="); // resallow
        }
    }
    if (!parts.query_type.empty() || !parts.parameters.empty()) out += '?';
    put(parts.query_type, {});
    for (const uri_parameter& parameter : parts.parameters) {
        out += ';';
        put(parameter.key, {});
        out += '=';
        put(parameter.value, {});
    }
    if (!parts.fragment.empty()) {
        out += '#';
        put(parts.fragment, "!$&'()*+,;=:@/?");
    }
    return out;
}

}
