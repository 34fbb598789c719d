// What an element inherits from the stream around it.
#pragma once

#include <canto/version.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>

namespace canto::inline CANTO_ABI {

/// What surrounds a first-level element.
/// Lives:   refers to a stream header, or to what the caller named; as long as elements in it are in use.
struct element_context {
    text xmlns{};                            ///< the namespace of elements without prefix; empty for none
    text lang{};                             ///< xml:lang, where the element says nothing; empty for none
    const tree* declarations = nullptr;      ///< a start tag whose prefixes are in scope; null for none
};

}
