// What someone is, can do, and has (XEP-0030).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/data_form.hpp>
#include <canto/stanza/rsm.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view disco_info = "http://jabber.org/protocol/disco#info";   // XEP-0030
inline constexpr std::string_view disco_items = "http://jabber.org/protocol/disco#items"; // XEP-0030

}

/// What it is.
/// Source:  XEP-0030 §3.1
template <xml_element Element = element>
class basic_disco_identity : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::disco_info, "identity"};

    std::optional<text> category() const noexcept { return this->attribute("category"); }
    std::optional<text> type() const noexcept { return this->attribute("type"); }
    std::optional<text> name() const noexcept { return this->attribute("name"); }
    text lang() const noexcept { return this->element().lang(); }
};
using disco_identity = basic_disco_identity<>;

/// What it is, and can do.
/// Source:  XEP-0030 §3
template <xml_element Element = element>
class basic_disco_info : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::disco_info, "query"};

    std::optional<text> node() const noexcept { return this->attribute("node"); }
    child_views<basic_disco_identity<Element>, Element> identities() const noexcept {
        return child_views<basic_disco_identity<Element>, Element>(this->element());
    }
    /// As elements: the attribute 'var' of each is a name.
    fields<Element> features() const noexcept { return this->fields_of("feature"); }
    bool has(std::string_view feature) const noexcept {
        for (const Element e : features())
            if (e.attribute("var") == std::optional<text>(feature)) return true;
        return false;
    }
    /// What else it says (XEP-0128).
    child_views<basic_data_form<Element>, Element> forms() const noexcept {
        return child_views<basic_data_form<Element>, Element>(this->element());
    }

    std::optional<violation> check() const noexcept {
        for (const auto& identity : identities()) {
            if (!identity.category() || !identity.type()) return violations::missing_attribute;
            if (identity.category()->empty() || identity.type()->empty()) return violations::bad_attribute;
        }
        for (const Element e : features())
            if (!e.attribute("var")) return violations::missing_attribute;
        return std::nullopt;
    }
};
using disco_info = basic_disco_info<>;

/// A thing it has.
/// Source:  XEP-0030 §4.1
template <xml_element Element = element>
class basic_disco_item : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::disco_items, "item"};

    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> jid(std::span<char> buffer = {}) const noexcept { return to_jid(this->attribute("jid"), buffer); }
    std::optional<text> node() const noexcept { return this->attribute("node"); }
    std::optional<text> name() const noexcept { return this->attribute("name"); }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("jid")) return violations::missing_attribute;
        if (!detail::is_jid_or_absent(this->attribute("jid"))) return violations::bad_jid;
        return std::nullopt;
    }
};
using disco_item = basic_disco_item<>;

/// What it has.
/// Source:  XEP-0030 §4
template <xml_element Element = element>
class basic_disco_items : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::disco_items, "query"};

    std::optional<text> node() const noexcept { return this->attribute("node"); }
    child_views<basic_disco_item<Element>, Element> items() const noexcept {
        return child_views<basic_disco_item<Element>, Element>(this->element());
    }
    std::optional<basic_rsm<Element>> page() const noexcept { return this->template child_as<basic_rsm<Element>>(); }

    std::optional<violation> check() const noexcept {
        for (const auto& item : items())
            if (const auto why = item.check()) return why;
        return std::nullopt;
    }
};
using disco_items = basic_disco_items<>;

}
