package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Edge.TENANT;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.gateway.RawHttp.Reply;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Person;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    private static final String CLIENTS = "/api/clients";
    private static final int MIB = 1024 * 1024;

    private final String token = IDENTITY.token(member(Role.OWNER));
    private final ApiClient owner = GATEWAY.api().as(token);

    @BeforeEach
    void calm() {
        CRM.calm();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 300_000, MIB})
    void passesBodiesOfEverySizeThatIsTaken(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');

        owner.send("POST", CLIENTS, body).expect(200);

        assertThat(CRM.last().body()).isEqualTo(body);
        assertThat(CRM.last().header("Content-Length")).contains(String.valueOf(size));
    }

    @Test
    void refusesBodiesThatSayTheyAreTooLarge() {
        Answer answer = owner.send("POST", CLIENTS, new byte[MIB + 1]).expect(413, "TOO_LARGE");

        assertThat(answer.code()).isEqualTo("TOO_LARGE");
        owner.send("POST", CLIENTS, new byte[10 * MIB]).expect(413, "TOO_LARGE");
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void takesALogoOfHalfAMebibyte() {
        String logo = "/api/tenant/logo";
        TENANT.calm();

        owner.send("PUT", logo, new byte[MIB / 2]).expect(200);
        owner.send("PUT", logo, new byte[MIB / 2 + 1]).expect(413, "TOO_LARGE");

        assertThat(TENANT.seen()).hasSize(1);
    }

    @Test
    void refusesBodiesThatTurnOutTooLarge() {
        Reply reply = chunked(17);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).contains("TOO_LARGE");
        assertThat(chunked(16).status()).isEqualTo(200);
        assertThat(CRM.seen())
                .extracting(seen -> seen.body().length)
                .contains(MIB)
                .doesNotContain(MIB + 65536);
    }

    @Test
    void takesNoBodyWherePeopleSignInThatIsNotReadWhole() {
        String path = "/api/auth/refresh";
        AUTH.calm();

        GATEWAY.api().send("POST", path, new byte[31 * 1024]).expect(200);
        assertThat(AUTH.last().body()).hasSize(31 * 1024);

        GATEWAY.api().send("POST", path, new byte[31 * 1024 + 1]).expect(413, "TOO_LARGE");
        for (int length : new int[] {31 * 1024 + 1, 40_000}) {
            Reply reply = RawHttp.send(
                    GATEWAY.port(),
                    "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(length) + "\r\n" + "a".repeat(length) + "\r\n0\r\n\r\n");
            assertThat(reply.status()).isEqualTo(413);
        }
        assertThat(AUTH.seen()).hasSize(1);
    }

    private Reply chunked(int parts) {
        String part = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        return RawHttp.send(
                GATEWAY.port(),
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + part.repeat(parts) + "0\r\n\r\n");
    }

    @Test
    void sendsNothingOfABodyThatBreaksOff() {
        Reply reply = RawHttp.send(
                GATEWAY.port(),
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"success\":false", "\"BAD_REQUEST\"");
        assertThat(CRM.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1000})
    void refusesAFloodOfCookies(int number) {
        String cookies =
                IntStream.range(0, number).mapToObj(one -> "c" + one + "=1").collect(Collectors.joining("; "));

        Reply reply = RawHttp.get(GATEWAY.port(), CLIENTS, "Authorization: Bearer " + token, "Cookie: " + cookies);

        assertThat(reply.status()).isIn(400, 431);
        assertThat(reply.body()).contains("\"success\":false");
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void takesTheTokenOfSomebodyInAHundredClinics() {
        Person everywhere = member(Collections.nCopies(100, Role.STAFF).toArray(Role[]::new));

        GATEWAY.api()
                .as(everywhere, everywhere.memberships().getLast().tenant())
                .get(CLIENTS)
                .expect(200);
    }

    @Test
    void refusesAFloodOfHeaders() {
        String[] headers = IntStream.range(0, 500)
                .mapToObj(number -> "X-H" + number + ": 1")
                .toArray(String[]::new);

        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS, headers).status()).isIn(400, 431);
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesAHugeHeader() {
        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS, "X-Huge: " + "a".repeat(100_000))
                        .status())
                .isIn(400, 431);
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void refusesALongAddress() {
        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS + "/" + "a".repeat(3000)).status())
                .isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/clients HTTP/1.1\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: x\r\nX-A : 1\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: x\r\nX-A\u0001: 1\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: x\r\nX-A: 1\u0000\r\n\r\n",
                "GET /api/clients HTTP/1.1\r\nHost: x\r\n: nothing\r\n\r\n",
                "GET  /api/clients\r\n\r\n",
                "GET /api/clients?a=\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/clients HTTP/9.9\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"
            })
    void refusesWhatIsNoHttp(String bytes) {
        Reply reply = RawHttp.send(GATEWAY.port(), bytes);

        // who speaks no HTTP/1 gets no head either
        assertThat(reply.status()).as(reply.text()).isIn(400, 501, 505, 0);
        assertThat(reply.text()).contains("\"success\":false").doesNotContain("UNAUTHENTICATED");
        assertThat(CRM.seen()).isEmpty();
    }

    @Test
    void letsNoRequestHideInAnother() {
        String hidden = "GET /api/clients/hidden HTTP/1.1\r\nHost: x\r\nX-User-Role: owner\r\n\r\n";

        RawHttp.send(
                GATEWAY.port(),
                "POST /api/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Length: " + (hidden.length() + 5)
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);

        assertThat(CRM.seen()).extracting(SmallService.Seen::target).doesNotContain("/api/clients/hidden");
    }

    /// Each would do, with the token that it carries, were it not for what is wrong with it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: 1\u0000",
                "X-A: 1\u0000X-User-Role: owner",
                "X-A: 1\u000b",
                "X-A\u0000: 1",
                "X-A\t: 1",
                "X A: 1",
                "X-A(: 1",
                "X-A",
                "Host: evil.example",
                "Content-Length: 1, 2",
                "Content-Length: +1",
                "Content-Length: 0x1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: xchunked"
            })
    void passesNoRequestOnWithAHeaderThatIsWrong(String header) {
        assertThat(RawHttp.get(GATEWAY.port(), CLIENTS, "Authorization: Bearer " + token, "X-A: 1")
                        .status())
                .isEqualTo(200);
        CRM.calm();

        Reply reply = RawHttp.get(GATEWAY.port(), CLIENTS, "Authorization: Bearer " + token, header);

        assertThat(reply.status()).as(reply.text()).isIn(400, 501);
        assertThat(CRM.seen()).isEmpty();
    }

    /// What ends a line for one reader and not for another.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: 1\rX-User-Role: owner",
                "X-A: 1\nX-User-Role: owner",
                "X-A: 1\n\rX-User-Role: owner",
                "X-A: 1\r\n X-User-Role: owner",
                "X-A: 1\r\n\tX-User-Role: owner",
                "X-A:\r\n X-User-Role: owner",
                "X-A: 1\u0085X-User-Role: owner",
                "X-A: 1%0d%0aX-User-Role: owner"
            })
    void letsNobodyWriteAHeaderOfOurs(String header) {
        RawHttp.get(
                GATEWAY.port(),
                CLIENTS,
                "Authorization: Bearer " + IDENTITY.token(member(Role.VIEWER)),
                header,
                "X-B: 1");

        assertThat(CRM.seen())
                .allSatisfy(
                        seen -> assertThat(seen.headers().get("X-User-Role")).containsExactly("viewer"));
    }

    @Test
    void takesNoHeaderOutOfAnotherOnesValue() {
        Reply reply = RawHttp.get(
                GATEWAY.port(),
                CLIENTS,
                "Authorization: Bearer " + IDENTITY.token(member(Role.VIEWER)),
                "User-Agent: a\rX-User-Role: owner",
                "X-B: 1");

        assertThat(reply.status()).isIn(200, 400);
        assertThat(CRM.seen())
                .allSatisfy(
                        seen -> assertThat(seen.headers().get("X-User-Role")).containsExactly("viewer"));
    }
}
