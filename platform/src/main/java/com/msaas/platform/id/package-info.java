/// Ids that are opaque, unguessable and ordered by time.
@NullMarked
package com.msaas.platform.id;

import org.jspecify.annotations.NullMarked;
