package com.msaas.platform.api;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON as ever, and reads it strictly.
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {
    private final StrictJson json;

    StrictJsonConverter(JsonMapper mapper, StrictJson json) {
        super(mapper);
        this.json = json;
    }

    /// JSON is UTF-8 (RFC 8259): a body that claims another charset is another media type.
    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        Charset charset = mediaType == null ? null : mediaType.getCharset();
        return (charset == null || charset.equals(StandardCharsets.UTF_8)) && super.canRead(mediaType);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        if (type.getSource() instanceof MethodParameter parameter) {
            AnnotatedType declared =
                    parameter.getExecutable().getAnnotatedParameterTypes()[parameter.getParameterIndex()];
            if (declared.getType().equals(type.getType())) {
                return json.read(body, declared);
            }
        }
        return json.read(body, type.getType());
    }
}
