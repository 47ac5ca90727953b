package com.msaas.platform.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the reflection API says of types, in the words needed here.
final class AnnotatedTypes {
    private AnnotatedTypes() {}

    /// The class, without its arguments.
    static Class<?> rawClass(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> rawClass(parameterized.getRawType());
            default -> throw new IllegalStateException("no such type is read from outside: " + type);
        };
    }

    /// An argument of a generic type.
    static AnnotatedType argument(AnnotatedType type, int index) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalStateException("a type argument is missing: " + type.getType());
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /// The type as if it were written without annotations.
    static AnnotatedType plain(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return new PlainParameterized(parameterized);
        }
        return new Plain(type);
    }

    private record Plain(Type getType) implements WithoutAnnotations {}

    private record PlainParameterized(ParameterizedType getType)
            implements WithoutAnnotations, AnnotatedParameterizedType {
        @Override
        public AnnotatedType[] getAnnotatedActualTypeArguments() {
            return Arrays.stream(getType.getActualTypeArguments())
                    .map(AnnotatedTypes::plain)
                    .toArray(AnnotatedType[]::new);
        }

        @Override
        public @Nullable AnnotatedType getAnnotatedOwnerType() {
            return null;
        }
    }

    private interface WithoutAnnotations extends AnnotatedType {
        @Override
        default @Nullable AnnotatedType getAnnotatedOwnerType() {
            return null;
        }

        @Override
        default <A extends Annotation> @Nullable A getAnnotation(Class<A> annotation) {
            return null;
        }

        @Override
        default Annotation[] getAnnotations() {
            return new Annotation[0];
        }

        @Override
        default Annotation[] getDeclaredAnnotations() {
            return new Annotation[0];
        }
    }
}
