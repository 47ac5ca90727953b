package com.msaas.platform.api;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Puts what our controllers return into the envelope, and a version into the `ETag`. What is not JSON, such
/// as a page of HTML, stays as it is.
@ControllerAdvice(basePackages = "com.msaas")
final class ApiAnswers implements ResponseBodyAdvice<Object> {
    private final Clock clock;

    ApiAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Envelope || isWithoutBody(response)) {
            return body;
        }
        if (body instanceof Versioned versioned && response.getHeaders().getETag() == null) {
            response.getHeaders().set(HttpHeaders.ETAG, ETags.of(versioned));
        }
        return Envelope.of(body instanceof StoredAnswer stored ? stored.raw() : body, clock.instant());
    }

    private static boolean isWithoutBody(ServerHttpResponse response) {
        return response instanceof ServletServerHttpResponse servlet
                && servlet.getServletResponse().getStatus() == HttpStatus.NO_CONTENT.value();
    }
}
