package com.msaas.tenant.clinic;

import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.contracts.TenantSettingsChanged;
import com.msaas.contracts.Topic;
import com.msaas.tenant.picture.SentPictures;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ServiceTest
class LogoTest {
    private static final String LOGO = "/api/tenant/logo";
    private static final byte[] TILES = SentPictures.png(1600, 800, 1);

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Identity identity;

    @Value("${local.server.port}")
    int port;

    private Clinic clinic;
    private ApiClient owner;

    @BeforeEach
    void aClinic() {
        clinic = register(events, clinics.fresh());
        owner = api.as(clinic.owner());
    }

    @Test
    void isShownToWhoeverBelongsToTheClinic() throws IOException {
        owner.get(LOGO).expect(404, "NOT_FOUND");
        assertThat(logo().isNull()).isTrue();

        Answer put =
                put(api.as(clinic.admin()), SentPictures.withPassengers(TILES)).expect(200);

        assertThat(put.header("ETag")).isEmpty();
        assertThat(logo()).isEqualTo(put.data());
        assertThat(put.data().path("content_type").asString()).isEqualTo("image/png");
        assertThat(put.data().path("width").asInt()).isEqualTo(1024);
        assertThat(put.data().path("height").asInt()).isEqualTo(512);
        Answer shown =
                api.as(clinic.viewer()).get(put.data().path("url").asString()).expect(200);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(shown.body()));
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(512);
        assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1)).doesNotContain("alert");
        assertThat(shown.header("Content-Type")).hasValue("image/png");
        assertThat(shown.header("Content-Disposition")).hasValue("inline; filename=\"logo.png\"");
        assertThat(shown.header("X-Content-Type-Options")).hasValue("nosniff");
        put(api.as(clinic.staff()), TILES).expect(403, "FORBIDDEN");
        api.as(clinics.fresh().owner()).get(LOGO).expect(404, "NOT_FOUND");
    }

    @Test
    void isSentOnceToWhoKeepsIt() {
        Answer first = put(owner, TILES).expect(200);
        String address = first.data().path("url").asString();
        String tag = "\"" + first.data().path("digest").asString() + "\"";

        assertThat(owner.get(address).header("Cache-Control")).hasValue("max-age=31536000, private, immutable");
        assertThat(owner.get(LOGO).header("Cache-Control")).hasValue("no-cache, private");
        assertThat(owner.get(LOGO).header("ETag")).hasValue(tag);
        Answer unchanged = owner.header("If-None-Match", tag).get(LOGO).expect(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).hasValue(tag);
        assertThat(unchanged.header("Cache-Control")).hasValue("no-cache, private");

        Answer second = put(owner, SentPictures.jpeg(300, 200)).expect(200);

        assertThat(second.data().path("url").asString()).isNotEqualTo(address);
        owner.header("If-None-Match", tag).get(LOGO).expect(200);
        // what stands at the old address now is not what was promised there
        assertThat(owner.get(address).header("Cache-Control")).hasValue("no-cache, private");
    }

    @Test
    void isAVersionOfTheClinicThatTheLogTellsOf() {
        assertThat(owner.get("/api/tenant").header("ETag")).hasValue("\"1\"");
        String first = digest(put(owner, TILES).expect(200));
        assertThat(digest(put(owner, TILES).expect(200))).isEqualTo(first);
        assertThat(owner.get("/api/tenant").header("ETag")).hasValue("\"2\"");
        String second = digest(put(owner, SentPictures.jpeg(300, 200)).expect(200));
        owner.delete(LOGO).expect(204);
        owner.delete(LOGO).expect(404, "NOT_FOUND");

        assertThat(logo().isNull()).isTrue();
        owner.get(LOGO).expect(404, "NOT_FOUND");
        assertThat(events.read(Topic.TENANT_TENANT, clinic.id()).await(4).stream()
                        .skip(1)
                        .map(told -> told.as(TenantSettingsChanged.class).version()))
                .containsExactly(2L, 3L, 4L);
        List<AuditRecorded> audited = ofLogos(3);
        assertThat(audited)
                .extracting(AuditRecorded::action)
                .containsExactly("clinic.logo_changed", "clinic.logo_changed", "clinic.logo_removed");
        assertThat(audited.stream().flatMap(line -> line.changes().stream()))
                .containsExactly(
                        AuditChange.of("logo", null, first),
                        AuditChange.of("logo", first, second),
                        AuditChange.of("logo", second, null));
        assertThat(audited.getLast().severity()).isEqualTo(AuditSeverity.CRITICAL);
        assertThat(audited.getFirst().userId()).isEqualTo(clinic.owner().id());
    }

    @Test
    void isReplacedAndTakenAwayOnlyWhereItIsTheOneThatIsMeant() {
        String first = "\"" + digest(put(owner, TILES).expect(200)) + "\"";
        String second = "\""
                + digest(put(owner.header("If-Match", first), SentPictures.png(32, 32, 2))
                        .expect(200))
                + "\"";

        Answer refused = put(owner.header("If-Match", first), TILES).expect(409, "VERSION_MISMATCH");
        owner.header("If-Match", first).delete(LOGO).expect(409, "VERSION_MISMATCH");

        assertThat("\"" + refused.details().path("current_version").asString() + "\"")
                .isEqualTo(second);
        assertThat(owner.get(LOGO).header("ETag")).hasValue(second);
        owner.header("If-Match", second).delete(LOGO).expect(204);
        Answer gone = put(owner.header("If-Match", second), TILES).expect(409, "VERSION_MISMATCH");
        assertThat(gone.details().path("current_version").isNull()).isTrue();
    }

    @Test
    void isOneOfThoseThatCameAtOnceAndEachIsInTheLog() {
        List<Answer> racing = race(owner);

        assertThat(racing).extracting(Answer::status).containsOnly(200);
        assertThat(owner.get(LOGO).header("ETag"))
                .hasValue("\"" + logo().path("digest").asString() + "\"");
        String before = null;
        for (AuditRecorded line : ofLogos(racing.size())) {
            AuditChange change = line.changes().getFirst();
            assertThat(change.oldValue()).isEqualTo(before);
            before = change.newValue();
        }
        assertThat(before).isEqualTo(logo().path("digest").asString());
    }

    @Test
    void isReplacedByOneOfThoseThatMeanTheSame() {
        String tag = "\"" + digest(put(owner, TILES).expect(200)) + "\"";

        List<Answer> racing = race(owner.header("If-Match", tag));

        assertThat(racing).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        Answer won = racing.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(logo()).isEqualTo(won.data());
    }

    @Test
    void isNeverWhatIsNoPicture() {
        String tag = digest(put(owner, TILES).expect(200));

        SentPictures.bad().forEach((what, bytes) -> {
            Answer refused = put(owner, bytes).expect(400, "VALIDATION_FAILED");
            assertThat(refused.details().path(0).path("field").asString())
                    .as(what)
                    .isEqualTo("body");
        });

        assertThat(logo().path("digest").asString()).isEqualTo(tag);
        assertThat(owner.get("/api/tenant").header("ETag")).hasValue("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "text/html",
                "image/svg+xml",
                "image/gif",
                "image/*",
                "application/octet-stream",
                "multipart/form-data; boundary=x",
                "png",
                ""
            })
    void comesAsPngOrJpegAndAsNothingElse(String type) {
        Answer refused = owner.header("Content-Type", type).send("PUT", LOGO, TILES);

        refused.expect(415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(refused.text()).contains("image/png or image/jpeg");
        assertThat(logo().isNull()).isTrue();
    }

    @Test
    void doesNotComeWithoutAName() throws Exception {
        HttpRequest nameless = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LOGO))
                .header("Authorization", "Bearer " + identity.token(clinic.owner()))
                .header("X-Tenant-Id", clinic.id().toString())
                .header("X-User-Id", clinic.owner().id().toString())
                .header("X-User-Role", "owner")
                .PUT(BodyPublishers.ofByteArray(TILES))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> refused = client.send(nameless, BodyHandlers.ofString());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(415);
        }
    }

    @Test
    void isOfHalfAMebibyteAtMost() {
        byte[] largest = Arrays.copyOf(TILES, 512 * 1024);
        put(owner, largest).expect(200);

        Answer refused = put(owner, Arrays.copyOf(TILES, 512 * 1024 + 1)).expect(413, "TOO_LARGE");

        assertThat(refused.text()).contains("512 KiB");
        assertThat(logo().path("width").asInt()).isEqualTo(1024);
    }

    private static Answer put(ApiClient by, byte[] picture) {
        return by.header("Content-Type", "image/png").send("PUT", LOGO, picture);
    }

    private static List<Answer> race(ApiClient by) {
        List<CompletableFuture<Answer>> racing = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> put(by, SentPictures.png(40, 40, 100 + number)),
                        work -> Thread.ofVirtual().start(work)))
                .toList();
        return racing.stream().map(CompletableFuture::join).toList();
    }

    private static String digest(Answer answer) {
        return answer.data().path("digest").asString();
    }

    private JsonNode logo() {
        return owner.get("/api/tenant").expect(200).data().path("logo");
    }

    private List<AuditRecorded> ofLogos(int number) {
        return ofLogos(events.read(Topic.PLATFORM_AUDIT, clinic.id())
                .await(told -> ofLogos(told).size() == number));
    }

    private static List<AuditRecorded> ofLogos(List<Told> told) {
        return told.stream()
                .map(one -> one.as(AuditRecorded.class))
                .filter(one -> one.action().startsWith("clinic.logo"))
                .toList();
    }
}
