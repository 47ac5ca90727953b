/// Transactions against a real replica set: who retries, who joins, what is rolled back.
@NullMarked
package com.msaas.platform.mongo;

import org.jspecify.annotations.NullMarked;
