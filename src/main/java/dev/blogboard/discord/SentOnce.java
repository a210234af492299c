package dev.blogboard.discord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The body of a request that is sent once at most. JDA by itself repeats what was answered by 502 and the like, OkHttp what
 * lost its connection; where Discord knows no nonces, either can do twice what is to be done once.
 */
final class SentOnce extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final byte[] json;
    private volatile boolean sent;

    SentOnce(DataObject body) {
        json = body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it may be sent still: JDA's check before each attempt, which fails with a CancellationException. */
    boolean isNew() {
        return !sent;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sent = true;
        sink.write(json);
    }
}
