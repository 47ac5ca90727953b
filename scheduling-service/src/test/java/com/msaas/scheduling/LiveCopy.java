package com.msaas.scheduling;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.msaas.testsupport.RealParts;
import java.util.ArrayList;
import java.util.Comparator;
import org.bson.Document;

/// Where a copy of what others keep is stored at present: a rebuild gives it another name.
public final class LiveCopy {
    private LiveCopy() {}

    public static MongoCollection<Document> of(String database, String copy) {
        MongoDatabase where = RealParts.database(database);
        return where.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.equals(copy) || name.startsWith(copy + ".g"))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .map(where::getCollection)
                .orElseThrow();
    }
}
