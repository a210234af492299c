package dev.blogboard.source;

import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents: every hop of a redirect is checked, and what comes is cut at a size and a deadline. On OkHttp,
 * since that lets us see the addresses it is about to connect to, so that a name which resolves differently a moment
 * later gains nothing. Safe for use by several threads.
 */
final class HttpFetcher implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;
    private static final String ACCEPT =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8";

    private final FetchSettings settings;
    private final OkHttpClient client;

    HttpFetcher(FetchSettings settings) {
        this.settings = settings;
        this.client = new OkHttpClient.Builder()
                .dns(this::resolve)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(settings.deadline())
                .build();
    }

    /**
     * What a server answered in the end.
     *
     * @param url that of the last hop
     * @param body decoded; empty when the status is not 200
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of 10 MB would be a waste.
    record Answer(HttpUrl url, int status, okhttp3.Headers headers, byte[] body) {
        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    /**
     * Asks for a document.
     *
     * @throws IOException when there is no answer; the message is a sentence for people
     */
    Answer get(String address, Validators validators) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new IOException("\"" + address + "\" is no http or https URL.");
        }
        long deadline = System.nanoTime() + settings.deadline().toNanos();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            check(url);
            Call call = client.newCall(request(url, validators));
            long left = Math.max(1, deadline - System.nanoTime());
            call.timeout().timeout(left, java.util.concurrent.TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                HttpUrl next = redirect(url, response);
                if (next == null) {
                    return answer(url, response);
                }
                url = next;
            } catch (IOException fault) {
                throw FetchErrors.explained(url.host(), fault, settings);
            }
        }
        throw new IOException("The server redirected more than " + MOST_REDIRECTS + " times.");
    }

    private void check(HttpUrl url) throws IOException {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IOException("URLs with a name or password in them are not fetched.");
        }
        if (url.host().contains(":") || url.host().matches("[0-9.]+")) {
            checked(url.host(), List.of(InetAddress.getByName(url.host()))); // OkHttp asks no DNS for these.
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        return checked(host, Dns.SYSTEM.lookup(host));
    }

    private List<InetAddress> checked(String host, List<InetAddress> addresses) throws UnknownHostException {
        if (!settings.allowPrivateAddresses() && !addresses.stream().allMatch(PublicAddresses::isPublic)) {
            throw new PrivateAddressException(host);
        }
        return addresses;
    }

    private Request request(HttpUrl url, Validators validators) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", ACCEPT)
                .header("Accept-Encoding", "gzip, deflate, br");
        if (validators.etag() != null) {
            request.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            request.header("If-Modified-Since", validators.lastModified());
        }
        return request.build();
    }

    private static @Nullable HttpUrl redirect(HttpUrl from, Response response) throws IOException {
        int status = response.code();
        boolean redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        String location = response.header("Location");
        if (!redirects || location == null) {
            return null;
        }
        HttpUrl next = from.resolve(location);
        if (next == null) {
            throw new IOException("The server redirected to \"" + location + "\", which is no http or https URL.");
        }
        return next;
    }

    private Answer answer(HttpUrl url, Response response) throws IOException {
        byte[] body = response.code() == 200 ? body(response) : new byte[0];
        return new Answer(url, response.code(), response.headers(), body);
    }

    private byte[] body(Response response) throws IOException {
        long max = settings.maxBytes();
        try (InputStream decoded = decoded(response)) {
            byte[] body = decoded.readNBytes((int) max + 1);
            if (body.length > max) {
                throw new IOException("The document has more than " + max / 1_000_000 + " MB.");
            }
            return body;
        }
    }

    private static InputStream decoded(Response response) throws IOException {
        InputStream raw = response.body().byteStream();
        String encoding = response.header("Content-Encoding", "identity");
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(raw, 8_192);
            case "deflate" -> inflated(raw);
            case "br" -> new BrotliInputStream(raw);
            default -> raw;
        };
    }

    /** RFC 9110 asks for zlib's wrapping; some servers leave it out. */
    private static InputStream inflated(InputStream raw) throws IOException {
        java.io.PushbackInputStream start = new java.io.PushbackInputStream(raw, 1);
        int first = start.read();
        if (first >= 0) {
            start.unread(first);
        }
        boolean wrapped = (first & 0x0f) == 8;
        return new InflaterInputStream(start, new Inflater(!wrapped));
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** A host that is not on the public internet. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host);
        }
    }
}
