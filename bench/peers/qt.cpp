// Qt: QXmlStreamReader, fed incrementally.
#include "../support/parser.hpp"

#include <QByteArray>
#include <QXmlStreamReader>

namespace bench {
namespace {

/// The size in UTF-8 of text in UTF-16. Each half of a surrogate pair counts two, so it does not matter where Qt cuts.
std::size_t utf8_size(const QStringView& text) {
    std::size_t size = 0;
    for (const QChar c : text) size += c.unicode() < 0x80 ? 1u : c.unicode() < 0x800 || c.isSurrogate() ? 2u : 3u;
    return size;
}

struct waiting : idle {
    explicit waiting(std::string_view header) {
        reader.addData(QByteArray::fromRawData(header.data(), static_cast<int>(header.size())));
        while (reader.readNext() != QXmlStreamReader::Invalid) {}
    }
    QXmlStreamReader reader;
};

[[maybe_unused]] const bool added = add({
    .name = "qt",
    .library = std::string("Qt ") + qVersion(),
    .note = "tokens; QXmlStreamReader with namespaces, pieces given without copying",
    .text = text_class::decoded,
    .pieces = true,
    .prepare = [](const corpus& c) -> pass {
        return [&c](std::size_t chunk, pass_kind kind) {
            counts found;
            int depth = 0;
            QXmlStreamReader reader;
            in_pieces(c.bytes, chunk, [&](std::string_view piece) {
                reader.addData(QByteArray::fromRawData(piece.data(), static_cast<int>(piece.size())));
                for (;;) {
                    const QXmlStreamReader::TokenType token = reader.readNext();
                    if (token == QXmlStreamReader::StartElement) {
                        if (depth == 1) ++found.stanzas;
                        if (depth != 0) ++found.elements;
                        ++depth;
                    } else if (token == QXmlStreamReader::EndElement) {
                        --depth;
                    } else if (token == QXmlStreamReader::Characters) {
                        if (depth > 1)
                            found.text += kind == pass_kind::checked ? utf8_size(reader.text())
                                                                     : static_cast<std::size_t>(reader.text().size());
                    } else if (token == QXmlStreamReader::Invalid || token == QXmlStreamReader::EndDocument) {
                        break;
                    }
                }
                if (reader.error() != QXmlStreamReader::NoError &&
                    reader.error() != QXmlStreamReader::PrematureEndOfDocumentError)
                    throw broken(reader.errorString().toStdString());
            });
            return found;
        };
    },
    .wait = [](std::string_view header) -> std::unique_ptr<idle> { return std::make_unique<waiting>(header); },
});

} // namespace
} // namespace bench
