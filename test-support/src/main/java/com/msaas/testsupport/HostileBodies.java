package com.msaas.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What somebody may send in the place of a good body, each with a name. Nothing of it may be taken.
public final class HostileBodies {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private HostileBodies() {}

    /// Each is to be answered by 400.
    public static Map<String, byte[]> madeOf(ObjectNode good) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("cut off", bytes(cut(good.toString())));
        bodies.put("no JSON", bytes("first_name=Ana"));
        bodies.put("null", bytes("null"));
        bodies.put("a text", bytes("\"text\""));
        bodies.put("a list", bytes("[" + good + "]"));
        bodies.put("two objects", bytes(good + " {}"));
        bodies.put(
                "an unknown field",
                bytes(with(good, "surprise", JSON.getNodeFactory().numberNode(1))));
        bodies.put(
                "a Mongo operator as key",
                bytes(with(good, "$where", JSON.getNodeFactory().stringNode("1"))));
        bodies.put(
                "a dotted key",
                bytes(with(good, "tenant_id.x", JSON.getNodeFactory().stringNode("1"))));
        bodies.put(
                "another clinic",
                bytes(with(good, "tenant_id", JSON.getNodeFactory().stringNode("1"))));
        bodies.put("deep nesting", bytes("{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
        bodies.put("invalid UTF-8", invalidUtf8(good));
        good.properties().forEach(field -> wrongTypes(bodies, good, field.getKey(), field.getValue()));
        return bodies;
    }

    /// In the place of bytes that are no JSON; each is to be answered by 400.
    public static Map<String, byte[]> madeOf(byte[] good) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("nothing", new byte[0]);
        bodies.put("cut off", Arrays.copyOf(good, good.length / 2));
        bodies.put("something else", bytes("{\"first_name\":\"Ana\"}"));
        bodies.put("zeros", new byte[10_000]);
        return bodies;
    }

    /// Well-formed, but ten megabytes: to be answered by 413.
    public static byte[] tooLarge() {
        byte[] body = new byte[TEN_MEGABYTES];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        body[body.length - 1] = '}';
        return body;
    }

    private static void wrongTypes(Map<String, byte[]> bodies, ObjectNode good, String field, JsonNode value) {
        ObjectNode operator = JSON.createObjectNode().put("$gt", "");
        if (!value.isObject()) {
            bodies.put("an operator as " + field, bytes(with(good, field, operator)));
        } else {
            bodies.put(
                    "a text as " + field,
                    bytes(with(good, field, JSON.getNodeFactory().stringNode("x"))));
        }
        if (!value.isArray()) {
            bodies.put(
                    "a list as " + field,
                    bytes(with(good, field, JSON.createArrayNode().add(operator))));
        } else {
            bodies.put(
                    "a list of operators as " + field,
                    bytes(with(good, field, JSON.createArrayNode().add(operator))));
        }
        if (!value.isNumber()) {
            bodies.put(
                    "a number as " + field,
                    bytes(with(good, field, JSON.getNodeFactory().numberNode(7.5))));
        } else {
            bodies.put(
                    "a text as " + field,
                    bytes(with(good, field, JSON.getNodeFactory().stringNode("7"))));
        }
        if (!value.isBoolean()) {
            bodies.put(
                    "true as " + field,
                    bytes(with(good, field, JSON.getNodeFactory().booleanNode(true))));
        }
    }

    private static String with(ObjectNode good, String field, JsonNode value) {
        ObjectNode bad = good.deepCopy();
        bad.set(field, value);
        return bad.toString();
    }

    private static String cut(String good) {
        return good.substring(0, good.length() - 1);
    }

    /// The first character of the first key is one that UTF-8 has no such byte for.
    private static byte[] invalidUtf8(ObjectNode good) {
        byte[] body = bytes("{\"?\":1," + good.toString().substring(1));
        body[2] = (byte) 0xC3;
        return body;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
