package dev.blogboard.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** A channel in memory: keeps what arrived, and answers as it is told to, once for each answer. */
final class TestChannel implements Channel {
    final List<Post> arrived = new ArrayList<>();
    final Map<String, Post> messages = new LinkedHashMap<>();
    final List<String> said = new ArrayList<>();
    private final Deque<BiFunction<Post, Runnable, SendResult>> answers = new ArrayDeque<>();
    private final Deque<Lookup> lookups = new ArrayDeque<>();

    /** Answers so instead of taking the next post. */
    TestChannel answer(SendResult result) {
        answers.add((post, take) -> result);
        return this;
    }

    /** Takes the next post and answers so all the same. */
    TestChannel takeAndAnswer(SendResult result) {
        answers.add((post, take) -> {
            take.run();
            return result;
        });
        return this;
    }

    /** Says so the next time that a post is looked for, whether it is there or not. */
    TestChannel find(Lookup answer) {
        lookups.add(answer);
        return this;
    }

    Post message(String name) {
        return Objects.requireNonNull(messages.get(name));
    }

    @Override
    public boolean reaches(Destination destination) {
        return destination instanceof Destination.DiscordChannel || destination instanceof Destination.DiscordUser;
    }

    @Override
    public synchronized SendResult send(Post post) {
        BiFunction<Post, Runnable, SendResult> answer = answers.poll();
        if (answer != null) {
            return answer.apply(post, () -> take(post));
        }
        return new SendResult.Sent(take(post));
    }

    private String take(Post post) {
        String message = "m" + (messages.size() + 1);
        arrived.add(post);
        messages.put(message, post);
        return message;
    }

    @Override
    public synchronized SendResult edit(String message, Post post) {
        if (messages.replace(message, post) == null) {
            return new SendResult.Retired("There is no such message.");
        }
        return new SendResult.Sent(message);
    }

    @Override
    public synchronized Lookup find(Post post) {
        Lookup answer = lookups.poll();
        if (answer != null) {
            return answer;
        }
        return messages.entrySet().stream()
                .filter(message -> message.getValue().nonce().equals(post.nonce()))
                .findFirst()
                .<Lookup>map(message -> new Lookup.Found(message.getKey()))
                .orElseGet(Lookup.Absent::new);
    }

    @Override
    public synchronized SendResult tell(Destination destination, String nonce, String text) {
        said.add(destination + ": " + text);
        return new SendResult.Sent("n" + said.size());
    }
}
