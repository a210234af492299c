package dev.blogboard.digest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A mailer that keeps what it is given, and answers as told, else that all is well. */
final class MailerOnPaper implements Mailer {
    final List<Digest> sent = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final Deque<Delivery> answers = new ArrayDeque<>();

    @Override
    public Rendered render(Digest digest) {
        return new Rendered("", "", "", new byte[0]);
    }

    @Override
    public synchronized Delivery send(Digest digest) {
        sent.add(digest);
        return answers.isEmpty() ? new Delivery.Accepted() : answers.pop();
    }

    @Override
    public synchronized Delivery send(Letter letter) {
        letters.add(letter);
        return answers.isEmpty() ? new Delivery.Accepted() : answers.pop();
    }

    List<String> titles() {
        return sent.stream()
                .flatMap(digest -> digest.sections().stream())
                .flatMap(section -> section.entries().stream())
                .map(entry -> entry.article().title())
                .toList();
    }
}
