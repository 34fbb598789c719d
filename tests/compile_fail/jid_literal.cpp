#include <canto/jid/literal.hpp>

using namespace canto::literals;

inline constexpr canto::jid_view control = "romeo@montague.lit/Orchard"_jid;

#ifdef CASE_no_domain // this_literal_is_no_jid|not a constant expression
inline constexpr auto jid = "romeo@"_jid;
#endif

#ifdef CASE_a_space_in_the_localpart // this_literal_is_no_jid|not a constant expression
inline constexpr auto jid = "ro meo@montague.lit"_jid;
#endif

#ifdef CASE_capitals // this_jid_literal_is_not_in_normal_form|not a constant expression
inline constexpr auto jid = "Romeo@montague.lit"_jid;
#endif

#ifdef CASE_a_last_dot // this_jid_literal_is_not_in_normal_form|not a constant expression
inline constexpr auto jid = "romeo@montague.lit."_jid;
#endif

#ifdef CASE_a_last_dot_before_a_resource // this_jid_literal_is_not_in_normal_form|not a constant expression
inline constexpr auto jid = "romeo@montague.lit./orchard"_jid;
#endif

#ifdef CASE_characters_outside_ascii // this_jid_literal_is_not_in_normal_form|not a constant expression
inline constexpr auto jid = "rom\u00e9o@montague.lit"_jid;
#endif

#ifdef CASE_an_a_label // this_jid_literal_is_not_in_normal_form|not a constant expression
inline constexpr auto jid = "xn--mnchen-3ya.lit"_jid;
#endif

#ifdef CASE_an_invalid_literal_that_is_not_constexpr // this_literal_is_no_jid|not a constant expression
bool f() {
    return "@"_jid.has_local();
}
#endif
