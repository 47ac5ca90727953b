package com.msaas.platform.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// How answers are written: snake_case, instants as ISO-8601 in UTC, decimal numbers as text, enum constants
/// in lower case, absent values as `null` so that the shape is always whole.
public final class WireJson {
    private WireJson() {}

    /// Makes a mapper write so.
    public static void configure(JsonMapper.Builder builder) {
        builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enumNamingStrategy((config, type, name) -> WireNames.ofConstant(name))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .withConfigOverride(
                        BigDecimal.class,
                        override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .addModule(new ValueRecordModule());
    }

    /// Writes value records as the value they are around, and reads them from it.
    private static final class ValueRecordModule extends JacksonModule {
        @Override
        public String getModuleName() {
            return "value-records";
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public void setupModule(SetupContext context) {
            AnnotationIntrospector introspector = new ValueRecordIntrospector();
            context.insertAnnotationIntrospector(introspector);
        }
    }

    private static final class ValueRecordIntrospector extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedMethod method
                            && method.getParameterCount() == 0
                            && method.getName().equals("value")
                            && ValueRecords.is(method.getDeclaringClass())
                    ? Boolean.TRUE
                    : null;
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedConstructor constructor
                            && ValueRecords.is(constructor.getDeclaringClass())
                            && Arrays.equals(
                                    constructor.getAnnotated().getParameterTypes(),
                                    new Class<?>[] {ValueRecords.valueType(constructor.getDeclaringClass())})
                    ? JsonCreator.Mode.DELEGATING
                    : null;
        }
    }
}
