package dev.blogboard.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads well-formed XML with the JDK's parser. It resolves no prefixes and never sees a document type: those of the
 * document were taken out before, and one that was overlooked is refused.
 */
final class StrictXml {
    private static final SAXParserFactory PARSERS = parsers();

    private StrictXml() {}

    /** A document that is not well-formed; the message is a sentence for people. */
    static final class NotWellFormedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotWellFormedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The outermost element. */
    static @Nullable FeedElement read(String xml, Links location) throws NotWellFormedException {
        FeedTree tree = new FeedTree(false);
        try {
            parser().parse(new InputSource(new StringReader(xml)), new Listener(tree, location));
            return tree.root();
        } catch (SAXParseException fault) {
            throw new NotWellFormedException("Line " + fault.getLineNumber() + ": " + fault.getMessage(), fault);
        } catch (SAXException | IOException fault) {
            throw new NotWellFormedException(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static SAXParserFactory parsers() {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(false);
        factory.setValidating(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            return factory;
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException("The JDK's parser knows these features.", impossible);
        }
    }

    /** Factories are not safe for several threads, and parsers serve one document at a time. */
    private static SAXParser parser() {
        synchronized (PARSERS) {
            try {
                SAXParser parser = PARSERS.newSAXParser();
                // The text was seen to be within this depth; the JDK's own limit is a little narrow for markup.
                parser.setProperty("jdk.xml.maxElementDepth", "0");
                return parser;
            } catch (ParserConfigurationException | SAXException impossible) {
                throw new IllegalStateException("The JDK makes a parser with these features.", impossible);
            }
        }
    }

    /** Passes on what the parser finds. */
    private static final class Listener extends DefaultHandler {
        private final FeedTree tree;
        private final Links location;

        Listener(FeedTree tree, Links location) {
            this.tree = tree;
            this.location = location;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            tree.start(name, map(attributes), location);
        }

        private static Map<String, String> map(Attributes attributes) {
            int count = attributes.getLength();
            if (count == 0) {
                return Map.of();
            }
            Map<String, String> map = LinkedHashMap.newLinkedHashMap(count);
            for (int index = 0; index < count; index++) {
                map.put(attributes.getQName(index), attributes.getValue(index));
            }
            return map;
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            tree.end();
        }

        @Override
        public void characters(char[] letters, int from, int length) {
            tree.text(letters, from, length);
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
            return new InputSource(new StringReader(""));
        }
    }
}
