package dev.blogboard.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes to a socket. Java's sockets wait without end for a peer that takes nothing more; this one is closed then, and
 * the write that waited ends with an exception.
 */
final class WatchedOutput extends FilterOutputStream {
    private static final int LOOKS = 10;
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mail-watch").daemon().factory());

    private final Socket socket;
    private final ScheduledFuture<?> watch;
    /** Odd while one is going on. */
    private final AtomicInteger writes = new AtomicInteger();

    private int seen;
    private int seenAgain;

    WatchedOutput(Socket socket, Duration patience) throws IOException {
        super(socket.getOutputStream());
        this.socket = socket;
        long pause = patience.dividedBy(LOOKS).toMillis();
        watch = WATCH.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        int now = writes.get();
        seenAgain = now == seen && now % 2 != 0 ? seenAgain + 1 : 0;
        seen = now;
        if (seenAgain >= LOOKS) {
            try {
                // An encrypted socket would first wait for the write that is stuck, to say goodbye.
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException alreadyGone) {
                watch.cancel(false);
            }
        }
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        writes.incrementAndGet();
        try {
            out.write(bytes, start, length);
        } finally {
            writes.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
