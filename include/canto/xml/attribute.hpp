// Attributes and namespace declarations, as views.
#pragma once

#include <cstdint>
#include <ranges>
#include <string_view>

#include <canto/detail/iterator.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI {

namespace detail {

/// What the prefix of an element, or of an attribute of it, stands for: the nearest declaration in the element itself,
/// its ancestors, and what is around them; of no element (token::none), what is around them. An empty prefix asks for
/// the default namespace.
/// Cost:    O(depth) plus the attributes of those ancestors that declare anything.
inline text resolve(const tree& t, std::uint32_t element, std::string_view prefix) noexcept {
    if (prefix == "xml") return text(ns::xml);
    for (std::uint32_t i = element; i != token::none; i = t.tokens[i].parent()) {
        if (!t.tokens[i].has(token_flags::declares)) continue;
        if (const std::uint32_t d = find_declaration(t, i, prefix); d != token::none)
            return text::value_of(t, t.tokens[d]);
    }
    return inherited_namespace(t.outer, prefix).value_or(text());
}

/// What an element is in. Apart, and not by element, which then need not be in memory.
[[gnu::noinline]] inline text namespace_of_name(const tree& t, std::uint32_t element) noexcept {
    if (element == 0 && t.root_declaration != token::none) return text::value_of(t, t.tokens[t.root_declaration]);
    if (!t.tokens[element].has(token_flags::prefixed)) return resolve(t, element, {});    // nothing to compare
    return resolve(t, element, split(t, t.tokens[element]).prefix);
}

}

/// One attribute of an element; never a namespace declaration.
/// Lives:   as long as its element.
class attribute {
public:
    attribute() noexcept = default;

    std::string_view name() const noexcept { return detail::split(*tree_, self()).local; }
    std::string_view prefix() const noexcept { return detail::split(*tree_, self()).prefix; }
    std::string_view qualified_name() const noexcept { return {tree_->name(self()), self().name_size()}; }

    /// Empty without a prefix: the default namespace is for elements only (Namespaces in XML 1.0 §6.2).
    text xmlns() const noexcept {
        const std::string_view p = prefix();
        return p.empty() ? text() : detail::resolve(*tree_, element_, p);
    }
    canto::qname qname() const noexcept { return {xmlns(), name()}; }
    text value() const noexcept { return text::value_of(*tree_, self()); }

    bool is(std::string_view local) const noexcept {
        return !self().has(token_flags::prefixed) && detail::has_local_name(*tree_, self(), local);
    }
    bool is(std::string_view local, const text& xmlns_name) const noexcept {
        return detail::has_local_name(*tree_, self(), local) && xmlns() == xmlns_name;
    }

private:
    friend class element;
    template <class>
    friend class tag_range;
    attribute(const tree* t, std::uint32_t element, std::uint32_t index) noexcept
        : tree_(t), element_(element), index_(index) {}
    const token& self() const noexcept { return tree_->tokens[index_]; }

    static constexpr token_kind kind = token_kind::attribute;
    const tree* tree_ = nullptr;
    std::uint32_t element_ = 0;
    std::uint32_t index_ = 0;
};

/// One namespace declaration of an element: xmlns='…' or xmlns:prefix='…'.
/// Lives:   as long as its element.
class declaration {
public:
    declaration() noexcept = default;

    /// Empty for the default namespace.
    std::string_view prefix() const noexcept { return detail::declared_prefix(*tree_, tree_->tokens[index_]); }
    text xmlns() const noexcept { return text::value_of(*tree_, tree_->tokens[index_]); }

private:
    template <class>
    friend class tag_range;
    declaration(const tree* t, std::uint32_t, std::uint32_t index) noexcept : tree_(t), index_(index) {}

    static constexpr token_kind kind = token_kind::declaration;
    const tree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// The attributes, or the declarations, of one start tag in document order: a forward range.
template <class View>
class tag_range {
public:
    class iterator : public detail::forward_iterator<iterator, View> {
    public:
        iterator() noexcept = default;
        View operator*() const noexcept { return View(tree_, element_, index_); }
        iterator& operator++() noexcept {
            ++index_;
            skip();
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        friend tag_range;
        iterator(const tree* t, std::uint32_t element, std::uint32_t index) noexcept
            : tree_(t), element_(element), index_(index) {
            skip();
        }
        void skip() noexcept {
            while (index_ != tree_->count && tree_->tokens[index_].in_tag() &&
                   tree_->tokens[index_].kind() != View::kind)
                ++index_;
            if (index_ == tree_->count || !tree_->tokens[index_].in_tag()) index_ = token::none;
        }

        const tree* tree_ = nullptr;
        std::uint32_t element_ = 0;
        std::uint32_t index_ = token::none;
    };

    iterator begin() const noexcept { return {tree_, element_, element_ + 1}; }
    iterator end() const noexcept { return {}; }
    bool empty() const noexcept { return begin() == end(); }

private:
    friend class element;
    tag_range(const tree* t, std::uint32_t element) noexcept : tree_(t), element_(element) {}
    const tree* tree_;
    std::uint32_t element_;
};

using attribute_range = tag_range<attribute>;
using declaration_range = tag_range<declaration>;

}

// Iterators refer to the tree, not to their range.
template <class View>
inline constexpr bool std::ranges::enable_borrowed_range<canto::tag_range<View>> = true;
