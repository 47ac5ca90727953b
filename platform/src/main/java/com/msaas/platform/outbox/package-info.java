/// How a service tells the others: the event is written with the state in one transaction, and moved to Kafka
/// in commit order by a relay that one instance at a time owns. A row that is present is unsent; a row is
/// never changed.
@NullMarked
package com.msaas.platform.outbox;

import org.jspecify.annotations.NullMarked;
