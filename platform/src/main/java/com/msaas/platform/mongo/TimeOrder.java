package com.msaas.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.Date;
import java.util.UUID;
import org.bson.conversions.Bson;

/// The order of a long list: by a time, and where that is the same by id. A client reads such a list on by a
/// cursor, the id of the last entry that it has, and so misses nothing and sees nothing twice while entries
/// come in before it.
///
/// @param time the field that holds the time
public record TimeOrder(String time, boolean newestFirst) {

    /// For a query, and for an index.
    public Bson sort() {
        return newestFirst ? Sorts.descending(time, "_id") : Sorts.ascending(time, "_id");
    }

    /// What follows the cursor in a list of the bound clinic's.
    ///
    /// @param list what belongs to the list
    /// @throws RefusedException when the list has no such entry
    public Bson behind(TenantCollection entries, Bson list, UUID cursor) {
        Date at = entries.findOne(and(list, eq(cursor)))
                .map(last -> last.getDate(time))
                .orElseThrow(() ->
                        new RefusedException(InvalidInput.of("cursor", "must be the id of an entry of this list")));
        // the first condition says nothing new, but bounds what is read of an index
        return newestFirst
                ? and(lte(time, at), or(lt(time, at), lt("_id", cursor)))
                : and(gte(time, at), or(gt(time, at), gt("_id", cursor)));
    }
}
