package com.msaas.crm.importing;

import com.msaas.platform.api.BoundedRequest;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/// The parts of an upload: `file`, and beside it `dry_run` and `mapping`. They are taken out of the body that
/// is kept within its limit already, by the server's own parser, which is not let near any other door.
record Upload(byte[] file, boolean dryRun, @Nullable String mapping) {
    /// The largest file that is taken.
    static final int LARGEST_FILE = 5 * 1024 * 1024;

    /// What may come beside the file.
    static final int LARGEST_REST = 64 * 1024;

    private static final String FILE = "file";
    private static final String DRY_RUN = "dry_run";
    private static final String MAPPING = "mapping";
    private static final List<String> PARTS = List.of(FILE, DRY_RUN, MAPPING);
    private static final int LARGEST_HEADERS = 4 * 1024;

    /// @throws RefusedException when the parts are not the ones that are needed
    static Upload of(HttpServletRequest request) {
        Map<String, byte[]> parts = parts(request.getContentType(), BoundedRequest.bytesOf(request));
        byte[] file = parts.get(FILE);
        if (file == null) {
            throw refused(FILE, "is required");
        }
        if (file.length > LARGEST_FILE) {
            throw new RefusedException(CommonRefusal.tooLarge(LARGEST_FILE));
        }
        return new Upload(file, isTrue(parts.get(DRY_RUN)), text(parts.get(MAPPING)));
    }

    /// What it says, whatever boundary stood between its parts.
    byte[] said() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(said)) {
            out.writeBoolean(dryRun);
            byte[] map = Objects.requireNonNullElse(mapping, "").getBytes(StandardCharsets.UTF_8);
            out.writeInt(map.length);
            out.write(map);
            out.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toByteArray();
    }

    private static Map<String, byte[]> parts(@Nullable String contentType, byte[] body) {
        FileUpload parser = new FileUpload();
        parser.setPartHeaderSizeMax(LARGEST_HEADERS);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try {
            FileItemIterator found = parser.getItemIterator(new Kept(contentType, body));
            while (found.hasNext()) {
                FileItemStream part = found.next();
                String name = Objects.requireNonNullElse(part.getFieldName(), "");
                if (!PARTS.contains(name)) {
                    throw refused("body", "must have no parts but " + String.join(", ", PARTS));
                }
                if (parts.put(name, bytes(part)) != null) {
                    throw refused(name, "is there twice");
                }
            }
        } catch (IOException | InvalidFileNameException e) {
            throw refused("body", "must be well-formed multipart/form-data");
        }
        return parts;
    }

    private static byte[] bytes(FileItemStream part) throws IOException {
        try (InputStream content = part.openStream()) {
            return content.readAllBytes();
        }
    }

    private static boolean isTrue(byte @Nullable [] part) {
        String text = text(part);
        return switch (Objects.requireNonNullElse(text, "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(DRY_RUN, "must be true or false");
        };
    }

    private static @Nullable String text(byte @Nullable [] part) {
        return part == null || part.length == 0 ? null : new String(part, StandardCharsets.UTF_8).strip();
    }

    private static RefusedException refused(String field, String message) {
        return new RefusedException(InvalidInput.of(field, message));
    }

    /// The body as the parser asks for it.
    private record Kept(@Nullable String contentType, byte[] body) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public @Nullable String getContentType() {
            return contentType;
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
