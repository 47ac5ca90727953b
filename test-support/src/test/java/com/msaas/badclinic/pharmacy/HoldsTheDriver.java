package com.msaas.badclinic.pharmacy;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// A repository around which no tenant can be put.
@Component
final class HoldsTheDriver {
    private final MongoCollection<Document> collection;

    HoldsTheDriver(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    long all() {
        return collection.countDocuments();
    }
}
