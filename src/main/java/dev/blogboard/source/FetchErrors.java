package dev.blogboard.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a fetch, as a sentence. */
final class FetchErrors {
    private FetchErrors() {}

    static IOException explained(String host, IOException fault, FetchSettings settings) {
        String sentence = switch (fault) {
            case BoundedBody.RefusedDocumentException refused -> String.valueOf(refused.getMessage());
            case HttpFetcher.PrivateAddressException hidden ->
                host + " is on a private network, and fetch.allow-private-addresses is off.";
            case UnknownHostException unknown -> host + " is not known (no such host name).";
            case NoRouteToHostException unreachable -> "There is no way to " + host + " from here.";
            case ConnectException refused -> "The connection to " + host + " was refused.";
            case SSLPeerUnverifiedException other -> "The certificate of " + host + " is for another name.";
            case SSLHandshakeException untrusted ->
                "No secure connection to " + host + " could be made: " + innermost(untrusted);
            case SSLException insecure -> "No secure connection to " + host + " could be made: " + innermost(insecure);
            case InterruptedIOException late ->
                host + " took longer than " + settings.deadline().toSeconds() + " s.";
            case ZipException damaged -> "The document is compressed in a way that cannot be undone.";
            case EOFException cut -> ended(host, cut);
            case ProtocolException garbled ->
                endsEarly(garbled)
                        ? host + " ended the connection in the middle of the document."
                        : host + " does not speak HTTP: " + garbled.getMessage() + ".";
            case SocketException broken -> "The connection to " + host + " broke: " + broken.getMessage() + ".";
            default -> fromOurselves(host, fault);
        };
        return new IOException(sentence, fault);
    }

    /** OkHttp reads a header up to a limit, and says beyond it that the line has no end. */
    private static String ended(String host, EOFException cut) {
        return isInHeader(cut)
                ? "The header of the answer breaks off, or has more than 256 kB."
                : host + " ended the connection in the middle of the document.";
    }

    private static boolean isInHeader(EOFException cut) {
        String message = String.valueOf(cut.getMessage());
        return message.contains("limit=") && !message.contains("limit=0 ");
    }

    private static boolean endsEarly(ProtocolException garbled) {
        return "unexpected end of stream".equals(garbled.getMessage());
    }

    /** OkHttp says that a connection ended before the answer by an exception without a type of its own. */
    private static String fromOurselves(String host, IOException fault) {
        String message = fault.getMessage();
        if (fault.getCause() instanceof EOFException cut && isInHeader(cut)) {
            return ended(host, cut);
        }
        if (message == null) {
            return host + " could not be read: " + fault.getClass().getSimpleName() + ".";
        }
        return message.startsWith("unexpected end of stream")
                ? host + " ended the connection without an answer."
                : message;
    }

    private static @Nullable String innermost(Throwable fault) {
        Throwable inner = fault;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }
}
