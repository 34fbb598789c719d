// Authentication in fewer steps (XEP-0388), and binding within it (XEP-0386).
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include <canto/jid/jid_text.hpp>
#include <canto/result.hpp>
#include <canto/stream/sasl.hpp>
#include <canto/version.hpp>
#include <canto/xml/base64.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view sasl2 = "urn:xmpp:sasl:2"; // XEP-0388
inline constexpr std::string_view bind2 = "urn:xmpp:bind:0"; // XEP-0386

}

namespace detail {

/// An element with which a client begins an exchange.
template <xml_element Element>
class sasl2_beginning : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// What the mechanism says first. The Base64 text; decode_initial_response() writes its bytes to the buffer.
    std::optional<text_type> initial_response() const noexcept { return this->field_text("initial-response"); }
    /// Errors:  absent; invalid_value for what is no Base64, buffer_too_small.
    result<std::string_view> decode_initial_response(std::span<char> buffer) const noexcept {
        const auto data = initial_response();
        return data ? decode_base64(*data, buffer) : result<std::string_view>(errc::absent);
    }
    /// A feature that is asked for, or answered, within.
    template <class View>
    std::optional<View> feature() const noexcept {
        return this->template child_as<View>();
    }
};

/// An element with which a server ends one.
template <xml_element Element>
class sasl2_outcome : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    /// What the mechanism says last. The Base64 text; decode_additional_data() writes its bytes to the buffer.
    std::optional<text_type> additional_data() const noexcept { return this->field_text("additional-data"); }
    /// Errors:  absent; invalid_value for what is no Base64, buffer_too_small.
    result<std::string_view> decode_additional_data(std::span<char> buffer) const noexcept {
        const auto data = additional_data();
        return data ? decode_base64(*data, buffer) : result<std::string_view>(errc::absent);
    }
};

}

/// The feature: mechanisms, and what may be done with them.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_authentication : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sasl2, "authentication"};

    /// As elements: the text of each is a name.
    fields<Element> mechanisms() const noexcept { return this->fields_of("mechanism"); }
    bool has(std::string_view mechanism) const noexcept {
        for (const Element e : mechanisms())
            if (e.text() == text(mechanism)) return true;
        return false;
    }
    /// What may be done in the same breath, such as bind2 or sm_feature.
    std::optional<Element> inline_features() const noexcept { return this->field("inline"); }
    template <class View>
    std::optional<View> inline_feature() const noexcept {
        const auto found = inline_features();
        return found ? child_views<View, Element>(*found).front() : std::nullopt;
    }
};
using sasl2_authentication = basic_sasl2_authentication<>;

/// What program authenticates.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_user_agent : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::sasl2, "user-agent"};

    std::optional<text> id() const noexcept { return this->attribute("id"); }
    std::optional<text_type> software() const noexcept { return this->field_text("software"); }
    std::optional<text_type> device() const noexcept { return this->field_text("device"); }
};
using sasl2_user_agent = basic_sasl2_user_agent<>;

/// The choice of a mechanism, what it says first, and what is to be done with it.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_authenticate : public detail::sasl2_beginning<Element> {
public:
    using detail::sasl2_beginning<Element>::sasl2_beginning;

    static constexpr qname tag{ns::sasl2, "authenticate"};

    std::optional<text> mechanism() const noexcept { return this->attribute("mechanism"); }
    std::optional<basic_sasl2_user_agent<Element>> user_agent() const noexcept {
        return this->template child_as<basic_sasl2_user_agent<Element>>();
    }
};
using sasl2_authenticate = basic_sasl2_authenticate<>;

/// What the server asks.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_challenge : public detail::sasl_data<Element> {
public:
    using detail::sasl_data<Element>::sasl_data;

    static constexpr qname tag{ns::sasl2, "challenge"};
};
using sasl2_challenge = basic_sasl2_challenge<>;

/// What the client answers.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_response : public detail::sasl_data<Element> {
public:
    using detail::sasl_data<Element>::sasl_data;

    static constexpr qname tag{ns::sasl2, "response"};
};
using sasl2_response = basic_sasl2_response<>;

/// The client is who it says, and no new header comes.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_success : public detail::sasl2_outcome<Element> {
public:
    using detail::sasl2_outcome<Element>::sasl2_outcome;

    static constexpr qname tag{ns::sasl2, "success"};

    /// The address the client is authenticated as, bound or not.
    /// Errors:  absent; as jid_view::parse(); needs_decoding without a buffer, buffer_too_small.
    result<jid_view> authorization_identifier(std::span<char> buffer = {}) const noexcept {
        return to_jid(this->field_text("authorization-identifier"), buffer);
    }
    /// A feature that is asked for, or answered, within.
    template <class View>
    std::optional<View> feature() const noexcept {
        return this->template child_as<View>();
    }
};
using sasl2_success = basic_sasl2_success<>;

/// The client is not, or not yet.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_failure : public detail::sasl_refusal<Element> {
public:
    using detail::sasl_refusal<Element>::sasl_refusal;

    static constexpr qname tag{ns::sasl2, "failure"};
};
using sasl2_failure = basic_sasl2_failure<>;

/// More is to be done before there is success.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_continue : public detail::sasl2_outcome<Element> {
public:
    using detail::sasl2_outcome<Element>::sasl2_outcome;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::sasl2, "continue"};

    /// What may be done next, as elements: the text of each is a name.
    fields<Element> tasks() const noexcept {
        const auto list = this->field("tasks");
        return {list ? *list : this->element(), list ? "task" : ""};    // no element is called ""
    }
    std::optional<text_type> text() const noexcept { return this->field_text("text"); }
};
using sasl2_continue = basic_sasl2_continue<>;

/// The choice of a task.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_next : public detail::sasl2_beginning<Element> {
public:
    using detail::sasl2_beginning<Element>::sasl2_beginning;

    static constexpr qname tag{ns::sasl2, "next"};

    std::optional<text> task() const noexcept { return this->attribute("task"); }
};
using sasl2_next = basic_sasl2_next<>;

/// A step of the task that has been chosen, of either side: what is in it is the task's.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_task_data : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::sasl2, "task-data"};

    /// Such as the salt for an upgrade (XEP-0480), by a view of your own.
    template <class View>
    std::optional<View> payload() const noexcept {
        return this->template child_as<View>();
    }
};
using sasl2_task_data = basic_sasl2_task_data<>;

/// The client gives up.
/// Source:  XEP-0388
template <xml_element Element = element>
class basic_sasl2_abort : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::sasl2, "abort"};

    std::optional<text_type> text() const noexcept { return this->field_text("text"); }
};
using sasl2_abort = basic_sasl2_abort<>;

/// The feature, and the request to be bound.
/// Source:  XEP-0386
template <xml_element Element = element>
class basic_bind2 : public view_of<Element> {
public:
    using view_of<Element>::view_of;
    using typename view_of<Element>::text_type;

    static constexpr qname tag{ns::bind2, "bind"};

    /// Of a request: what the resource is to begin with.
    std::optional<text_type> client_tag() const noexcept { return this->field_text("tag"); }
    /// Of the feature: what may be turned on with it, as elements whose attribute 'var' is a namespace.
    fields<Element> inline_features() const noexcept {
        const auto list = this->field("inline");
        return {list ? *list : this->element(), list ? "feature" : ""};    // no element is called ""
    }
    bool has(std::string_view var) const noexcept {
        for (const Element e : inline_features())
            if (e.attribute("var") == std::optional<text>(var)) return true;
        return false;
    }
    /// A feature that is asked for, or answered, within.
    template <class View>
    std::optional<View> feature() const noexcept {
        return this->template child_as<View>();
    }
};
using bind2 = basic_bind2<>;

/// The client is bound.
/// Source:  XEP-0386
template <xml_element Element = element>
class basic_bound2 : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::bind2, "bound"};

    /// A feature that is asked for, or answered, within.
    template <class View>
    std::optional<View> feature() const noexcept {
        return this->template child_as<View>();
    }
};
using bound2 = basic_bound2<>;

}
