package com.msaas.badclinic.pharmacy;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// A use case that makes queries itself.
@Component
final class SpeaksToMongo {
    Bson everything() {
        return Filters.empty();
    }
}
