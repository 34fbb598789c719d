// The benchmarks that need the corpora or the registered parsers. Others register themselves.
#pragma once

namespace bench {

enum class checks : bool { none, selected };

/// Registers stream/<corpus>/<parser>/<chunk>. Those that the filter selects are checked first: every parser must find
/// the stanzas, elements and bytes of text that the corpus says, at the chunk that will be timed. False where one does
/// not. A recording may hold what a peer does not follow; that peer is then left out for that recording, and stderr
/// says so. For a generated corpus, and for canto always, it is a failure.
bool add_stream_benchmarks(checks wanted);

/// Registers scale/idle/<parser>, the memory of parsers that wait, and scale/threads:N, canto in several threads.
void add_scale_benchmarks();

/// Registers scan/<what>/<corpus>/<block>, the primitives with intrinsics beside their plain twins.
void add_scan_benchmarks();

} // namespace bench
