package dev.blogboard.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Sockets that send each piece at once ({@code TCP_NODELAY}); somebody is told of each. */
final class PromptSockets extends SocketFactory {
    private final SocketFactory sockets;
    private final Consumer<Socket> made;

    PromptSockets(SocketFactory sockets, Consumer<Socket> made) {
        this.sockets = sockets;
        this.made = made;
    }

    Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        made.accept(socket);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return prompt(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return prompt(sockets.createSocket(host, port, local, localPort));
    }
}
