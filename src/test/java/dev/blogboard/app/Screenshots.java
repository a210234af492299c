package dev.blogboard.app;

import dev.blogboard.mail.SampleFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes the pictures of the README: {@code mvn -Pscreenshots test-compile}. Needs Chromium and ChromeDriver. */
final class Screenshots {
    private static final int WIDE = 720;
    private static final int PHONE = 390;

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path images = Files.createDirectories(Path.of(arguments[0]));
        Path work = Files.createTempDirectory("screenshots");
        SampleFiles.write(work);
        try (RealBrowser browser = RealBrowser.open()
                        .orElseThrow(() -> new IllegalStateException("Chromium or ChromeDriver is not installed."));
                MailHouse house = new MailHouse(work.resolve("data"), Map.of())) {
            browser.open(work.resolve("digest.html").toUri());
            browser.photograph(images.resolve("digest-light.png"), WIDE, false);
            browser.photograph(images.resolve("digest-dark.png"), WIDE, true);
            browser.photograph(images.resolve("digest-phone.png"), PHONE, false);
            URI signUp = house.web.address().resolve("/digest");
            browser.open(signUp);
            browser.photograph(images.resolve("signup-light.png"), WIDE, false);
            browser.photograph(images.resolve("signup-phone-dark.png"), PHONE, true);
            try (Browser reader = new Browser()) {
                reader.fill(signUp, Map.of("mail", "ada@example.org", "queries", "kafka\n\"feature store\" -hiring"));
                house.letters();
                URI confirm = MailHouse.link(house.mailTo("ada@example.org").getFirst(), "/digest/confirm/");
                browser.open(confirm);
                browser.photograph(images.resolve("confirm-light.png"), WIDE, false);
                reader.press(confirm);
                house.publish("Kafka at the edge");
                house.pass(java.time.Duration.ofDays(7));
                house.digests();
                browser.open(MailHouse.link(house.mailTo("ada@example.org").getLast(), "/digest/preferences/"));
                browser.photograph(images.resolve("preferences-light.png"), WIDE, false);
            }
        }
        System.out.println("Pictures are in " + images);
    }
}
