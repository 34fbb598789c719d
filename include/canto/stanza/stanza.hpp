// What message, presence and iq have in common (RFC 6120 §8.1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/stanza_names.hpp>
#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stanza/stanza_error.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/language.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/view.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

/// Children that belong to an extension: in another namespace than their parent.
template <xml_element Element>
struct extension_filter {
    Element parent;
    static constexpr std::uint32_t name_bits() noexcept { return any_name; }
    std::optional<Element> operator()(const Element& child) const noexcept {
        return child.xmlns() == parent.xmlns() ? std::nullopt : std::optional<Element>(child);
    }
};

}

/// A stanza of any kind.
/// Source:  RFC 6120 §8.1
/// Lives:   as every view does, see view_of.
/// Errors:  none for the namespace, which may be any of the three that stanzas are in; whether it is the one of its
///          stream is for the reader to ask: element().xmlns() == header.content_namespace() (RFC 6120 §4.8.2).
template <xml_element Element = element>
class basic_stanza : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr bool matches(const qname& name) noexcept { return detail::stanza_kind_of(name).has_value(); }

    stanza_kind kind() const noexcept { return *from_string<stanza_kind>(this->element().name()); }

    /// The addresses. One that holds references, as the resource "it's" may, is decoded into the buffer; a jid_buffer
    /// holds any one of them: to compare `to` with `from`, give each its own. Without a buffer nothing is ever copied.
    /// Errors:  absent; needs_decoding without a buffer, buffer_too_small; what jid_view::parse() says, also of ''.
    result<jid_view> to(std::span<char> buffer = {}) const noexcept { return to_jid(to_text(), buffer); }
    result<jid_view> from(std::span<char> buffer = {}) const noexcept { return to_jid(from_text(), buffer); }
    std::optional<text> to_text() const noexcept { return this->attribute("to"); }
    std::optional<text> from_text() const noexcept { return this->attribute("from"); }

    std::optional<text> id() const noexcept { return this->attribute("id"); }
    /// The value of 'type' as it is; what it means is each kind's own.
    std::optional<text> type_text() const noexcept { return this->attribute("type"); }
    /// The language in force: of the stanza, or of the stream.
    text lang() const noexcept { return this->element().lang(); }

    bool is_error() const noexcept { return type_text() == std::optional<text>("error"); }
    /// The first <error/>, whatever the type and wherever it stands.
    std::optional<basic_stanza_error<Element>> error() const noexcept {
        const auto found = this->field("error");
        return found ? std::optional(basic_stanza_error<Element>(*found)) : std::nullopt;
    }

    /// The first extension that a view refers to; all of them.
    /// Cost:    O(children), mostly O(1) where there is none: see element::payload().
    template <class View>
    std::optional<View> payload() const noexcept {
        return payloads<View>().front();
    }
    template <class View>
    child_views<View, Element> payloads() const noexcept {
        return child_views<View, Element>(this->element());
    }
    /// All extensions: the children in other namespaces than the stanza's.
    detail::filtered_children<Element, detail::extension_filter<Element>> payloads() const noexcept {
        return detail::filtered_children<Element, detail::extension_filter<Element>>(this->element(),
                                                                                     {this->element()});
    }

    /// What stanzas of all kinds have to hold. A message, a presence and an iq have to hold more: their own views say.
    /// Cost:    for an address that is escaped, 12 KiB of stack.
    std::optional<violation> check() const noexcept {
        if (!detail::is_jid_or_absent(to_text())) return violations::bad_to;
        if (!detail::is_jid_or_absent(from_text())) return violations::bad_from;
        if (!is_error()) return std::nullopt;
        const auto why = error();
        return why ? why->check() : violations::no_error;
    }

protected:
    /// What is said of a field that may be there in several languages, and of one that may be there once.
    std::optional<violation> check_languages(std::string_view name) const noexcept {
        constexpr std::size_t most = 64;
        const auto all = this->fields_of(name);
        std::size_t count = 0;
        for (auto at = all.begin(); at != all.end() && count <= most; ++at) ++count;
        if (count > most) return violations::too_many_languages;
        if (has_duplicate_language<most>(all)) return violations::duplicate_language;
        return std::nullopt;
    }
    std::optional<violation> check_single(std::string_view name) const noexcept {
        const auto all = this->fields_of(name);
        auto at = all.begin();
        if (at != all.end() && ++at != all.end()) return violations::duplicate_child;
        return std::nullopt;
    }
    [[gnu::always_inline]] std::optional<text_type> field_in(std::string_view name,
                                                             std::string_view language) const noexcept {
        const auto chosen = choose_language(this->fields_of(name), language);
        return chosen ? std::optional<text_type>(chosen->text()) : std::nullopt;
    }
};

template <xml_element Element>
inline constexpr auto local_names<basic_stanza<Element>> = wire_names(stanza_kind());

using stanza = basic_stanza<>;

}
