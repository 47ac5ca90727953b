package com.msaas.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mail server that does to each mail what a test says: a real SMTP dialogue over a socket, as far as mail is
/// handed in.
public final class ScriptedMailServer {

    /// What becomes of a mail.
    public enum Fate {
        TAKEN,
        /// it is taken, and the connection ends before the client hears of it
        TAKEN_IN_SILENCE,
        REFUSED_FOR_NOW,
        REFUSED_FOR_GOOD
    }

    /// A mail that was taken.
    public record Taken(String messageId, String to) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile Function<String, Fate> fates = recipient -> Fate.TAKEN;
    private volatile ServerSocket socket;

    private ScriptedMailServer(ServerSocket socket) {
        this.socket = socket;
        this.port = socket.getLocalPort();
        serve(socket);
    }

    public static ScriptedMailServer open() {
        return new ScriptedMailServer(listen(0));
    }

    public int port() {
        return port;
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<Taken> takenFor(String recipient) {
        return taken.stream().filter(mail -> mail.to().equals(recipient)).toList();
    }

    /// @param fates by the recipient's address, asked anew for each mail
    public void does(Function<String, Fate> script) {
        fates = script;
    }

    /// Refuses connections.
    public void shut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Is there again.
    public void openAgain() {
        socket = listen(port);
        serve(socket);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket made = new ServerSocket();
            made.setReuseAddress(true);
            made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket open) {
        Thread.ofVirtual().name("mail-server").start(() -> {
            while (!open.isClosed()) {
                try {
                    Socket client = open.accept();
                    Thread.ofVirtual().name("mail-client").start(() -> converse(client));
                } catch (IOException shut) {
                    return;
                }
            }
        });
    }

    private void converse(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 scripted");
            String to = "";
            String line;
            while ((line = in.readLine()) != null) {
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        if (!takes(in, out, to)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // a client that was killed, or a connection that the script has ended
        }
    }

    /// @return whether the conversation goes on
    private boolean takes(BufferedReader in, OutputStream out, String to) throws IOException {
        String messageId = readMail(in);
        Fate fate = fates.apply(to);
        if (messageId == null) {
            return false;
        }
        if (fate == Fate.TAKEN || fate == Fate.TAKEN_IN_SILENCE) {
            taken.add(new Taken(messageId, to));
        }
        switch (fate) {
            case TAKEN -> say(out, "250 taken");
            case REFUSED_FOR_NOW -> say(out, "451 not now");
            case REFUSED_FOR_GOOD -> say(out, "550 never");
            case TAKEN_IN_SILENCE -> {
                return false;
            }
        }
        return true;
    }

    /// @return its Message-ID; nothing when the client was gone before its end
    private static @Nullable String readMail(BufferedReader in) throws IOException {
        String messageId = null;
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals(".")) {
                return messageId;
            }
            if (messageId == null && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
        }
        return null;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
