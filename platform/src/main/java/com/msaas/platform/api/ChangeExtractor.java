package com.msaas.platform.api;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/// Lets constraints reach the value inside a [Change]. Found by the service loader.
public final class ChangeExtractor implements ValueExtractor<Change<@ExtractedValue ?>> {
    @Override
    public void extractValues(Change<?> change, ValueReceiver receiver) {
        if (change instanceof Change.To<?>(Object value)) {
            receiver.value(null, value);
        }
    }
}
