// RapidXML's trees: made from canto's elements without parsing again, and read by canto's views.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>

// Without exceptions RapidXML asks its users to define rapidxml::parse_error_handler(const char*, void*).
#if !defined(__cpp_exceptions) && !defined(RAPIDXML_NO_EXCEPTIONS)
#define RAPIDXML_NO_EXCEPTIONS
#endif
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // of pointers that an element without children leaves unset
#endif
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#endif
#include <rapidxml/rapidxml.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <canto/detail/iterator.hpp>
#include <canto/ns.hpp>
#include <canto/version.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/value.hpp>
#include <canto/xml/view.hpp>
#include <canto/xml/xml_element.hpp>

namespace canto::inline CANTO_ABI {

/// All direct character data of an element of a RapidXML tree, as one text: its data and CDATA nodes, or the element's
/// own value where it has neither. It is taken as it is in the tree, that is as decoded.
/// Lives:   as long as the tree.
/// Cost:    a pointer; O(children), no allocation but for what is returned.
class rapidxml_text {
public:
    explicit rapidxml_text(const rapidxml::xml_node<char>& of) noexcept : of_(&of) {}

    /// The characters, where they stand in one row.
    std::optional<std::string_view> view() const noexcept {
        const piece_range all = pieces();
        auto at = all.begin();
        if (at == all.end()) return std::string_view();
        const std::string_view only = *at;
        return ++at == all.end() ? std::optional(only) : std::nullopt;
    }
    bool empty() const noexcept { return pieces().begin() == pieces().end(); }
    std::size_t max_size() const noexcept {
        std::size_t size = 0;
        for (const std::string_view piece : pieces()) size += piece.size();
        return size;
    }

    char* copy_to(char* out) const noexcept {
        for (const std::string_view piece : pieces()) {
            std::memcpy(out, piece.data(), piece.size());
            out += piece.size();
        }
        return out;
    }
    void append_to(std::string& out) const {
        for (const std::string_view piece : pieces()) out.append(piece);
    }
    std::string str() const {
        std::string all;
        append_to(all);
        return all;
    }

    /// The values that are not empty, in order.
    class piece_range {
    public:
        class iterator : public detail::forward_iterator<iterator, std::string_view> {
        public:
            iterator() noexcept = default;
            std::string_view operator*() const noexcept { return {at_->value(), at_->value_size()}; }
            iterator& operator++() noexcept {
                at_ = run_from(at_->type() == rapidxml::node_element ? nullptr : at_->next_sibling());
                return *this;
            }
            friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

        private:
            friend piece_range;
            explicit iterator(const rapidxml::xml_node<char>* at) noexcept : at_(at) {}
            const rapidxml::xml_node<char>* at_ = nullptr;
        };

        iterator begin() const noexcept {
            if (const auto* const first = run_from(of_->first_node())) return iterator(first);
            return iterator(!has_runs() && of_->value_size() != 0 ? of_ : nullptr);
        }
        iterator end() const noexcept { return {}; }

    private:
        friend class rapidxml_text;
        explicit piece_range(const rapidxml::xml_node<char>* of) noexcept : of_(of) {}

        static bool is_run(const rapidxml::xml_node<char>& n) noexcept {
            return n.type() == rapidxml::node_data || n.type() == rapidxml::node_cdata;
        }
        static const rapidxml::xml_node<char>* run_from(const rapidxml::xml_node<char>* n) noexcept {
            while (n && !(is_run(*n) && n->value_size() != 0)) n = n->next_sibling();
            return n;
        }
        bool has_runs() const noexcept {
            for (const auto* n = of_->first_node(); n; n = n->next_sibling())
                if (is_run(*n)) return true;
            return false;
        }
        const rapidxml::xml_node<char>* of_;
    };
    piece_range pieces() const noexcept { return piece_range(of_); }

    friend bool operator==(const rapidxml_text& a, const text& b) noexcept {
        if (const auto row = a.view()) return text(*row) == b;
        return a.same(b);
    }
    friend bool operator==(const rapidxml_text& a, const rapidxml_text& b) noexcept { return a.same(b); }

private:
    template <class Other>
    bool same(const Other& b) const noexcept {
        detail::reader left(*this);
        detail::reader right(b);
        while (!left.done() && !right.done())
            if (left.take() != right.take()) return false;
        return left.done() && right.done();
    }
    const rapidxml::xml_node<char>* of_;
};

/// An element of a RapidXML tree, for canto's views: basic_message<rapidxml_element>.
/// Values are taken as they are in the tree, that is as decoded: by to_rapidxml(), by hand, or by RapidXML with entity
/// translation (parse_non_destructive leaves them undecoded). RapidXML checks little of XML; parse with canto what
/// comes from outside.
/// Lives:   as long as the tree, and the context.
/// Errors:  none: what is not there is empty or nullopt. An undeclared prefix stands for no namespace.
/// Cost:    two words; no function allocates. What looks up namespaces and languages: O(depth) and their attributes.
class rapidxml_element {
public:
    using node_type = rapidxml::xml_node<char>;

    /// `outer` says what the top of the tree inherits: the namespace and language of a stream; null for nothing.
    /// Precondition: the node is an element.
    explicit rapidxml_element(const node_type& node, const element_context* outer = nullptr) noexcept
        : node_(&node), outer_(outer) {}

    const node_type& node() const noexcept { return *node_; }

    std::string_view qualified_name() const noexcept { return {node_->name(), node_->name_size()}; }
    std::string_view prefix() const noexcept {
        const std::size_t colon = qualified_name().find(':');
        return colon == std::string_view::npos ? std::string_view() : qualified_name().substr(0, colon);
    }
    std::string_view name() const noexcept {
        const std::size_t colon = qualified_name().find(':');
        return colon == std::string_view::npos ? qualified_name() : qualified_name().substr(colon + 1);
    }
    canto::text xmlns() const noexcept { return namespace_of(prefix()); }
    canto::qname qname() const noexcept { return {xmlns(), name()}; }
    bool is(std::string_view local, const canto::text& xmlns_name) const noexcept {
        return name() == local && xmlns() == xmlns_name;
    }

    /// The value of the attribute that has this name and no namespace; of the attribute {xmlns}local.
    std::optional<canto::text> attribute(std::string_view local) const noexcept {
        if (local.empty() || local == "xmlns" || local.find(':') != local.npos) return std::nullopt;
        return value_of(node_->first_attribute(local.data(), local.size()));
    }
    std::optional<canto::text> attribute(std::string_view local, const canto::text& xmlns_name) const noexcept {
        if (xmlns_name.empty()) return attribute(local);
        for (const auto* a = node_->first_attribute(); a; a = a->next_attribute()) {
            const std::string_view name(a->name(), a->name_size());
            const std::size_t colon = name.find(':');
            if (colon != name.npos && name.substr(colon + 1) == local && name.substr(0, colon) != "xmlns" &&
                namespace_of(name.substr(0, colon)) == xmlns_name)
                return value_of(a);
        }
        return std::nullopt;
    }

    /// What a prefix stands for here; an empty one asks for the default namespace.
    canto::text namespace_of(std::string_view prefix_name) const noexcept {
        if (prefix_name == "xml") return canto::text(ns::xml);
        for (const node_type* n = node_; n; n = n->parent())
            for (const auto* a = n->first_attribute(); a; a = a->next_attribute())
                if (declares({a->name(), a->name_size()}, prefix_name)) return *value_of(a);
        return detail::inherited_namespace(outer_, prefix_name).value_or(canto::text());
    }

    class child_range;
    /// The child elements, in document order.
    child_range children() const noexcept;
    /// The first child element of this expanded name, or of this name in any namespace.
    std::optional<rapidxml_element> child(std::string_view local, const canto::text& xmlns_name) const noexcept;
    std::optional<rapidxml_element> child(std::string_view local) const noexcept;

    rapidxml_text text() const noexcept { return rapidxml_text(*node_); }

    /// The language in force; empty for none.
    canto::text lang() const noexcept {
        constexpr std::string_view name = "xml:lang";
        for (const node_type* n = node_; n; n = n->parent())
            if (const auto own = value_of(n->first_attribute(name.data(), name.size()))) return *own;
        return outer_ ? outer_->lang : canto::text();
    }

    /// The element as a typed view; the first child, all children that a view refers to.
    template <class View>
    std::optional<View> as() const noexcept {
        return canto::as<View>(*this);
    }
    template <class View>
    std::optional<View> payload() const noexcept {
        return payloads<View>().front();
    }
    template <class View>
    child_views<View, rapidxml_element> payloads() const noexcept {
        return child_views<View, rapidxml_element>(*this);
    }

    /// The same node of the same tree.
    friend bool operator==(const rapidxml_element& a, const rapidxml_element& b) noexcept { return a.node_ == b.node_; }

private:
    static std::optional<canto::text> value_of(const rapidxml::xml_attribute<char>* a) noexcept {
        return a ? std::optional(canto::text(std::string_view(a->value(), a->value_size()))) : std::nullopt;
    }
    static bool declares(std::string_view name, std::string_view prefix_name) noexcept {
        if (!name.starts_with("xmlns")) return false;
        name.remove_prefix(5);
        return prefix_name.empty() ? name.empty() : name.starts_with(':') && name.substr(1) == prefix_name;
    }

    const node_type* node_;
    const element_context* outer_;
};

/// The child elements of an element: a forward range.
class rapidxml_element::child_range {
public:
    class iterator : public detail::forward_iterator<iterator, rapidxml_element> {
    public:
        iterator() noexcept = default;
        rapidxml_element operator*() const noexcept { return rapidxml_element(*at_, outer_); }
        iterator& operator++() noexcept {
            at_ = element_from(at_->next_sibling());
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        friend child_range;
        iterator(const node_type* at, const element_context* outer) noexcept : at_(element_from(at)), outer_(outer) {}
        static const node_type* element_from(const node_type* n) noexcept {
            while (n && n->type() != rapidxml::node_element) n = n->next_sibling();
            return n;
        }
        const node_type* at_ = nullptr;
        const element_context* outer_ = nullptr;
    };

    iterator begin() const noexcept { return {of_.node_->first_node(), of_.outer_}; }
    iterator end() const noexcept { return {}; }
    bool empty() const noexcept { return begin() == end(); }

private:
    friend class rapidxml_element;
    explicit child_range(const rapidxml_element& of) noexcept : of_(of) {}
    rapidxml_element of_;
};

inline rapidxml_element::child_range rapidxml_element::children() const noexcept {
    return child_range(*this);
}
inline std::optional<rapidxml_element> rapidxml_element::child(std::string_view local) const noexcept {
    for (const rapidxml_element e : children())
        if (e.name() == local) return e;
    return std::nullopt;
}
inline std::optional<rapidxml_element> rapidxml_element::child(std::string_view local,
                                                               const canto::text& xmlns_name) const noexcept {
    for (const rapidxml_element e : children())
        if (e.is(local, xmlns_name)) return e;
    return std::nullopt;
}

namespace detail {

/// Builds a tree in a pool, token by token.
class rapidxml_builder {
    using node = rapidxml::xml_node<char>;
    using attribute = rapidxml::xml_attribute<char>;

public:
    rapidxml_builder(const element& from, rapidxml::memory_pool<char>& pool) noexcept
        : tree_(from.of()), first_(from.index()), end_(tree_.tokens[first_].after()), outside_(from), pool_(pool) {}

    node* build() {
        const token* const tokens = tree_.tokens;
        node* at = root_ = pool_.allocate_node(rapidxml::node_element);
        set_name(*root_, tokens[first_]);
        std::uint32_t open = first_;
        std::uint32_t open_end = end_;
        bool has_prefixes = has_prefix(tokens[first_]);
        batch memory(pool_);
        for (std::uint32_t i = first_ + 1; i != end_; ++i) {
            memory.provide(end_ - i);
            for (; i == open_end; open_end = tokens[open].after()) {
                open = tokens[open].parent();
                at = at->parent();
            }
            const token& t = tokens[i];
            switch (t.kind()) {
            case token_kind::element: {
                node* const child = memory.make_node(rapidxml::node_element);
                set_name(*child, t);
                has_prefixes |= has_prefix(t);
                at->append_node(child);
                at = child;
                open = i;
                open_end = t.after();
                break;
            }
            case token_kind::attribute:
            case token_kind::declaration: {
                attribute* const made = memory.make_attribute();
                set_name(*made, t);
                has_prefixes |= has_prefix(t);
                set_value(*made, text::value_of(tree_, t));
                at->append_attribute(made);
                break;
            }
            case token_kind::text:
            case token_kind::cdata: {
                const bool is_data = t.kind() == token_kind::text;
                node* const run = memory.make_node(is_data ? rapidxml::node_data : rapidxml::node_cdata);
                set_value(*run, text::run_of(tree_, t));
                at->append_node(run);
                if (is_data && at->value_size() == 0) at->value(run->value(), run->value_size());
                break;
            }
            }
        }
        declare_default_namespace();
        if (has_prefixes) declare_prefixes();
        return root_;
    }

private:
    /// Memory of the pool for some nodes or attributes at a time: much faster than to ask it for each.
    class batch {
    public:
        explicit batch(rapidxml::memory_pool<char>& pool) noexcept : pool_(pool) {}

        /// Makes sure that there is room for the next one; `wanted` are still to come.
        void provide(std::uint32_t wanted) {
            if (left_ != 0) return;
            left_ = std::min(wanted, most);
            at_ = pool_.allocate_string(nullptr, left_ * sizeof(node));
        }
        node* make_node(rapidxml::node_type type) noexcept { return new (take(sizeof(node))) node(type); }
        attribute* make_attribute() noexcept { return new (take(sizeof(attribute))) attribute; }

    private:
        static constexpr std::uint32_t most = 64;
        static_assert(sizeof(attribute) <= sizeof(node));

        char* take(std::size_t size) noexcept {
            --left_;
            return std::exchange(at_, at_ + size);
        }

        rapidxml::memory_pool<char>& pool_;
        char* at_ = nullptr;
        std::uint32_t left_ = 0;
    };

    void set_name(rapidxml::xml_base<char>& of, const token& t) noexcept { of.name(tree_.name(t), t.name_size()); }
    void set_value(rapidxml::xml_base<char>& of, const text& value) {
        if (const auto plain = value.view())
            of.value(plain->data(), plain->size());
        else
            set_decoded(of, value);
    }
    [[gnu::noinline]] void set_decoded(rapidxml::xml_base<char>& of, text value) {
        char* const decoded = pool_.allocate_string(nullptr, value.max_size());
        of.value(decoded, static_cast<std::size_t>(value.copy_to(decoded) - decoded));
    }

    /// Whether a name has a prefix that is declared somewhere.
    bool has_prefix(const token& t) const noexcept {
        return t.has(token_flags::prefixed) && split(tree_, t).prefix != "xml";
    }

    // What the subtree uses of the declarations around it is declared at its root.

    void declare_default_namespace() {
        const bool declares = tree_.tokens[first_].has(token_flags::declares);
        if (declares && find_declaration(tree_, first_, {}) != token::none) return;
        if (const text xmlns = outside_.namespace_of({}); !xmlns.empty()) declare("xmlns", xmlns);
    }
    void declare_prefixes() {
        std::uint32_t tag = first_;
        for (std::uint32_t i = first_; i != end_; ++i) {
            const token& t = tree_.tokens[i];
            if (t.kind() == token_kind::element) tag = i;
            if (t.kind() == token_kind::declaration || !has_prefix(t)) continue;
            const std::string_view prefix = split(tree_, t).prefix;
            if (!is_declared_inside(tag, prefix)) declare_prefix(prefix);
        }
    }
    bool is_declared_inside(std::uint32_t tag, std::string_view prefix) const noexcept {
        for (;; tag = tree_.tokens[tag].parent()) {
            if (tree_.tokens[tag].has(token_flags::declares) && find_declaration(tree_, tag, prefix) != token::none)
                return true;
            if (tag == first_) return false;
        }
    }
    void declare_prefix(std::string_view prefix) {
        constexpr std::string_view xmlns = "xmlns:";
        for (const auto* a = root_->first_attribute(); a; a = a->next_attribute()) {
            const std::string_view known(a->name(), a->name_size());
            if (known.starts_with(xmlns) && known.substr(xmlns.size()) == prefix) return;
        }
        char* const name = pool_.allocate_string(nullptr, xmlns.size() + prefix.size());
        std::memcpy(name, xmlns.data(), xmlns.size());
        std::memcpy(name + xmlns.size(), prefix.data(), prefix.size());
        declare({name, xmlns.size() + prefix.size()}, outside_.namespace_of(prefix));
    }
    void declare(std::string_view name, const text& xmlns) {
        attribute* const made = pool_.allocate_attribute();
        made->name(name.data(), name.size());
        set_value(*made, xmlns);
        root_->append_attribute(made);
    }

    const tree& tree_;
    std::uint32_t first_, end_; // tokens of the element
    element outside_;
    rapidxml::memory_pool<char>& pool_;
    node* root_ = nullptr;
};

}

/// The element as a RapidXML tree, built from the tape without parsing. The node has no parent yet.
/// Names and values stand in the element's bytes where they need no decoding, else in the pool; none ends in NUL, and
/// none may be written to in place. Each run of text is a data node, each CDATA section a CDATA node; the value of an
/// element is its first data node's. Namespaces the element inherits and uses are declared at its root, so that
/// printing the tree gives an equivalent document, but for the two things RapidXML cannot write: CR in text, and TAB,
/// LF and CR in attribute values. An inherited xml:lang stays outside.
/// Lives:   as long as the element's bytes, the stream header, and the pool.
/// Errors:  allocates by the pool, and throws what that throws.
/// Cost:    O(n), and for each name with a prefix O(depth), the attributes of those tags around it that declare
///          anything, and, where it is declared outside, those of the root; no recursion.
inline rapidxml::xml_node<char>* to_rapidxml(const element& from, rapidxml::memory_pool<char>& pool) {
    return detail::rapidxml_builder(from, pool).build();
}

static_assert(xml_element<rapidxml_element>);

}

// Iterators refer to the tree, not to their range.
template <>
inline constexpr bool std::ranges::enable_borrowed_range<canto::rapidxml_element::child_range> = true;
