// The corpora of this run, made when first asked for.
#pragma once

#include "capture.hpp"
#include "corpus.hpp"
#include "generator.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

class corpora {
public:
    static corpora& of_this_run() {
        static corpora only;
        return only;
    }

    void generated_bytes(std::size_t bytes) noexcept { bytes_ = bytes; }

    /// Throws std::runtime_error as load_capture() does, and for a name that is already taken.
    void add_capture(const std::string& path) {
        corpus capture = load_capture(path);
        const std::vector<std::string> taken = names();
        if (std::find(taken.begin(), taken.end(), capture.name) != taken.end())
            throw std::runtime_error(path + ": another corpus is called " + capture.name);
        captures_.push_back(capture.name);
        std::string name = capture.name;
        made_.emplace(std::move(name), std::move(capture));
    }

    /// The generated ones, then the captures in the order they were added.
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const std::string_view name : generated_names()) all.emplace_back(name);
        all.insert(all.end(), captures_.begin(), captures_.end());
        return all;
    }

    /// Lives as long as the program.
    const corpus& get(const std::string& name) {
        const auto found = made_.find(name);
        return found != made_.end() ? found->second : made_.emplace(name, generate(name, bytes_)).first->second;
    }

    const std::map<std::string, corpus>& made() const noexcept { return made_; }

private:
    std::size_t bytes_ = default_corpus_bytes;
    std::vector<std::string> captures_;
    std::map<std::string, corpus> made_;
};

} // namespace bench
