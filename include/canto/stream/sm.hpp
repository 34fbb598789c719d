// Stream Management (XEP-0198): acknowledgements and resumption.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/detail/stanza_names.hpp>
#include <canto/detail/tokens.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/host_and_port.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view sm = "urn:xmpp:sm:3"; // XEP-0198

}

/// The feature.
/// Source:  XEP-0198 §2
template <xml_element Element = element>
class basic_sm_feature : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "sm"};

    bool is_required() const noexcept { return this->has_field("required"); }
};
using sm_feature = basic_sm_feature<>;

/// A client asks to count from here.
/// Source:  XEP-0198 §3
template <xml_element Element = element>
class basic_sm_enable : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "enable"};

    /// Whether the stream may be resumed; false where it is absent or no truth value.
    bool resume() const noexcept { return detail::is_true(this->attribute("resume")); }
    /// For how many seconds.
    /// Errors:  absent, invalid_value.
    result<std::uint64_t> max() const noexcept { return to_number<std::uint64_t>(this->attribute("max")); }
};
using sm_enable = basic_sm_enable<>;

/// The server counts from here.
/// Source:  XEP-0198 §3
template <xml_element Element = element>
class basic_sm_enabled : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "enabled"};

    /// What to resume the stream by.
    std::optional<text> id() const noexcept { return this->attribute("id"); }
    /// Where to reconnect.
    /// Errors:  absent; invalid_value; needs_decoding without a buffer, buffer_too_small.
    /// Lives:   as long as the element, or the buffer where the text holds references.
    result<host_and_port> location(std::span<char> buffer = {}) const noexcept {
        const auto value = this->attribute("location");
        return value ? to_host_and_port(*value, buffer) : result<host_and_port>(errc::absent);
    }
    /// Whether the stream may be resumed; false where it is absent or no truth value.
    bool resume() const noexcept { return detail::is_true(this->attribute("resume")); }
    /// For how many seconds.
    /// Errors:  absent, invalid_value.
    result<std::uint64_t> max() const noexcept { return to_number<std::uint64_t>(this->attribute("max")); }
};
using sm_enabled = basic_sm_enabled<>;

/// A client wants a stream back.
/// Source:  XEP-0198 §5
template <xml_element Element = element>
class basic_sm_resume : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "resume"};

    std::optional<text> previd() const noexcept { return this->attribute("previd"); }
    /// How many stanzas have been handled, modulo 2^32.
    /// Errors:  absent; invalid_value, also for a sign.
    result<std::uint32_t> h() const noexcept { return to_number<std::uint32_t>(this->attribute("h")); }
};
using sm_resume = basic_sm_resume<>;

/// The stream is back.
/// Source:  XEP-0198 §5
template <xml_element Element = element>
class basic_sm_resumed : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "resumed"};

    std::optional<text> previd() const noexcept { return this->attribute("previd"); }
    /// How many stanzas have been handled, modulo 2^32.
    /// Errors:  absent; invalid_value, also for a sign.
    result<std::uint32_t> h() const noexcept { return to_number<std::uint32_t>(this->attribute("h")); }
};
using sm_resumed = basic_sm_resumed<>;

/// It is not counted, or not back.
/// Source:  XEP-0198 §3, §5
template <xml_element Element = element>
class basic_sm_failed : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "failed"};

    /// None where no known stanza condition stands there.
    std::optional<stanza_condition> condition() const noexcept {
        for (const Element child : this->element().children())
            if (child.xmlns() == text(ns::stanza_errors))
                if (const auto known = from_string<stanza_condition>(child.name())) return known;
        return std::nullopt;
    }
    /// How many stanzas have been handled, modulo 2^32.
    /// Errors:  absent; invalid_value, also for a sign.
    result<std::uint32_t> h() const noexcept { return to_number<std::uint32_t>(this->attribute("h")); }
};
using sm_failed = basic_sm_failed<>;

/// The other side wants to know how many have been handled.
/// Source:  XEP-0198 §4
template <xml_element Element = element>
class basic_sm_request : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "r"};
};
using sm_request = basic_sm_request<>;

/// How many have been handled.
/// Source:  XEP-0198 §4
template <xml_element Element = element>
class basic_sm_answer : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sm, "a"};

    /// How many stanzas have been handled, modulo 2^32.
    /// Errors:  absent; invalid_value, also for a sign.
    result<std::uint32_t> h() const noexcept { return to_number<std::uint32_t>(this->attribute("h")); }
};
using sm_answer = basic_sm_answer<>;

/// Counts the stanzas of one direction, and what of them is acknowledged. Numbers wrap to 0 behind 2^32 - 1.
/// Example: if (e.is("r", ns::sm)) answer(received.value()); else received.count(e);
class sm_counter {
public:
    constexpr sm_counter() noexcept = default;
    /// As after <resumed h='…'/>: what has been counted, all of it acknowledged.
    constexpr explicit sm_counter(std::uint32_t h) noexcept : counted_(h), acknowledged_(h) {}

    /// Counts an element if it is one that counts: a message, presence or iq.
    /// Returns: whether it is.
    template <xml_element Element>
    bool count(const Element& e) noexcept {
        const bool counts = detail::stanza_kind_of(qname{e.xmlns(), e.name()}).has_value();
        counted_ += counts;
        return counts;
    }
    constexpr void count() noexcept { ++counted_; }

    /// The h to answer with.
    constexpr std::uint32_t value() const noexcept { return counted_; }
    /// How many have been counted since the last one acknowledged.
    constexpr std::uint32_t unacknowledged() const noexcept { return counted_ - acknowledged_; }

    /// The other side has handled h: how many that were not acknowledged before now are, oldest first.
    /// Errors:  invalid_value where it claims more than have been counted: end the stream with undefined-condition and
    ///          <handled-count-too-high/> (XEP-0198 §4).
    constexpr result<std::uint32_t> acknowledge(std::uint32_t h) noexcept {
        const std::uint32_t more = h - acknowledged_;
        if (more > unacknowledged()) return errc::invalid_value;
        acknowledged_ = h;
        return more;
    }

private:
    std::uint32_t counted_ = 0;
    std::uint32_t acknowledged_ = 0;
};

}
