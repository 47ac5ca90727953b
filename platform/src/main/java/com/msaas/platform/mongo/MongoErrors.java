package com.msaas.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Optional;

/// Tells apart what MongoDB complains of.
public final class MongoErrors {
    private static final int DUPLICATE_KEY = 11000;

    private MongoErrors() {}

    /// Whether a unique index refused the write, or one of several writes.
    public static boolean isDuplicateKey(Throwable error) {
        return error instanceof MongoBulkWriteException several
                        && several.getWriteErrors().stream().anyMatch(one -> one.getCode() == DUPLICATE_KEY)
                || error instanceof MongoException mongo
                        && (mongo.getCode() == DUPLICATE_KEY
                                || ErrorCategory.fromErrorCode(mongo.getCode()) == ErrorCategory.DUPLICATE_KEY);
    }

    /// Whether it was the unique index of this name that refused the write; `_id_` is the one on the id.
    public static boolean isDuplicateOf(String index, Throwable error) {
        return isDuplicateKey(error)
                && Optional.ofNullable(error.getMessage())
                        .filter(text -> text.contains("index: " + index + " "))
                        .isPresent();
    }

    /// Does an insert of what exists once. Where somebody was faster since the open transaction's snapshot, the
    /// transaction starts over and sees theirs.
    public static void startOverWhenTaken(Runnable insert) {
        try {
            insert.run();
        } catch (MongoException e) {
            if (!isDuplicateKey(e)) {
                throw e;
            }
            MongoException again = new MongoException("it was put there meanwhile", e);
            again.addLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            throw again;
        }
    }
}
