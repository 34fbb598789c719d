// Replies (XEP-0461).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view reply = "urn:xmpp:reply:0"; // XEP-0461

}

/// The message that this one answers.
/// Source:  XEP-0461
template <xml_element Element = element>
class basic_reply : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::reply, "reply"};

    /// Who wrote it.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> to(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("to"), buffer); }
    /// The message's 'id'; in a room what the room calls it: see stanza_id.
    std::optional<text> id() const noexcept { return this->attribute("id"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        if (!detail::is_jid_or_absent(this->attribute("to"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using reply = basic_reply<>;

}
