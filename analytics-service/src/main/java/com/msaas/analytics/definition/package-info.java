/// What the numbers mean, in sentences that are shown beside them.
@NullMarked
package com.msaas.analytics.definition;

import org.jspecify.annotations.NullMarked;
