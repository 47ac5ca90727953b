package com.msaas.crm.importing;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A form as a browser sends it: each time with another boundary between its parts.
public final class Form {
    private final String boundary = "----" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public static Form of(String csv) {
        return of(csv.getBytes(StandardCharsets.UTF_8));
    }

    public static Form of(byte[] file) {
        return new Form().part("file\"; filename=\"pacienți.csv", file);
    }

    public Form with(String name, String value) {
        return part(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public Form part(String name, byte[] value) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        body.writeBytes(value);
        write("\r\n");
        return this;
    }

    public String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    public Answer sendTo(ApiClient client) {
        return client.header("Content-Type", mediaType()).send("POST", "/api/clients/import", bytes());
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
