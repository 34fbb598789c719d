// Message archives (XEP-0313), and what they keep (XEP-0441).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <canto/detail/tokens.hpp>
#include <canto/result.hpp>
#include <canto/stanza/data_form.hpp>
#include <canto/stanza/forwarded.hpp>
#include <canto/stanza/rsm.hpp>
#include <canto/stanza/violation.hpp>
#include <canto/version.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

namespace ns {

inline constexpr std::string_view mam = "urn:xmpp:mam:2"; // XEP-0313

}

/// What an archive keeps where nothing else is said (XEP-0441).
enum class mam_policy : std::uint8_t { always, never, roster };

constexpr auto wire_names(mam_policy) noexcept {
    return std::to_array<std::string_view>({"always", "never", "roster"});
}
static_assert(detail::is_complete(mam_policy::roster));

/// The question for messages.
/// Source:  XEP-0313 §4
template <xml_element Element = element>
class basic_mam_query : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::mam, "query"};

    std::optional<text> query_id() const noexcept { return this->attribute("queryid"); }
    std::optional<text> node() const noexcept { return this->attribute("node"); }
    /// The filters.
    std::optional<basic_data_form<Element>> form() const noexcept {
        return this->template child_as<basic_data_form<Element>>();
    }
    std::optional<basic_rsm<Element>> page() const noexcept { return this->template child_as<basic_rsm<Element>>(); }
    bool is_flipped() const noexcept { return this->has_field("flip-page"); }
};
using mam_query = basic_mam_query<>;

/// A message from the archive. Believe it only `from` the archive that was asked, while it is asked, and of the query's
/// queryid.
/// Source:  XEP-0313 §4.2
template <xml_element Element = element>
class basic_mam_result : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::mam, "result"};

    /// What the archive calls it.
    std::optional<text> id() const noexcept { return this->attribute("id"); }
    std::optional<text> query_id() const noexcept { return this->attribute("queryid"); }
    std::optional<basic_forwarded<Element>> forwarded() const noexcept {
        return this->template child_as<basic_forwarded<Element>>();
    }

    std::optional<violation> check() const noexcept {
        if (!this->attribute("id")) return violations::missing_attribute;
        if (!forwarded()) return violations::missing_child;
        return forwarded()->check();
    }
};
using mam_result = basic_mam_result<>;

/// The answer behind the messages.
/// Source:  XEP-0313 §4.3
template <xml_element Element = element>
class basic_mam_fin : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::mam, "fin"};

    /// Whether there are no more pages.
    bool is_complete() const noexcept { return detail::is_true(this->attribute("complete")); }
    /// False where pages may have gaps, since the archive is changing, or where what it says is no truth value; true
    /// where it does not say.
    bool is_stable() const noexcept {
        const auto value = this->attribute("stable");
        return !value || detail::is_true(value);
    }
    std::optional<basic_rsm<Element>> page() const noexcept { return this->template child_as<basic_rsm<Element>>(); }
};
using mam_fin = basic_mam_fin<>;

/// The ends of the archive.
/// Source:  XEP-0313 §5
template <xml_element Element = element>
class basic_mam_metadata : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::mam, "metadata"};

    /// As elements with the attributes 'id' and 'timestamp'; none where the archive is empty.
    std::optional<Element> start() const noexcept { return this->field("start"); }
    std::optional<Element> end() const noexcept { return this->field("end"); }
};
using mam_metadata = basic_mam_metadata<>;

/// What the archive keeps; or, empty, the question for it.
/// Source:  XEP-0441
template <xml_element Element = element>
class basic_mam_preferences : public view_of<Element> {
public:
    using view_of<Element>::view_of;

    static constexpr qname tag{ns::mam, "prefs"};

    /// Errors:  absent, invalid_value.
    result<mam_policy> default_policy() const noexcept { return to_enum<mam_policy>(this->attribute("default")); }
    /// As elements that hold <jid/>s.
    std::optional<Element> always() const noexcept { return this->field("always"); }
    std::optional<Element> never() const noexcept { return this->field("never"); }

    std::optional<violation> check() const noexcept {
        const auto policy = default_policy();
        const bool is_question = !policy && policy.error() == errc::absent && !always() && !never();
        return is_question ? std::nullopt : detail::check_required(policy);
    }
};
using mam_preferences = basic_mam_preferences<>;

}
