package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.mail.MailMain;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// SMTP and IMAP with a REST API and a page to read mail.
public final class MailServer extends ProcessPart {

    private final Packages packages;
    private final int smtpPort;
    private final int imapPort;
    private final int apiPort;
    private final int pagePort;

    MailServer(Home home, Packages packages, int smtpPort, int imapPort, int apiPort, int pagePort) {
        super("mail", home);
        this.packages = packages;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.apiPort = apiPort;
        this.pagePort = pagePort;
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    /// The base of the REST API: `GET /api/user/{email}/messages/` lists the mails of an address.
    public String apiUrl() {
        return "http://127.0.0.1:" + apiPort;
    }

    /// The page for people.
    @Override
    public String address() {
        return "http://127.0.0.1:" + pagePort;
    }

    @Override
    void fetch() {
        packages.greenmailJar();
    }

    @Override
    List<Integer> ports() {
        return List.of(smtpPort, imapPort, apiPort, pagePort);
    }

    @Override
    Command command() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Jvm.java().toString());
        arguments.addAll(Jvm.MAIL);
        arguments.addAll(List.of(
                "-cp",
                packages.greenmailJar() + File.pathSeparator + ownClasses(),
                MailMain.class.getName(),
                String.valueOf(smtpPort),
                String.valueOf(imapPort),
                String.valueOf(apiPort),
                String.valueOf(pagePort)));
        return Command.of(arguments, Files.createDirectories(home.data(name())));
    }

    private static Path ownClasses() {
        try {
            return Path.of(MailMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    boolean answers() throws IOException {
        return Web.get(apiUrl() + "/api/service/readiness").isOk()
                && Web.get(address() + "/").isOk();
    }
}
