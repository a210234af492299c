package dev.blogboard.mail;

import dev.blogboard.mail.MailSettings.DkimSettings;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** What a sender's domain has to publish so that its mail is believed (SPF, RFC 7208; DKIM, RFC 6376; DMARC, RFC 7489). */
public final class DnsRecords {
    private final Lookup lookup;

    /** The TXT records of a name. */
    @FunctionalInterface
    public interface Lookup {
        /**
         * Looks them up.
         *
         * @throws NamingException when nobody answers; a name that is not there has none
         */
        List<String> txt(String name) throws NamingException;
    }

    public DnsRecords(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * A record, and how it stands.
     *
     * @param problem a sentence; absent when it is published
     */
    public record Finding(
            String name, String record, @Nullable String problem) {}

    /** The records for these settings, each compared with what is published. */
    public List<Finding> examine(MailSettings settings) {
        List<Finding> findings = new ArrayList<>();
        String from = MailSettings.domainOf(settings.from());
        String bounces = settings.bounceAddress();
        String envelope = bounces == null ? from : Addresses.domain(bounces);
        findings.add(finding(envelope, "v=spf1 " + mechanism(settings.host()) + " ~all", "v=spf1"));
        for (DkimSettings key : settings.dkim()) {
            String name = key.selector() + "._domainkey." + key.domain();
            String record = DkimKey.record(DkimKey.read(key.key()));
            findings.add(finding(name, record, record.substring(record.indexOf("p="))));
        }
        findings.add(finding("_dmarc." + from, "v=DMARC1; p=none; rua=mailto:postmaster@" + from, "v=dmarc1"));
        return findings;
    }

    /** How SPF names a server: by its name or, where that is all there is, by its address. */
    private static String mechanism(@Nullable String host) {
        if (host == null) {
            return "mx";
        }
        if (host.contains(":")) {
            return "ip6:" + host;
        }
        return (host.matches("[0-9.]+") ? "ip4:" : "a:") + host;
    }

    /** @param sign what a published record has to contain, whatever the case and space */
    private Finding finding(String name, String record, String sign) {
        try {
            List<String> published = lookup.txt(name);
            boolean there = published.stream().anyMatch(text -> plain(text).contains(plain(sign)));
            Optional<String> problem = there
                    ? Optional.empty()
                    : Optional.of(published.isEmpty() ? "not published" : "published is only " + published.getFirst());
            return new Finding(name, record, problem.orElse(null));
        } catch (NamingException unreachable) {
            return new Finding(name, record, "cannot be looked up from here (" + unreachable.getMessage() + ")");
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT);
    }

    /** Asks the name servers of this machine. */
    public static List<String> ask(String name) throws NamingException {
        return ask(name, "dns:");
    }

    /**
     * Asks a name server. The JDK has no other way to them; only text comes back, no object.
     *
     * @param server {@code dns://ADDRESS:PORT}, or {@code dns:} for those of this machine
     */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    static List<String> ask(String name, String server) throws NamingException {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        settings.put("java.naming.provider.url", server);
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext context = new InitialDirContext(settings);
        try {
            Attribute records =
                    context.getAttributes(name, new String[] {"TXT"}).get("TXT");
            List<String> texts = new ArrayList<>();
            if (records != null) {
                NamingEnumeration<?> all = records.getAll();
                while (all.hasMore()) {
                    texts.add(String.valueOf(all.next()));
                }
            }
            return texts;
        } catch (NameNotFoundException none) {
            return List.of();
        } finally {
            context.close();
        }
    }
}
