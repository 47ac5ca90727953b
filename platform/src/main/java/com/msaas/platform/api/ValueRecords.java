package com.msaas.platform.api;

import java.lang.reflect.RecordComponent;

/// The convention for types around one value: a record with the single component `value`, such as
/// `AppointmentId(UUID value)`, is written as that value and read from it.
final class ValueRecords {
    private static final ClassValue<Boolean> IS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            if (!type.isRecord()) {
                return false;
            }
            RecordComponent[] components = type.getRecordComponents();
            return components.length == 1
                    && components[0].getName().equals("value")
                    && Scalars.isPlain(components[0].getType());
        }
    };

    private ValueRecords() {}

    static boolean is(Class<?> type) {
        return IS.get(type);
    }

    /// The type of the value inside.
    static Class<?> valueType(Class<?> type) {
        return type.getRecordComponents()[0].getType();
    }
}
