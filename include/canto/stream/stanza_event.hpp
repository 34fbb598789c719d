// Events and elements offered as stanzas: the one place where stream/ and stanza/ meet.
#pragma once

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>

#include <canto/detail/stanza_names.hpp>
#include <canto/stanza/iq.hpp>
#include <canto/stanza/message.hpp>
#include <canto/stanza/presence.hpp>
#include <canto/stream/event.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

/// One function of one type. What is overloaded or a template, such as [](const auto&) { … }, is asked last, and only
/// about what nobody else takes: asking is enough to instantiate it.
template <class Handler>
concept plain_handler = std::is_pointer_v<Handler> || std::is_function_v<Handler> || requires {
    &Handler::operator();
};

inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// The index of the first handler, plain ones or others, that takes an Alternative.
template <bool Plain, class Alternative, class... Handlers>
consteval std::size_t taker() noexcept {
    std::size_t index = 0, found = nobody;
    const auto ask = [&]<class Handler>(std::type_identity<Handler>) {
        if constexpr (plain_handler<Handler> == Plain) {
            if (found == nobody && std::invocable<Handler&, const Alternative&>) found = index;
        }
        ++index;
    };
    (ask(std::type_identity<Handlers>()), ...);
    return found;
}

/// What there is to be called with.
template <class... Alternatives>
struct alternatives {
    /// Whether each plain handler is the first to take one of them: else it would never be called.
    template <class... Handlers>
    static consteval bool need(std::type_identity<Handlers>...) noexcept {
        bool is_needed[sizeof...(Handlers) + 1] = {!plain_handler<Handlers>..., true};
        for (const std::size_t index : {taker<true, Alternatives, Handlers...>()...})
            if (index != nobody) is_needed[index] = true;
        for (const bool each : is_needed)
            if (!each) return false;
        return true;
    }
};
using element_alternatives = alternatives<message, presence, iq, element>;
using event_alternatives =
    alternatives<message, presence, iq, element, stream_header, keepalive, stream_close, parse_error>;

template <class Alternative, class... Handlers>
decltype(auto) hand_over(const Alternative& alternative, Handlers&... handlers) {
    constexpr std::size_t plain = taker<true, Alternative, Handlers...>();
    if constexpr (plain != nobody) {
        return std::get<plain>(std::tie(handlers...))(alternative);
    } else {
        constexpr std::size_t other = taker<false, Alternative, Handlers...>();
        static_assert(other != nobody, "visit() was given no handler for this kind of event");
        if constexpr (other != nobody) return std::get<other>(std::tie(handlers...))(alternative);
    }
}

/// A stanza that has no handler of its own goes to that of elements, before it goes to one that takes anything.
template <class View, class... Handlers>
decltype(auto) hand_over_stanza(const element& e, Handlers&... handlers) {
    if constexpr (taker<true, View, Handlers...>() != nobody) {
        return hand_over(View(e), handlers...);
    } else if constexpr (taker<true, element, Handlers...>() != nobody) {
        return hand_over(e, handlers...);
    } else if constexpr (taker<false, View, Handlers...>() != nobody) {
        return hand_over(View(e), handlers...);
    } else {
        return hand_over(e, handlers...);
    }
}

template <class... Handlers>
decltype(auto) visit_element(const element& e, Handlers&... handlers) {
    switch (find_stanza_kind(e.qname())) {
    case std::size_t(stanza_kind::message):
        return hand_over_stanza<message>(e, handlers...);
    case std::size_t(stanza_kind::presence):
        return hand_over_stanza<presence>(e, handlers...);
    case std::size_t(stanza_kind::iq):
        return hand_over_stanza<iq>(e, handlers...);
    default:
        return hand_over(e, handlers...);
    }
}

}

/// Calls the one handler that an element is for: the stored stanza of a document, or one that was forwarded.
///
///     visit(document.root(), [](const message& m) { … }, [](const element& e) { … });
///
/// A message, presence or iq goes to the handler of its view, or else to that of elements. What no handler names goes
/// to a generic one, such as [](const auto&) { … }; where there is none either, visit() does not compile. Nor does it
/// with a lambda that would never be called: one for what nothing is visited as, such as `const features&` (ask the
/// element what it is as()), or for what one before it takes. The name of an element alone decides what it is, never
/// whether it holds what it should: ask check(). Give the lambdas one by one: an object made of several is one handler.
/// Returns: what the handler returns; all return the same type.
/// Cost:    one comparison of names; allocates nothing, and throws what handlers throw.
template <class... Handlers>
decltype(auto) visit(const element& e, Handlers&&... handlers) {
    static_assert(detail::element_alternatives::need(std::type_identity<std::remove_reference_t<Handlers>>()...),
                  "visit() was given a handler that no element would come to");
    return detail::visit_element(e, handlers...);
}

/// Calls the one handler that an event is for.
///
///     visit(event, [](const message& m) { … }, [](const element& e) { … }, [](const stream_header& h) { … },
///           [](keepalive) { … }, [](stream_close) { … }, [](const parse_error& error) { … });
///
/// Elements go to handlers as above.
template <class... Handlers>
decltype(auto) visit(const event& e, Handlers&&... handlers) {
    static_assert(detail::event_alternatives::need(std::type_identity<std::remove_reference_t<Handlers>>()...),
                  "visit() was given a handler that no event would come to");
    using enum event::type;
    switch (e.kind()) {
    case stream_header:
        return detail::hand_over(e.header(), handlers...);
    case keepalive:
        return detail::hand_over(canto::keepalive(), handlers...);
    case stream_close:
        return detail::hand_over(canto::stream_close(), handlers...);
    case parse_error:
        return detail::hand_over(e.error(), handlers...);
    case element:
        break;
    }
    return detail::visit_element(e.element(), handlers...);
}

}
