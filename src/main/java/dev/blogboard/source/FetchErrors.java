package dev.blogboard.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** What went wrong with a fetch, as a sentence. */
final class FetchErrors {
    private FetchErrors() {}

    static IOException explained(String host, IOException fault, FetchSettings settings) {
        String sentence = switch (fault) {
            case HttpFetcher.PrivateAddressException hidden ->
                host + " is on a private network, and fetch.allow-private-addresses is off.";
            case UnknownHostException unknown -> host + " is not known (no such host name).";
            case ConnectException refused -> "The connection to " + host + " was refused.";
            case SSLException insecure ->
                "No secure connection to " + host + " could be made: " + insecure.getMessage();
            case InterruptedIOException late ->
                host + " took longer than " + settings.deadline().toSeconds() + " s.";
            case ZipException damaged -> "The document is compressed in a way that cannot be undone.";
            case EOFException cut -> host + " ended the connection in the middle of the document.";
            default -> String.valueOf(fault.getMessage());
        };
        return new IOException(sentence, fault);
    }
}
