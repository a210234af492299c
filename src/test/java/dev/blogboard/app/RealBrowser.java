package dev.blogboard.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Headless Chromium, driven through ChromeDriver (W3C WebDriver), where both are installed. */
final class RealBrowser implements AutoCloseable {
    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium/chromedriver"));
    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final URI base;
    private final String session;

    private RealBrowser(Path driverFile, Path browser) throws Exception {
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port + "/");
        driver = new ProcessBuilder(driverFile.toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Object> options = Map.of(
                "binary",
                browser.toString(),
                "args",
                List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=en"));
        session = awaitSession(Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
    }

    static Optional<RealBrowser> open() throws Exception {
        Optional<Path> driver = DRIVERS.stream().filter(Files::isExecutable).findFirst();
        Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        return driver.isPresent() && browser.isPresent()
                ? Optional.of(new RealBrowser(driver.get(), browser.get()))
                : Optional.empty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String awaitSession(Object capabilities) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return call("POST", "session", capabilities).path("sessionId").asText();
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("ChromeDriver does not answer.");
    }

    private JsonNode call(String method, String path, Object body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString(json.writeValueAsString(body))
                                : BodyPublishers.noBody())
                .build();
        JsonNode value = json.readTree(
                        client.send(request, BodyHandlers.ofString()).body())
                .path("value");
        if (value.has("error")) {
            throw new IllegalStateException(value.path("message").asText());
        }
        return value;
    }

    private JsonNode post(String command, Object body) throws Exception {
        return call("POST", "session/" + session + "/" + command, body);
    }

    void open(URI page) throws Exception {
        post("url", Map.of("url", page.toString()));
    }

    void click(String selector) throws Exception {
        JsonNode element = post("element", Map.of("using", "css selector", "value", selector));
        post("element/" + element.elements().next().asText() + "/click", Map.of());
    }

    /** The title of the page: the one awaited as soon as it is there, else what stands there after 20 seconds. */
    String title(String awaited) throws Exception {
        String title = "";
        for (int attempt = 0; attempt < 200 && !title.equals(awaited); attempt++) {
            if (attempt > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            title = call("GET", "session/" + session + "/title", Map.of()).asText();
        }
        return title;
    }

    private JsonNode develop(String command, Map<String, Object> parameters) throws Exception {
        return post("goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** How the page looks at this width, whole. */
    void photograph(Path file, int width, boolean dark) throws Exception {
        develop(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        setWidth(width, 800);
        int height = post(
                        "execute/sync",
                        Map.of("script", "return document.documentElement.scrollHeight", "args", List.of()))
                .asInt();
        setWidth(width, height);
        JsonNode picture = develop("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private void setWidth(int width, int height) throws Exception {
        develop(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public void close() throws Exception {
        try {
            call("DELETE", "session/" + session, Map.of());
        } finally {
            driver.destroy();
            client.close();
        }
    }
}
