package dev.blogboard.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets that send each piece at once, also those laid over a connection that began without TLS. */
final class PromptTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final PromptSockets prompt;

    PromptTlsSockets(SSLSocketFactory sockets, Consumer<Socket> made) {
        this.sockets = sockets;
        this.prompt = new PromptSockets(sockets, made);
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return prompt.prompt(sockets.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return prompt.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return prompt.createSocket(host, port, local, localPort);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
