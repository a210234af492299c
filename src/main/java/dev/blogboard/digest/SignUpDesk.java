package dev.blogboard.digest;

import dev.blogboard.digest.SignUps.Limit;
import dev.blogboard.digest.SignUps.SignUp;
import dev.blogboard.digest.SignUps.Wish;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes sign-ups and confirmations. Anybody can type anybody's address, so nothing is sent to it before its owner has
 * confirmed but one letter and one reminder, and the answer is the same whether the address is known, unknown or
 * overrun. Safe for use by several threads.
 */
public final class SignUpDesk {
    /** What is not confirmed by then is forgotten, and its link with it. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of letters that nobody confuses: no 0 or O, 1 or I or L. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final SignUps signUps;
    private final Tokens tokens;
    private final Preferences defaults;
    private final InstantSource clock;

    public SignUpDesk(SignUps signUps, Tokens tokens, Preferences defaults, InstantSource clock) {
        this.signUps = signUps;
        this.tokens = tokens;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** Who asks. */
    public sealed interface Asker {
        /** Somebody at a browser. */
        record Visitor(InetAddress address) implements Asker {}

        /**
         * Somebody on a chat platform.
         *
         * @param person their destination, such as {@code dm:ID}
         * @param server where they asked; absent in private
         */
        record Member(String person, @Nullable String server) implements Asker {}

        /** Whoever sits at the terminal of the server. */
        record Operator() implements Asker {}
    }

    /** What came of asking. */
    public sealed interface Answer {
        /** A letter is on its way, if it may be. */
        record Asked() implements Answer {}

        /** Too often: of all that come from there. */
        record TooMany(String sentence) implements Answer {}
    }

    public Answer ask(Wish wish, Asker asker) {
        Instant now = clock.instant();
        if (!signUps.count(limitsOf(asker), now).isEmpty()) {
            return new Answer.TooMany("There were many sign-ups from here lately. Please try again tomorrow.");
        }
        String address = wish.mailbox().address().toLowerCase(Locale.ROOT);
        boolean overrun =
                !signUps.count(List.of(limit("address", address, 3, DAY)), now).isEmpty();
        if (!overrun) {
            signUps.add(wish, owner(asker), defaults, now);
        }
        return new Answer.Asked();
    }

    private List<Limit> limitsOf(Asker asker) {
        List<Limit> limits = new ArrayList<>();
        switch (asker) {
            case Asker.Visitor visitor -> {
                limits.add(limit("visitor", network(visitor.address()), 20, DAY));
                limits.add(limit("everybody", "web", 300, HOUR));
            }
            case Asker.Member member -> {
                limits.add(limit("person", member.person(), 10, DAY));
                if (member.server() != null) {
                    limits.add(limit("server", member.server(), 50, DAY));
                }
                limits.add(limit("everybody", "chat", 300, HOUR));
            }
            case Asker.Operator operator -> {}
        }
        return limits;
    }

    private Limit limit(String kind, String who, int most, Duration within) {
        return new Limit(kind, tokens.mark(kind, who), most, within);
    }

    /** An IPv6 household has a /64. */
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int counted = bytes.length == 16 ? 8 : bytes.length;
        return new String(bytes, 0, counted, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String owner(Asker asker) {
        return switch (asker) {
            case Asker.Visitor visitor -> null;
            case Asker.Member member -> member.person();
            case Asker.Operator operator -> "terminal";
        };
    }

    /** What came of confirming. */
    public sealed interface Confirmation {
        /** @param signUp what holds from now on */
        record Done(SignUp signUp) implements Confirmation {}

        /** Confirmed before, or forgotten meanwhile. */
        record Used() implements Confirmation {}

        record Expired() implements Confirmation {}

        /** No link or code of ours. */
        record Unknown() implements Confirmation {}

        record TooMany(String sentence) implements Confirmation {}
    }

    /** What the link is about, before it is confirmed. {@link Confirmation.Done} here says only that it can be. */
    public Confirmation look(String token) {
        return switch (tokens.read(Tokens.Purpose.CONFIRM, token, clock.instant())) {
            case Tokens.Read.Genuine genuine ->
                signUps.find(genuine.subject(), defaults)
                        .<Confirmation>map(Confirmation.Done::new)
                        .orElseGet(Confirmation.Used::new);
            case Tokens.Read.Expired expired -> new Confirmation.Expired();
            case Tokens.Read.Forged forged -> new Confirmation.Unknown();
        };
    }

    public Confirmation confirmByLink(String token) {
        return look(token) instanceof Confirmation.Done found ? confirm(found.signUp()) : look(token);
    }

    /** For where there is no web page: the code in the letter, typed by who asked for it. */
    public Confirmation confirmByCode(String typed, Asker asker) {
        Instant now = clock.instant();
        String who = asker instanceof Asker.Visitor visitor ? network(visitor.address()) : owner(asker);
        if (!signUps.count(List.of(limit("code", String.valueOf(who), 10, HOUR)), now)
                .isEmpty()) {
            return new Confirmation.TooMany("That were many codes. Please try again in an hour.");
        }
        byte[] code = plain(typed);
        Optional<SignUp> meant = signUps.of(owner(asker), defaults).stream()
                .filter(signUp -> MessageDigest.isEqual(code, plain(code(signUp))))
                .findFirst();
        return meant.map(this::confirm).orElseGet(Confirmation.Unknown::new);
    }

    private Confirmation confirm(SignUp signUp) {
        return signUps.confirm(signUp, clock.instant()) ? new Confirmation.Done(signUp) : new Confirmation.Used();
    }

    /** The code of a sign-up, eight letters that its letter alone tells: {@code K7QF-3M9T}. */
    String code(SignUp signUp) {
        byte[] mark = tokens.mark("code", Long.toString(signUp.id())).getBytes(StandardCharsets.US_ASCII);
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < 8; at++) {
            // Two letters of the mark, 10 bits, for one of the code.
            int bits = 32 * index(mark[2 * at]) + index(mark[2 * at + 1]);
            code.append(at == 4 ? "-" : "").append(LETTERS.charAt(bits % LETTERS.length()));
        }
        return code.toString();
    }

    private static int index(byte letter) {
        return letter >= 'a' ? letter - 'a' : letter - '2' + 26;
    }

    private static byte[] plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").getBytes(StandardCharsets.US_ASCII);
    }
}
