package dev.blogboard.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads XML whatever is wrong with its tags, with Jsoup's XML parser, which closes what was left open. */
final class LenientXml {
    private LenientXml() {}

    /** The outermost element; null when there is not one tag in it. */
    static @Nullable FeedElement read(String xml, Links location) {
        FeedTree tree = new FeedTree(true);
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        NodeTraversor.traverse(new Listener(tree, location), document);
        return tree.root();
    }

    /** Passes on what Jsoup found. */
    private record Listener(FeedTree tree, Links location) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case Document all -> {}
                case Element element -> tree.start(element.tagName(), map(element), location);
                case TextNode text -> tree.text(text.getWholeText());
                case DataNode data -> tree.text(data.getWholeData());
                default -> {}
            }
        }

        private static Map<String, String> map(Element element) {
            if (element.attributesSize() == 0) {
                return Map.of();
            }
            Map<String, String> map = new LinkedHashMap<>();
            for (Attribute attribute : element.attributes()) {
                map.putIfAbsent(attribute.getKey(), attribute.getValue());
            }
            return map;
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element && !(node instanceof Document)) {
                tree.end();
            }
        }
    }
}
