package com.msaas.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The way to the mail server, line by line, so that a test can close it, have it say no, or cut it where it
/// hurts most: when the server has taken the mail and nobody has been told yet.
public final class MailRoute {
    private final int target;
    private final int port;
    private volatile ServerSocket door;
    private volatile Mood mood = Mood.PASSING;

    private enum Mood {
        PASSING,
        REFUSING,
        CUTTING_ONCE
    }

    private MailRoute(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
        this.port = door.getLocalPort();
    }

    /// A way to the server on this port of the machine.
    public static MailRoute to(int target) {
        MailRoute route = new MailRoute(target, opened(0));
        route.letIn(route.door);
        return route;
    }

    /// Where it begins.
    public int port() {
        return port;
    }

    /// Nobody answers any more.
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All is as it should be.
    public void open() {
        mood = Mood.PASSING;
        if (door.isClosed()) {
            door = opened(port);
            letIn(door);
        }
    }

    /// No mailbox is known.
    public void refuse() {
        mood = Mood.REFUSING;
    }

    /// The next mail arrives, and the connection breaks before that is said.
    public void cutAfterTheNextMail() {
        mood = Mood.CUTTING_ONCE;
    }

    /// Whether the mail that was to be cut off has come.
    public boolean hasCut() {
        return mood == Mood.PASSING;
    }

    private static ServerSocket opened(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket at) {
        Thread.ofVirtual().start(() -> {
            while (!at.isClosed()) {
                try {
                    Socket client = at.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            carry(new Line(client), new Line(server));
        } catch (IOException cut) {
            return;
        }
    }

    private void carry(Line client, Line server) throws IOException {
        client.say(server.reply());
        boolean mail = false;
        String said = client.hear();
        while (said != null) {
            if (mood == Mood.REFUSING && said.startsWith("RCPT")) {
                client.say("550 5.1.1 no such mailbox\r\n");
            } else {
                server.say(said + "\r\n");
                if (!mail || said.equals(".")) {
                    String reply = server.reply();
                    if (mail && mood == Mood.CUTTING_ONCE) {
                        mood = Mood.PASSING;
                        return;
                    }
                    client.say(reply);
                    mail = reply.startsWith("354");
                }
            }
            said = client.hear();
        }
    }

    /// One side.
    private static final class Line {
        private final BufferedReader in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            out = socket.getOutputStream();
        }

        String hear() throws IOException {
            return in.readLine();
        }

        void say(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
        }

        /// A reply goes on as long as a dash follows its code.
        String reply() throws IOException {
            StringBuilder reply = new StringBuilder();
            String line = in.readLine();
            while (line != null) {
                reply.append(line).append("\r\n");
                if (line.length() < 4 || line.charAt(3) != '-') {
                    return reply.toString();
                }
                line = in.readLine();
            }
            throw new IOException("the server has gone");
        }
    }
}
