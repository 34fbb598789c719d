// Namespace names that XMPP streams are made of. Payload views keep theirs beside their accessors.
#pragma once

#include <string_view>

#include <canto/version.hpp>

namespace canto::inline CANTO_ABI::ns {

inline constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";    // Namespaces in XML 1.0 §3
inline constexpr std::string_view xmlns = "http://www.w3.org/2000/xmlns/";         // Namespaces in XML 1.0 §3
inline constexpr std::string_view streams = "http://etherx.jabber.org/streams";    // RFC 6120 §4.8.1
inline constexpr std::string_view client = "jabber:client";                        // RFC 6120 §4.8.2
inline constexpr std::string_view server = "jabber:server";                        // RFC 6120 §4.8.2
inline constexpr std::string_view component = "jabber:component:accept";           // XEP-0114
inline constexpr std::string_view stream_errors = "urn:ietf:params:xml:ns:xmpp-streams";    // RFC 6120 §4.9.2
inline constexpr std::string_view stanza_errors = "urn:ietf:params:xml:ns:xmpp-stanzas";    // RFC 6120 §8.3.2
inline constexpr std::string_view bind = "urn:ietf:params:xml:ns:xmpp-bind";                // RFC 6120 §7.2
inline constexpr std::string_view session = "urn:ietf:params:xml:ns:xmpp-session";          // RFC 3921 §3
inline constexpr std::string_view framing = "urn:ietf:params:xml:ns:xmpp-framing";          // RFC 7395 §3.3

}
