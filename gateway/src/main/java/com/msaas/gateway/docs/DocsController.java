package com.msaas.gateway.docs;

import com.msaas.gateway.routing.OpenDoors;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The page that shows all documents, what it is made of, and the documents. Everything comes from here: the
/// page loads nothing from anywhere else, and browsers are told so.
@RestController
class DocsController {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String BRIEFLY = "public, max-age=60";
    private static final String FOR_LONG = "public, max-age=86400";
    private static final String SERVICES = "@services@";
    private static final String UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final Map<String, String> PARTS = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "swagger-ui-standalone-preset.js", "text/javascript",
            "docs.js", "text/javascript");

    private final ServiceDocuments documents;

    DocsController(ServiceDocuments documents) {
        this.documents = documents;
    }

    @GetMapping(OpenDoors.DOCS)
    void page(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        String page = new ClassPathResource("docs/page.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace(SERVICES, String.join(" ", documents.services()));
        write(response, MediaType.TEXT_HTML_VALUE, BRIEFLY, page.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(OpenDoors.DOCS + "/page/{part}")
    void part(@PathVariable String part, HttpServletResponse response) throws IOException {
        String type = PARTS.get(part);
        if (type == null) {
            throw new RefusedException(CommonRefusal.notFound("part of the page"));
        }
        response.setHeader("Cache-Control", FOR_LONG);
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try (InputStream content = resource(part).getInputStream()) {
            content.transferTo(response.getOutputStream());
        }
    }

    @GetMapping(OpenDoors.DOCS + "/{service}")
    void document(@PathVariable String service, HttpServletResponse response) throws IOException {
        write(response, MediaType.APPLICATION_JSON_VALUE, BRIEFLY, documents.of(service));
    }

    private static Resource resource(String part) throws IOException {
        Resource ours = new ClassPathResource("docs/" + part);
        return ours.exists() ? ours : new PathMatchingResourcePatternResolver().getResources(UI + part)[0];
    }

    /// Headers are set and not added, since the edge has set its own of the same names already.
    private static void write(HttpServletResponse response, String type, String cache, byte[] body) throws IOException {
        response.setHeader("Cache-Control", cache);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
