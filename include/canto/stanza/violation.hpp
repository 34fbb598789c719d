// What check() finds: how an element breaks the schema of its view.
#pragma once

#include <optional>
#include <string_view>

#include <canto/condition.hpp>
#include <canto/error.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>

namespace canto::inline CANTO_ABI {

/// A schema violation, with the condition to answer the stanza with. Stanzas of type error are never answered, nor are
/// iqs of type result (RFC 6120 §8.3.1, §8.2.3): iq::is_request() says which iqs are. Views of your own make their own:
/// violation{stanza_condition::bad_request, "a score is missing"}.
/// Lives:   `what` refers to static storage.
struct violation {
    stanza_condition condition;
    std::string_view what;

    friend constexpr bool operator==(const violation&, const violation&) = default;
};

/// What the library's own views find.
namespace violations {

inline constexpr violation bad_to{stanza_condition::jid_malformed, "'to' is no address"};
inline constexpr violation bad_from{stanza_condition::jid_malformed, "'from' is no address"};
inline constexpr violation bad_jid{stanza_condition::jid_malformed, "an attribute that holds an address holds none"};
inline constexpr violation no_error{stanza_condition::bad_request, "a stanza of type error without an <error/>"};
inline constexpr violation no_id{stanza_condition::bad_request, "an iq without 'id'"};
inline constexpr violation no_type{stanza_condition::bad_request, "an iq without 'type'"};
inline constexpr violation unknown_type{stanza_condition::bad_request, "a 'type' that there is not"};
inline constexpr violation payload_count{
    stanza_condition::bad_request, "an iq of type get or set holds exactly one child, one of type result at most one"};
inline constexpr violation duplicate_language{stanza_condition::bad_request,
                                              "two texts of one kind in the same language"};
inline constexpr violation too_many_languages{stanza_condition::policy_violation, "more than 64 texts of one kind"};
inline constexpr violation duplicate_child{stanza_condition::bad_request,
                                           "a child that stands at most once stands twice"};
inline constexpr violation bad_show{stanza_condition::bad_request, "a <show/> other than away, chat, dnd, xa"};
inline constexpr violation bad_priority{stanza_condition::bad_request,
                                        "a <priority/> that is no number from -128 to 127"};
inline constexpr violation no_error_type{stanza_condition::bad_request, "an <error/> without a known 'type'"};
inline constexpr violation no_condition{stanza_condition::bad_request, "an <error/> without a condition, or with two"};
inline constexpr violation missing_attribute{stanza_condition::bad_request, "an attribute that must be there is not"};
inline constexpr violation bad_attribute{stanza_condition::bad_request, "an attribute holds no value of its type"};
inline constexpr violation missing_child{stanza_condition::bad_request, "a child that must be there is not"};
inline constexpr violation bad_child{stanza_condition::bad_request, "a child holds no value of its type"};

}

namespace detail {

/// What is wrong with an attribute that has to be there and to hold a value of its type, given what it was read as.
template <class T>
constexpr std::optional<violation> check_required(const result<T>& attribute) noexcept {
    if (attribute) return std::nullopt;
    return attribute.error() == errc::absent ? violations::missing_attribute : violations::bad_attribute;
}

}

}
