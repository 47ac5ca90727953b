package com.msaas.platform.api;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON from outside into records, or refuses it. Nothing is guessed: text is not a number, a number is
/// not text, 1.0 is not whole, what is not known is an error, what is not marked `@Nullable` is required.
/// Everything that is wrong is named at once, constraints included.
///
/// Jackson only makes the tree: its own binding would stop at the first fault and be lenient before it.
public final class StrictJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_STRING = 1024 * 1024;

    private final RecordBinder binder;
    private final JsonMapper tree = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public StrictJson(Validator validator) {
        this.binder = new RecordBinder(validator);
    }

    /// Reads the bytes as a record of the type.
    ///
    /// @throws RefusedException with `MALFORMED_JSON` when it is no JSON, with `VALIDATION_FAILED` when not
    public <T> T read(byte[] json, Class<T> type) {
        return type.cast(read(json, AnnotatedTypes.plain(type)));
    }

    /// Reads the bytes as the type of a controller's argument, with what its annotations say.
    Object read(byte[] json, AnnotatedType type) {
        return binder.bind(parse(json), type);
    }

    /// Reads the bytes as a type without annotations.
    Object read(byte[] json, Type type) {
        return binder.bind(parse(json), AnnotatedTypes.plain(type));
    }

    private JsonNode parse(byte[] json) {
        String text = text(json);
        if (text.isBlank()) {
            throw malformed("The body is empty: a JSON object is expected.");
        }
        try {
            return tree.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw malformed(
                    at == null || at.getLineNr() < 1
                            ? "The body is not acceptable JSON."
                            : "The body is not acceptable JSON: see line " + at.getLineNr() + ", column "
                                    + at.getColumnNr() + ".");
        }
    }

    /// The bytes as text: Java's decoder refuses overlong forms, surrogates and cut sequences.
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    private static RefusedException malformed(String sentence) {
        return new RefusedException(CommonRefusal.malformedJson(sentence));
    }
}
