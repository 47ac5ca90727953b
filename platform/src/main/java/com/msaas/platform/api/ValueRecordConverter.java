package com.msaas.platform.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Reads value records from paths: `/appointments/{id}` as an `AppointmentId`.
final class ValueRecordConverter implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return ValueRecords.is(target.getType());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor target) {
        return source == null ? null : of((String) source, target.getType());
    }

    static Object of(String text, Class<?> type) {
        Class<?> valueType = ValueRecords.valueType(type);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(valueType);
            constructor.setAccessible(true);
            return constructor.newInstance(Scalars.fromQuery(text, valueType));
        } catch (Scalars.Wrong | InvocationTargetException e) {
            throw new IllegalArgumentException("not such a value", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
