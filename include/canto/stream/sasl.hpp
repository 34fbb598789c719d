// Authentication (RFC 6120 §6).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/base64.hpp>
#include <canto/xml/error_children.hpp>
#include <canto/xml/language.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view sasl = "urn:ietf:params:xml:ns:xmpp-sasl"; // RFC 6120 §6.2
inline constexpr std::string_view channel_binding = "urn:xmpp:sasl-cb:0";    // XEP-0440

}

/// Why an authentication failed (RFC 6120 §6.5).
enum class sasl_condition : std::uint8_t {
    aborted,
    account_disabled,
    credentials_expired,
    encryption_required,
    incorrect_encoding,
    invalid_authzid,
    invalid_mechanism,
    malformed_request,
    mechanism_too_weak,
    not_authorized,
    temporary_auth_failure
};

constexpr auto wire_names(sasl_condition) noexcept {
    return std::to_array<std::string_view>({"aborted", "account-disabled", "credentials-expired", "encryption-required",
                                            "incorrect-encoding", "invalid-authzid", "invalid-mechanism",
                                            "malformed-request", "mechanism-too-weak", "not-authorized",
                                            "temporary-auth-failure"});
}
static_assert(detail::is_complete(sasl_condition::temporary_auth_failure));

namespace detail {

// What SASL and SASL2 say alike, each in a namespace of its own.

/// An element whose text is what a mechanism says.
template <xml_element Element>
class sasl_data : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// The Base64 text; decode() writes its bytes to the buffer.
    text_type data() const noexcept { return this->element().text(); }
    /// Errors:  invalid_value for what is no Base64, white space included; buffer_too_small.
    result<std::string_view> decode(std::span<char> buffer) const noexcept { return decode_base64(data(), buffer); }
};

/// An element that holds what a mechanism says, where it may say nothing: no text is nothing, "=" is no bytes
/// (RFC 6120 §6.4.2, §6.4.6).
template <xml_element Element>
class sasl_optional_data : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// The Base64 text; decode() writes its bytes to the buffer.
    text_type data() const noexcept { return this->element().text(); }
    /// Errors:  invalid_value for what is neither "=" nor Base64, white space included; buffer_too_small.
    result<std::string_view> decode(std::span<char> buffer) const noexcept {
        return data() == canto::text("=") ? std::string_view() : decode_base64(data(), buffer);
    }
};

/// An element that says why an authentication failed.
template <xml_element Element>
class sasl_refusal : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// None where no condition stands there that RFC 6120 knows; condition_name() has what does.
    std::optional<sasl_condition> condition() const noexcept { return from_string<sasl_condition>(condition_name()); }
    /// Of the first that is known, else of the first child in RFC 6120's namespace, which SASL2 takes its conditions
    /// from, too; empty where there is none.
    std::string_view condition_name() const noexcept {
        const auto found = detail::find_condition(this->element(), ns::sasl, [](std::string_view name) noexcept {
            return from_string<sasl_condition>(name).has_value();
        });
        return found ? found->name() : std::string_view();
    }

    /// The descriptions, and the one in a language (see choose_language).
    fields<Element> texts() const noexcept { return this->fields_of("text"); }
    std::optional<text_type> text(std::string_view language = {}) const noexcept {
        const auto chosen = choose_language(texts(), language);
        return chosen ? std::optional<text_type>(chosen->text()) : std::nullopt;
    }
};

}

/// The mechanisms a server offers.
/// Source:  RFC 6120 §6.4.1
template <xml_element Element = element>
class basic_sasl_mechanisms : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sasl, "mechanisms"};

    /// As elements: the text of each is a name.
    fields<Element> mechanisms() const noexcept { return this->fields_of("mechanism"); }
    bool has(std::string_view mechanism) const noexcept {
        for (const Element e : mechanisms())
            if (e.text() == text(mechanism)) return true;
        return false;
    }
};
using sasl_mechanisms = basic_sasl_mechanisms<>;

/// The types of channel binding a server offers.
/// Source:  XEP-0440
template <xml_element Element = element>
class basic_sasl_channel_bindings : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::channel_binding, "sasl-channel-binding"};

    /// As elements: the attribute 'type' of each is a name.
    fields<Element> types() const noexcept { return this->fields_of("channel-binding"); }
    bool has(std::string_view type) const noexcept {
        for (const Element e : types())
            if (e.attribute("type") == std::optional<text>(type)) return true;
        return false;
    }
};
using sasl_channel_bindings = basic_sasl_channel_bindings<>;

/// The choice of a mechanism, and what it says first, if anything.
/// Source:  RFC 6120 §6.4.2
template <xml_element Element = element>
class basic_sasl_auth : public detail::sasl_optional_data<Element> {
public:
    using detail::sasl_optional_data<Element>::sasl_optional_data;

    static constexpr qname tag{ns::sasl, "auth"};

    std::optional<text> mechanism() const noexcept { return this->attribute("mechanism"); }
    bool has_initial_response() const noexcept { return !this->data().empty(); }
};
using sasl_auth = basic_sasl_auth<>;

/// What the server asks.
/// Source:  RFC 6120 §6.4.3
template <xml_element Element = element>
class basic_sasl_challenge : public detail::sasl_data<Element> {
public:
    using detail::sasl_data<Element>::sasl_data;

    static constexpr qname tag{ns::sasl, "challenge"};
};
using sasl_challenge = basic_sasl_challenge<>;

/// What the client answers.
/// Source:  RFC 6120 §6.4.3
template <xml_element Element = element>
class basic_sasl_response : public detail::sasl_data<Element> {
public:
    using detail::sasl_data<Element>::sasl_data;

    static constexpr qname tag{ns::sasl, "response"};
};
using sasl_response = basic_sasl_response<>;

/// The client is who it says; a fresh stream header comes next: stream_parser::restart().
/// Source:  RFC 6120 §6.4.6
template <xml_element Element = element>
class basic_sasl_success : public detail::sasl_optional_data<Element> {
public:
    using detail::sasl_optional_data<Element>::sasl_optional_data;

    static constexpr qname tag{ns::sasl, "success"};
};
using sasl_success = basic_sasl_success<>;

/// The client is not, or not yet.
/// Source:  RFC 6120 §6.4.5
template <xml_element Element = element>
class basic_sasl_failure : public detail::sasl_refusal<Element> {
public:
    using detail::sasl_refusal<Element>::sasl_refusal;

    static constexpr qname tag{ns::sasl, "failure"};
};
using sasl_failure = basic_sasl_failure<>;

/// The client gives up.
/// Source:  RFC 6120 §6.4.4
template <xml_element Element = element>
class basic_sasl_abort : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sasl, "abort"};
};
using sasl_abort = basic_sasl_abort<>;

}
