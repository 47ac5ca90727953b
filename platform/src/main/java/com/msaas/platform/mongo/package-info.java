/// The one way to MongoDB: collections that keep to the bound tenant, transactions with their retry, indexes
/// and validators declared beside the repository that needs them.
@NullMarked
package com.msaas.platform.mongo;

import org.jspecify.annotations.NullMarked;
