// The memory that parsing needs and an idle connection does not.
#pragma once

#include <canto/detail/carry.hpp>
#include <canto/version.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/tokenizer.hpp>

namespace canto::inline CANTO_ABI {

template <class Probe>
class basic_stream_parser;

/// Tape, carry buffer and tokenizer state of one element at a time. A parser makes its own unless it is given one; all
/// parsers of a thread may share one. It is leased while a loop runs or an element is open; a parser that needs it
/// meanwhile uses its own, and gives that back when it is done. A loop that is left early keeps the lease, as what was
/// found may still be looked at. It ends with a later loop of the parser, be it over no bytes, or with the parser.
/// Lives:   longer than every parser it was given to. Not to be shared between threads.
/// Cost:    nothing is allocated for what finds it free; what does not allocates for each feed, as long as an element
///          stays open in the parser that has it. Empty when made; grows with the largest element met, within the
///          limits, and keeps what it has.
class scratch {
public:
    scratch() noexcept = default;
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;

    bool leased() const noexcept { return leased_; }

    /// Gives all memory back. Does nothing while leased.
    void shrink() noexcept {
        if (leased_) return;
        tape_.free();
        carry_.free();
    }

private:
    template <class>
    friend class basic_stream_parser;

    tape tape_;
    detail::carry carry_;                // the element being read, from its '<', where it straddles feeds
    detail::token_progress progress_;
    tree parsed_;                        // of the current event
    scratch* instead_of_ = nullptr;      // the shared one that was leased to another parser when this was made
    bool leased_ = false;
};

}
