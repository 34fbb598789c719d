// Elements, as views of a tape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>

#include <canto/detail/iterator.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
#include <canto/xml/attribute.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

class child_range;
class document;
class node_range;
template <class View, xml_element Element>
class child_views;

namespace detail {

/// The first element of this local name in [at, end), the rest of what some element holds; null for none.
[[gnu::always_inline]] inline const token* find_child(const tree& t, const token* at, const token* end,
                                                      std::string_view local) noexcept {
    while (at != end) {
        if (at->kind() != token_kind::element) {
            ++at;
        } else {
            if (has_local_name(t, *at, local)) return at;
            at = t.end(*at);
        }
    }
    return nullptr;
}

}

/// A well-formed element with all it holds: a handle of two words, to be passed by value.
/// Lives:   refers to the parser's or document's tape and to the bytes that were parsed. An element of a stream_parser
///          is invalid after the next step of the loop, the next feed, or the end of the caller's bytes.
/// Errors:  none: what is not there is empty or nullopt.
/// Cost:    no function allocates. Unless it says otherwise, O(1), or O(the attributes of this tag). What is asked for
///          by a name in a namespace also takes what xmlns() does, for each element or attribute of that local name.
class element {
public:
    /// Where the element stands in `t`, which make_tree() made. Parsers and documents make these.
    element(const tree* t, std::uint32_t index) noexcept : tree_(t), index_(index) {}

    std::string_view name() const noexcept { return detail::split(*tree_, self()).local; }
    std::string_view prefix() const noexcept { return detail::split(*tree_, self()).prefix; }
    std::string_view qualified_name() const noexcept { return {tree_->name(self()), self().name_size()}; }

    /// The namespace; empty for none. The first-level element's is known, others are looked up.
    /// Cost:    O(depth) plus the attributes of those ancestors that declare namespaces.
    canto::text xmlns() const noexcept {
        // That of most stanzas is the stream's.
        if (index_ == 0 && tree_->root_declaration == token::none && !self().has(token_flags::prefixed)) [[likely]]
            return detail::inherited_default(tree_->outer);
        return detail::namespace_of_name(*tree_, index_);
    }
    canto::qname qname() const noexcept { return {xmlns(), name()}; }
    bool is(const canto::qname& expanded) const noexcept {
        return detail::has_local_name(*tree_, self(), expanded.name) && xmlns() == expanded.xmlns;
    }
    bool is(std::string_view local, const canto::text& xmlns_name) const noexcept { return is({xmlns_name, local}); }

    /// The value of the attribute without a namespace that has this name. `a:type` never answers for `type`.
    std::optional<canto::text> attribute(std::string_view local) const noexcept {
        const token* const found = detail::find_attribute(*tree_, index_, local);
        return found ? std::optional(canto::text::value_of(*tree_, *found)) : std::nullopt;
    }
    /// The value of the attribute {xmlns}local.
    std::optional<canto::text> attribute(std::string_view local, const canto::text& xmlns_name) const noexcept {
        if (xmlns_name.empty()) return attribute(local);
        for (std::uint32_t i = index_ + 1; i != tree_->count && tree_->tokens[i].in_tag(); ++i) {
            const token& t = tree_->tokens[i];
            if (t.kind() != token_kind::attribute || !t.has(token_flags::prefixed)) continue;
            if (canto::attribute(tree_, index_, i).is(local, xmlns_name)) return canto::text::value_of(*tree_, t);
        }
        return std::nullopt;
    }
    attribute_range attributes() const noexcept { return {tree_, index_}; }
    declaration_range declarations() const noexcept { return {tree_, index_}; }

    /// What a prefix stands for here; empty where it is not declared. An empty prefix asks for the default namespace.
    canto::text namespace_of(std::string_view prefix_name) const noexcept {
        return detail::resolve(*tree_, index_, prefix_name);
    }

    /// The child elements, in document order.
    /// Cost:    O(text runs and CDATA sections) before the first, and between them.
    child_range children() const noexcept;
    /// The child elements, text runs and CDATA sections, in document order.
    node_range nodes() const noexcept;
    /// The first child element of this expanded name, or of this name in any namespace.
    /// Cost:    O(children); mostly O(1) where the first-level element holds no element of that name at all.
    std::optional<element> child(std::string_view local, const canto::text& xmlns_name) const noexcept;
    std::optional<element> child(std::string_view local) const noexcept;
    std::optional<element> first_child() const noexcept;
    /// The next element behind this one in the same parent.
    /// Cost:    O(text runs between them).
    std::optional<element> next_sibling() const noexcept;

    /// All direct character data, CDATA and references among it, as one text. Empty where there is none.
    /// Cost:    O(children).
    canto::text text() const noexcept { return canto::text::content_of(*tree_, index_); }

    /// The bytes of the element, '<' to '>', as they came. Namespaces, prefixes and languages that are declared around
    /// it are not among them: they mean the same only among the same declarations, or to parse_element() with a context
    /// that has them.
    /// Cost:    O(1) at first level; else O(the text runs and end tags behind its last element).
    std::string_view raw() const noexcept;

    /// Where the element begins in the bytes of the first-level element it is part of.
    std::uint32_t offset() const noexcept { return self().offset(); }

    /// The language in force: the nearest xml:lang, of the element, its ancestors, or the stream. Empty for none, also
    /// where xml:lang='' says so (XML 1.0 §2.12).
    /// Cost:    O(depth), and the attributes of the ancestors.
    canto::text lang() const noexcept;

    /// The element as a typed view, where it has the view's name (xml/view.hpp says what a view is).
    template <class View>
    std::optional<View> as() const noexcept;
    /// The first child that the view refers to, as that view; all such children.
    /// Cost:    O(children); mostly O(1) where the first-level element holds no element of the view's names at all.
    template <class View>
    std::optional<View> payload() const noexcept;
    template <class View>
    child_views<View, element> payloads() const noexcept;

    /// A copy that stands for itself: bytes, tokens, and the namespaces and language it inherits. (They are kept beside
    /// its raw() bytes, not in them.)
    /// Errors:  out_of_memory.
    /// Cost:    O(size), and all declarations of prefixes around it, the stream header's among them, used or not;
    ///          three allocations. limits bound the number of declarations, and how long names and namespaces are.
    result<document> to_owned() const noexcept;

    /// Whether these are one element: its place in its tree, not what it holds. The element of an event is at the same
    /// place as that of the next.
    friend bool operator==(const element&, const element&) noexcept = default;

    // For the readers of a tape.
    const tree& of() const noexcept { return *tree_; }
    std::uint32_t index() const noexcept { return index_; }

private:
    friend class node;
    friend class child_range;
    friend class node_range;
    friend class document;

    const token& self() const noexcept { return tree_->tokens[index_]; }
    std::uint32_t content() const noexcept { return tree_->index(tree_->content(self())); }

    const tree* tree_;
    std::uint32_t index_;
};

/// A child of an element: another element, or a run of character data.
/// Lives:   as long as the element.
class node {
public:
    enum class kind : std::uint8_t { element, text, cdata };

    node() noexcept = default;
    kind what() const noexcept {
        const token_kind k = tree_->tokens[index_].kind();
        return k == token_kind::element ? kind::element : k == token_kind::text ? kind::text : kind::cdata;
    }
    bool is_element() const noexcept { return what() == kind::element; }
    /// Precondition: is_element().
    element as_element() const noexcept { return {tree_, index_}; }
    /// Precondition: !is_element(). raw() are the bytes between the markup.
    canto::text as_text() const noexcept { return canto::text::run_of(*tree_, tree_->tokens[index_]); }

private:
    friend class node_range;
    node(const tree* t, std::uint32_t index) noexcept : tree_(t), index_(index) {}
    const tree* tree_ = nullptr;
    std::uint32_t index_ = 0;
};

/// The nodes of an element: a forward range.
class node_range {
public:
    class iterator : public detail::forward_iterator<iterator, node> {
    public:
        iterator() noexcept = default;
        node operator*() const noexcept { return {tree_, index_}; }
        iterator& operator++() noexcept {
            const token& t = tree_->tokens[index_];
            index_ = t.kind() == token_kind::element ? t.after() : index_ + 1;
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        friend class node_range;
        iterator(const tree* t, std::uint32_t index) noexcept : tree_(t), index_(index) {}
        const tree* tree_ = nullptr;
        std::uint32_t index_ = 0;
    };

    iterator begin() const noexcept { return {of_.tree_, of_.content()}; }
    iterator end() const noexcept { return {of_.tree_, of_.self().after()}; }
    bool empty() const noexcept { return begin() == end(); }

private:
    friend class element;
    explicit node_range(const element& of) noexcept : of_(of) {}
    element of_;
};

/// The child elements of an element: a forward range.
class child_range {
public:
    class iterator : public detail::forward_iterator<iterator, element> {
    public:
        iterator() noexcept = default;
        element operator*() const noexcept { return {tree_, index_}; }
        iterator& operator++() noexcept {
            index_ = tree_->tokens[index_].after();
            skip();
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        friend class child_range;
        iterator(const tree* t, std::uint32_t index, std::uint32_t end) noexcept : tree_(t), index_(index), end_(end) {
            skip();
        }
        void skip() noexcept {
            while (index_ != end_ && tree_->tokens[index_].kind() != token_kind::element) ++index_;
        }
        const tree* tree_ = nullptr;
        std::uint32_t index_ = 0;
        std::uint32_t end_ = 0;
    };

    iterator begin() const noexcept { return {of_.tree_, of_.content(), of_.self().after()}; }
    iterator end() const noexcept { return {of_.tree_, of_.self().after(), of_.self().after()}; }
    bool empty() const noexcept { return begin() == end(); }

private:
    friend class element;
    explicit child_range(const element& of) noexcept : of_(of) {}
    element of_;
};

inline child_range element::children() const noexcept {
    return child_range(*this);
}
inline node_range element::nodes() const noexcept {
    return node_range(*this);
}
inline std::optional<element> element::first_child() const noexcept {
    const child_range all = children();
    return all.empty() ? std::nullopt : std::optional(*all.begin());
}
inline std::optional<element> element::child(std::string_view local) const noexcept {
    const tree& t = *tree_;
    if (!t.may_hold(detail::name_bit(local))) return std::nullopt;
    const token* const found = detail::find_child(t, t.content(self()), t.end(self()), local);
    if (!found) return std::nullopt;
    return element(tree_, t.index(found));
}
inline std::optional<element> element::child(std::string_view local, const canto::text& xmlns_name) const noexcept {
    if (!tree_->may_hold(detail::name_bit(local))) return std::nullopt;
    for (const element e : children())
        if (e.is(local, xmlns_name)) return e;
    return std::nullopt;
}
inline std::optional<element> element::next_sibling() const noexcept {
    if (self().parent() == token::none) return std::nullopt;
    const std::uint32_t end = tree_->tokens[self().parent()].after();
    std::uint32_t i = self().after();
    while (i != end && tree_->tokens[i].kind() != token_kind::element) ++i;
    return i == end ? std::nullopt : std::optional(element(tree_, i));
}

inline canto::text element::lang() const noexcept {
    for (std::uint32_t i = index_; i != token::none; i = tree_->tokens[i].parent())
        if (const token* const own = detail::find_language(*tree_, i))
            return canto::text::value_of(*tree_, *own);
    return tree_->outer ? tree_->outer->lang : canto::text();
}

inline std::string_view element::raw() const noexcept {
    const char* const begin = tree_->bytes + self().offset();
    if (index_ == 0) return {begin, tree_->size};
    // Behind the last token of the subtree there is nothing but ends: of the start tag it belongs to, and end tags.
    const std::uint32_t end = self().after();
    const token& last = tree_->tokens[end - 1];
    std::uint32_t inner = end - 1;
    while (tree_->tokens[inner].kind() != token_kind::element) --inner;
    while (tree_->tokens[inner].after() != end) inner = tree_->tokens[inner].parent();
    std::size_t ends = 1;
    for (; inner != index_; inner = tree_->tokens[inner].parent()) ++ends;

    const char* p = nullptr;
    switch (last.kind()) {
    case token_kind::element: p = tree_->name(last) + last.name_size(); break;
    case token_kind::attribute:
    case token_kind::declaration: p = tree_->bytes + last.value_offset() + last.value_size() + 1; break;
    case token_kind::text: p = tree_->bytes + last.value_offset() + last.value_size(); break;
    case token_kind::cdata: p = tree_->bytes + last.value_offset() + last.value_size() + 3; break;
    }
    if (last.kind() == token_kind::element || last.in_tag()) {
        while (*p != '/' && *p != '>') ++p;
        ends -= *p == '/';
        p += *p == '/' ? 2 : 1;
    }
    for (; ends != 0; --ends) {
        while (*p != '>') ++p;
        ++p;
    }
    return {begin, static_cast<std::size_t>(p - begin)};
}

}

// Iterators refer to the tree, not to their range: ranges::find_if(e.children(), …) is no dangling one.
template <>
inline constexpr bool std::ranges::enable_borrowed_range<canto::child_range> = true;
template <>
inline constexpr bool std::ranges::enable_borrowed_range<canto::node_range> = true;

#include <canto/xml/document.hpp>    // to_owned() returns a document, which holds elements
#include <canto/xml/view.hpp>        // as(), payload() and payloads() return views, which hold elements
