package dev.blogboard.source;

import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents: every hop of a redirect is checked, and what comes is cut at a size and a deadline. On OkHttp,
 * since that lets us see the addresses it is about to connect to, so that a name which resolves differently a moment
 * later gains nothing. Safe for use by several threads.
 */
final class HttpFetcher implements AutoCloseable {
    static final String FEEDS =
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8";
    static final String PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";
    private static final int MOST_REDIRECTS = 10;
    /** OkHttp cuts at four times as much. */
    private static final long MOST_HEADER_BYTES = 64_000;

    private final FetchSettings settings;
    private final OkHttpClient client;
    private final Predicate<InetAddress> allowed;
    private final Dns dns;

    HttpFetcher(FetchSettings settings) {
        this(
                settings,
                Dns.SYSTEM,
                address -> settings.allowPrivateAddresses() || PublicAddresses.isPublic(address),
                new OkHttpClient());
    }

    /**
     * @param dns tells the addresses of a name
     * @param allowed whether we may connect to an address
     * @param trusting whose certificates are believed
     */
    HttpFetcher(FetchSettings settings, Dns dns, Predicate<InetAddress> allowed, OkHttpClient trusting) {
        this.settings = settings;
        this.dns = dns;
        this.allowed = allowed;
        this.client = trusting.newBuilder()
                .dns(this::resolve)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(settings.deadline())
                .readTimeout(settings.deadline())
                .build();
    }

    /**
     * What a server answered in the end.
     *
     * @param url that of the last hop
     * @param body decoded; empty when the status is not 200
     * @param movedTo the last hop, when all redirects on the way said that they are for good (301, 308)
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy of 10 MB would be a waste.
    record Answer(
            HttpUrl url,
            int status,
            Headers headers,
            byte[] body,
            @Nullable HttpUrl movedTo) {
        @Nullable
        String header(String name) {
            return headers.get(name);
        }

        /** Where the document says that it is, which is what relative links in it are relative to (RFC 3986, 5.1). */
        String location() {
            String said = headers.get("Content-Location");
            HttpUrl resolved = said == null ? null : url.resolve(said);
            return (resolved == null ? url : resolved).toString();
        }
    }

    /**
     * Asks for a feed.
     *
     * @throws IOException when there is no answer; the message is a sentence for people
     */
    Answer get(String address, Validators validators) throws IOException {
        return get(address, validators, FEEDS);
    }

    /**
     * Asks for a document.
     *
     * @param accept the media types we want
     * @throws IOException when there is no answer; the message is a sentence for people
     */
    Answer get(String address, Validators validators, String accept) throws IOException {
        HttpUrl url = parsed(address);
        long deadline = System.nanoTime() + settings.deadline().toNanos();
        Set<HttpUrl> visited = new HashSet<>();
        boolean permanently = true;
        while (visited.add(url)) {
            if (visited.size() > MOST_REDIRECTS + 1) {
                throw new IOException("The server redirected more than " + MOST_REDIRECTS + " times.");
            }
            check(url);
            Call call = client.newCall(request(url, validators, accept));
            long left = Math.max(1, deadline - System.nanoTime());
            call.timeout().timeout(left, TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                HttpUrl next = redirect(url, response);
                if (next == null) {
                    return answer(url, response, permanently && visited.size() > 1 ? url : null);
                }
                permanently &= isForGood(response.code()) && !(url.isHttps() && !next.isHttps());
                url = next;
            } catch (IOException fault) {
                throw FetchErrors.explained(url.host(), fault, settings);
            }
        }
        throw new IOException("The server redirects in a circle: " + url + " leads back to itself.");
    }

    /**
     * Sends a form, following no redirect.
     *
     * @return the status
     * @throws IOException when there is no answer; the message is a sentence for people
     */
    int post(String address, FormBody form) throws IOException {
        HttpUrl url = parsed(address);
        check(url);
        Request request = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .post(form)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        } catch (IOException fault) {
            throw FetchErrors.explained(url.host(), fault, settings);
        }
    }

    private static HttpUrl parsed(String address) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new IOException("\"" + address + "\" is no http or https URL.");
        }
        return url;
    }

    private static boolean isForGood(int status) {
        return status == 301 || status == 308;
    }

    private void check(HttpUrl url) throws IOException {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IOException("URLs with a name or password in them are not fetched.");
        }
        if (url.host().contains(":") || url.host().matches("[0-9.]+")) {
            try {
                checked(url.host(), List.of(InetAddress.getByName(url.host()))); // OkHttp asks no DNS for these.
            } catch (UnknownHostException refused) {
                throw FetchErrors.explained(url.host(), refused, settings);
            }
        }
    }

    /** OkHttp connects to the very addresses that this returns, each time it connects. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        return checked(host, dns.lookup(host));
    }

    private List<InetAddress> checked(String host, List<InetAddress> addresses) throws UnknownHostException {
        if (!addresses.stream().allMatch(allowed)) {
            throw new PrivateAddressException(host);
        }
        return addresses;
    }

    private Request request(HttpUrl url, Validators validators, String accept) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", accept)
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
        boolean redirects = isForGood(status) || status == 302 || status == 303 || status == 307;
        String location = response.header("Location");
        if (!redirects || location == null) {
            return null;
        }
        HttpUrl next = from.resolve(location);
        if (next == null) {
            throw new BoundedBody.RefusedDocumentException(
                    "The server redirected to \"" + location + "\", which is no http or https URL.");
        }
        return next.newBuilder().fragment(null).build();
    }

    private Answer answer(HttpUrl url, Response response, @Nullable HttpUrl movedTo) throws IOException {
        if (response.headers().byteCount() > MOST_HEADER_BYTES) {
            throw new BoundedBody.RefusedDocumentException(
                    "The header of the answer has more than " + MOST_HEADER_BYTES / 1_000 + " kB.");
        }
        byte[] body = response.code() == 200 ? BoundedBody.read(response, settings.maxBytes()) : new byte[0];
        return new Answer(url, response.code(), response.headers(), body, movedTo);
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
