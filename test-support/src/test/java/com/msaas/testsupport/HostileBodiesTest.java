package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HostileBodiesTest {
    private final ObjectNode good = (ObjectNode)
            JsonMapper.shared()
                    .readTree(
                            "{\"name\": \"Ana\", \"age\": 7, \"tags\": [\"a\"], \"address\": {\"city\": \"Cluj\"}, \"vip\": true}");
    private final Map<String, byte[]> bodies = HostileBodies.madeOf(good);

    @Test
    void putAnOperatorInThePlaceOfEachValue() {
        assertThat(text("an operator as name"))
                .contains("\"name\":{\"$gt\":\"\"}")
                .contains("\"age\":7");
        assertThat(text("a list of operators as tags")).contains("\"tags\":[{\"$gt\":\"\"}]");
        assertThat(text("a text as address")).contains("\"address\":\"x\"");
    }

    @Test
    void changeTheTypeOfEachValue() {
        assertThat(bodies).containsKeys("a number as name", "a text as age", "true as tags", "a list as vip");
    }

    @Test
    void areNoneOfThemTheGoodOne() {
        assertThat(bodies.values())
                .noneSatisfy(body ->
                        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(good.toString()));
    }

    @Test
    void holdWhatIsNoUtf8() {
        Assertions.assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(
                        () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bodies.get("invalid UTF-8"))));
    }

    private String text(String name) {
        return new String(bodies.get(name), StandardCharsets.UTF_8);
    }
}
