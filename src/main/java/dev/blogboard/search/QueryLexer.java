package dev.blogboard.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a query's text apart. Whatever the text is, it comes out as tokens. */
final class QueryLexer {
    private static final Pattern SLOP = Pattern.compile("~(\\d{1,9})(?![\\p{L}\\p{N}])");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private QueryLexer(String text) {
        this.text = text;
    }

    /** What a token is. */
    enum Kind {
        /** Anything without a meaning of its own; {@code text} is as typed. */
        WORD,
        /** What stood between quotes. */
        PHRASE,
        OPEN,
        CLOSE,
        /** {@code OR} or a bar. */
        OR,
        /** {@code AND}, which says what goes without saying. */
        AND,
        /** {@code NOT} or a minus before a word. */
        NOT,
        END
    }

    /**
     * A part of the text.
     *
     * @param slop after a phrase: how loosely it may stand
     * @param start where it begins
     * @param end where it ends, exclusive
     */
    record Token(Kind kind, String text, int slop, int start, int end) {
        /** Whether the next one follows without any space between. */
        boolean touches(Token next) {
            return end == next.start;
        }
    }

    /** The tokens of a text, and an {@code END}. */
    static List<Token> tokens(String text) {
        QueryLexer lexer = new QueryLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", text.length());
        return lexer.tokens;
    }

    private void next() {
        char sign = text.charAt(at);
        switch (sign) {
            case '(' -> add(Kind.OPEN, "(", at);
            case ')' -> add(Kind.CLOSE, ")", at);
            case '|' -> bar();
            case '"', '“', '”', '„' -> phrase();
            default -> {
                if (isSpace(sign)) {
                    at++;
                } else if (sign == '-' && isExclusion()) {
                    add(Kind.NOT, "-", at);
                } else {
                    word();
                }
            }
        }
    }

    private void add(Kind kind, String typed, int start) {
        int end = Math.min(text.length(), start + typed.length());
        tokens.add(new Token(kind, typed, 0, start, end));
        at = end;
    }

    private void bar() {
        int start = at;
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
        }
        tokens.add(new Token(Kind.OR, "|", 0, start, at));
    }

    /** A minus excludes where a word, phrase or group follows at once; {@code --flag} is a word. */
    private boolean isExclusion() {
        return at + 1 < text.length()
                && !isSpace(text.charAt(at + 1))
                && text.charAt(at + 1) != '-'
                && text.charAt(at + 1) != ')'
                && text.charAt(at + 1) != '|';
    }

    /** Up to the closing quote; one that is not closed goes up to the end. */
    private void phrase() {
        int start = at++;
        int inside = at;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        String quoted = text.substring(inside, at);
        int slop = 0;
        if (at < text.length()) {
            at++;
            Matcher follows = SLOP.matcher(text).region(at, text.length());
            if (follows.lookingAt()) {
                slop = Integer.parseInt(follows.group(1));
                at = follows.end();
            }
        }
        tokens.add(new Token(Kind.PHRASE, quoted, slop, start, at));
    }

    private void word() {
        int start = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && "()|\"“”„".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String typed = text.substring(start, at);
        Kind kind = switch (typed) {
            case "OR" -> Kind.OR;
            case "AND" -> Kind.AND;
            case "NOT" -> Kind.NOT;
            default -> Kind.WORD;
        };
        tokens.add(new Token(kind, typed, 0, start, at));
    }

    static boolean isQuote(char sign) {
        return sign == '"' || sign == '“' || sign == '”' || sign == '„';
    }

    static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign);
    }
}
