// Everything that needs nothing but the standard library.
#pragma once

#include <canto/condition.hpp>
#include <canto/error.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/stream/declaration.hpp>
#include <canto/stream/event.hpp>
#include <canto/stream/scratch.hpp>
#include <canto/stream/stream_header.hpp>
#include <canto/stream/stream_parser.hpp>
#include <canto/version.hpp>
#include <canto/xml/attribute.hpp>
#include <canto/xml/context.hpp>
#include <canto/xml/document.hpp>
#include <canto/xml/element.hpp>
#include <canto/xml/instruction.hpp>
#include <canto/xml/namespaces.hpp>
#include <canto/xml/qname.hpp>
#include <canto/xml/reference.hpp>
#include <canto/xml/tag.hpp>
#include <canto/xml/tape.hpp>
#include <canto/xml/text.hpp>
#include <canto/xml/tokenizer.hpp>
