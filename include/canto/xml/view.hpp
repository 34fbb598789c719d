// Typed views of elements: how an element becomes one, and what they have in common.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>
#include <type_traits>
#include <utility>

#include <canto/detail/iterator.hpp>
#include <canto/detail/same.hpp>
#include <canto/version.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// Whether a view refers to elements of this name. A view says so by a member
///     static constexpr qname tag{"urn:xmpp:ping", "ping"};
/// or, where it refers to several, by
///     static constexpr bool matches(const qname& name) noexcept;
/// and then may say which local names those have: see local_names.
template <class View>
constexpr bool matches(const qname& name) noexcept {
    if constexpr (requires { View::tag; })
        return name == View::tag;
    else
        return View::matches(name);
}

/// The local names of what a view with matches() refers to; none where it does not say. Of other names it is not asked,
/// and their namespace not looked up. To be specialised for a view, and for it alone: one that derives from it may
/// match others.
///     template <>
///     inline constexpr auto canto::local_names<my_view> = std::to_array<std::string_view>({"active", "composing"});
template <class View>
inline constexpr std::array<std::string_view, 0> local_names{};

namespace detail {

/// Whether a view may refer to an element of this local name.
template <class View>
constexpr bool may_be_named(std::string_view name) noexcept {
    if constexpr (requires { View::tag; })
        return same(name, View::tag.name);
    else
        return [name]<std::size_t... I>(std::index_sequence<I...>) {
            return sizeof...(I) == 0 || (same(name, local_names<View>[I]) || ...);
        }(std::make_index_sequence<local_names<View>.size()>());
}

}

/// The element as a view, where it has the view's name. A view is made of an element: View{element}, which does
/// not ask for the name: the caller has to know it.
/// Cost:    one comparison with each local name that the view says it has; where one is the same, or it says none, what
///          element::xmlns() takes. Nothing is checked of what the element holds.
template <class View, xml_element Element>
constexpr std::optional<View> as(const Element& e) noexcept {
    // Most names differ: the namespace is looked up only where they do not.
    if (!detail::may_be_named<View>(e.name())) return std::nullopt;
    if constexpr (requires { View::tag; }) {
        if (e.xmlns() != View::tag.xmlns) return std::nullopt;
    } else if (!View::matches(qname{e.xmlns(), e.name()})) {
        return std::nullopt;
    }
    return View{e};
}

namespace detail {

/// Whether an element may hold one of the names that these are the bits of: canto's own know.
template <xml_element Element>
bool may_hold([[maybe_unused]] const Element& e, [[maybe_unused]] std::uint32_t name_bits) noexcept {
    if constexpr (std::same_as<Element, element>)
        return e.of().may_hold(name_bits);
    else
        return true;
}

/// Those children of an element that a filter makes something of: a forward range. A filter is called with a child
/// and returns an optional; name_bits() are those of the children it wants, see name_bit().
template <xml_element Element, class Filter>
class filtered_children {
    using inner = decltype(std::declval<const Element&>().children().begin());

public:
    using value_type = typename std::invoke_result_t<const Filter&, const Element&>::value_type;

    class iterator : public forward_iterator<iterator, value_type> {
    public:
        using pointer = const value_type*;

        iterator() noexcept = default;
        value_type operator*() const noexcept { return *found_; }
        pointer operator->() const noexcept { return &*found_; } // lives as long as the iterator stands still
        iterator& operator++() noexcept {
            ++at_;
            search();
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        friend filtered_children;
        iterator(inner at, inner end, const Filter& filter) noexcept : at_(at), end_(end), filter_(filter) { search(); }
        void search() noexcept {
            found_.reset();
            while (!(at_ == end_) && !(found_ = (*filter_)(*at_))) ++at_;
        }

        inner at_{};
        inner end_{};
        std::optional<Filter> filter_;
        std::optional<value_type> found_;
    };

    explicit filtered_children(const Element& of, Filter filter = {}) noexcept : of_(of), filter_(filter) {}

    iterator begin() const noexcept {
        return detail::may_hold(of_, filter_.name_bits())
                   ? iterator(of_.children().begin(), of_.children().end(), filter_)
                   : end();
    }
    iterator end() const noexcept { return {of_.children().end(), of_.children().end(), filter_}; }
    bool empty() const noexcept { return begin() == end(); }
    std::optional<value_type> front() const noexcept {
        if (!detail::may_hold(of_, filter_.name_bits())) return std::nullopt;
        for (const Element child : of_.children())
            if (const auto found = filter_(child)) return found;
        return std::nullopt;
    }

private:
    Element of_;
    [[no_unique_address]] Filter filter_;
};

template <class View>
struct view_filter {
    static constexpr std::uint32_t name_bits() noexcept {
        if constexpr (requires { View::tag; }) {
            return name_bit(View::tag.name);
        } else {
            std::uint32_t bits = local_names<View>.empty() ? any_name : 0;
            for (const std::string_view name : local_names<View>) bits |= name_bit(name);
            return bits;
        }
    }
    template <xml_element Element>
    std::optional<View> operator()(const Element& child) const noexcept {
        return canto::as<View>(child);
    }
};

/// Whether an element and a child of it are in the same namespace.
[[gnu::noinline]] inline bool has_same_namespace(const tree& t, const token& parent, const token& child) noexcept {
    const auto of = [&t](const token& e) { return element(&t, t.index(&e)).xmlns(); };
    return of(parent) == of(child);
}
/// The same, without looking one up where neither has a prefix, and the child declares nothing.
inline bool shares_namespace(const tree& t, const token& parent, const token& child) noexcept {
    if (!parent.has(token_flags::prefixed) && !child.has(token_flags::prefixed | token_flags::declares)) return true;
    return has_same_namespace(t, parent, child);
}

/// Whether a child has this name and the namespace of its parent: whether it is a field of its parent.
template <xml_element Element>
bool is_field(const Element& parent, const Element& child, std::string_view name) noexcept {
    return child.name() == name && child.xmlns() == parent.xmlns();
}
inline bool is_field(const element& parent, const element& child, std::string_view name) noexcept {
    const tree& t = parent.of();
    const token& of_child = t.tokens[child.index()];
    return has_local_name(t, of_child, name) && shares_namespace(t, t.tokens[parent.index()], of_child);
}

/// The first field of a name.
template <xml_element Element>
std::optional<Element> first_field(const Element& parent, std::string_view name) noexcept {
    for (const Element child : parent.children())
        if (is_field(parent, child, name)) return child;
    return std::nullopt;
}
template <xml_element Element>
auto first_field_text(const Element& parent, std::string_view name) noexcept {
    const std::optional<Element> found = first_field(parent, name);
    return found ? std::optional(found->text()) : std::nullopt;
}
/// The same by tokens, and inline: compilers put an element that may be one or none into memory, and get it back late.
[[gnu::always_inline]] inline const token* find_field(const element& parent, std::string_view name) noexcept {
    const tree& t = parent.of();
    if (!t.may_hold(name_bit(name))) return nullptr;
    const token& of_parent = t.tokens[parent.index()];
    const token* const end = t.end(of_parent);
    const token* at = t.content(of_parent);
    while ((at = find_child(t, at, end, name)) && !shares_namespace(t, of_parent, *at)) at = t.end(*at);
    return at;
}
[[gnu::always_inline]] inline std::optional<element> first_field(const element& parent,
                                                                 std::string_view name) noexcept {
    const token* const found = find_field(parent, name);
    return found ? std::optional(element(&parent.of(), parent.of().index(found))) : std::nullopt;
}
[[gnu::always_inline]] inline std::optional<text> first_field_text(const element& parent,
                                                                   std::string_view name) noexcept {
    const token* const found = find_field(parent, name);
    return found ? std::optional(text::content_of(parent.of(), parent.of().index(found))) : std::nullopt;
}

/// The fields of one name.
template <xml_element Element>
struct field_filter {
    Element parent;
    std::string_view name;
    constexpr std::uint32_t name_bits() const noexcept { return name_bit(name); }
    std::optional<Element> operator()(const Element& child) const noexcept {
        return is_field(parent, child, name) ? std::optional<Element>(child) : std::nullopt;
    }
};

}

/// The children of an element that a view refers to, as that view: a forward range, with empty() and front().
template <class View, xml_element Element = element>
class child_views : public detail::filtered_children<Element, detail::view_filter<View>> {
    using detail::filtered_children<Element, detail::view_filter<View>>::filtered_children;
};

/// The children of one name in the namespace of their parent, as elements: a forward range, with empty() and front().
/// Lives:   as long as the parent and `name`.
template <xml_element Element = element>
class fields {
    using range = detail::filtered_children<Element, detail::field_filter<Element>>;

public:
    using iterator = typename range::iterator;
    using value_type = Element;

    fields(const Element& parent, std::string_view name) noexcept : parent_(parent), name_(name) {}

    iterator begin() const noexcept { return all().begin(); }
    iterator end() const noexcept { return all().end(); }
    bool empty() const noexcept { return !front(); }
    [[gnu::always_inline]] std::optional<Element> front() const noexcept { return detail::first_field(parent_, name_); }

private:
    range all() const noexcept { return range(parent_, {parent_, name_}); }
    Element parent_;
    std::string_view name_;
};

/// What canto's views share, and a user's may: the element, and its fields. The name of the element is left to the
/// view.
/// Lives:   as long as the element: that of an event until the next step of the loop, then it tells of other bytes. To
///          keep a stanza, keep `element().to_owned()`, and make the view of its root() again: root().as<message>().
/// Cost:    as large as the element's handle; nothing allocates.
template <xml_element Element = element>
class view_of {
public:
    using element_type = Element;
    using text_type = decltype(std::declval<const Element&>().text());

    constexpr explicit view_of(const Element& e) noexcept : element_(e) {}

    constexpr Element element() const noexcept { return element_; }

protected:
    std::optional<text> attribute(std::string_view name) const noexcept { return element_.attribute(name); }

    /// The first child of this name in the element's own namespace, all of them, and the text of the first.
    std::optional<Element> field(std::string_view name) const noexcept { return detail::first_field(element_, name); }
    fields<Element> fields_of(std::string_view name) const noexcept { return {element_, name}; }
    std::optional<text_type> field_text(std::string_view name) const noexcept {
        return detail::first_field_text(element_, name);
    }
    bool has_field(std::string_view name) const noexcept { return field(name).has_value(); }

    /// The first child that a view refers to.
    template <class View>
    std::optional<View> child_as() const noexcept {
        return child_views<View, Element>(element_).front();
    }

private:
    Element element_;
};

template <class View>
std::optional<View> element::as() const noexcept {
    return canto::as<View>(*this);
}
template <class View>
child_views<View, element> element::payloads() const noexcept {
    return child_views<View, element>(*this);
}
template <class View>
std::optional<View> element::payload() const noexcept {
    return payloads<View>().front();
}

}

// Iterators refer to the tree, and know what they look for, not to their range.
template <class Element, class Filter>
inline constexpr bool std::ranges::enable_borrowed_range<canto::detail::filtered_children<Element, Filter>> = true;
template <class View, class Element>
inline constexpr bool std::ranges::enable_borrowed_range<canto::child_views<View, Element>> = true;
template <class Element>
inline constexpr bool std::ranges::enable_borrowed_range<canto::fields<Element>> = true;
