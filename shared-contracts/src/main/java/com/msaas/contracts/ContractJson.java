package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one mapper of the wire, apart from every mapper of HTTP: snake_case, times as ISO-8601, amounts as
/// plain text, absent instead of null. Reads past fields it does not know, because producers grow, and
/// refuses to leave a field empty that the record does not allow to be.
public final class ContractJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new RecordNullness())
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private ContractJson() {}

    /// The value of the Kafka record.
    public static byte[] toBytes(ContractEvent event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /// Reads the value of a Kafka record, into the contract's own record or into a smaller one of the
    /// consumer's.
    ///
    /// @throws MalformedEvent when the bytes are not such JSON; the message names the place, never the value
    public static <T> T read(byte[] value, Class<T> record) {
        try {
            T event = MAPPER.readValue(value, record);
            if (event == null) {
                throw new MalformedEvent(List.of("the value is null"));
            }
            return event;
        } catch (DatabindException wrong) {
            throw new MalformedEvent(record.getSimpleName() + " cannot be read at " + wrong.getPathReference(), wrong);
        } catch (JacksonException noJson) {
            throw new MalformedEvent("the value is not JSON", noJson);
        }
    }

    static JsonMapper mapper() {
        return MAPPER;
    }
}
