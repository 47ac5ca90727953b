/// Decides what the clinic offers (the API calls it a service): how long it takes, what it costs, what it
/// needs.
@NullMarked
package com.msaas.scheduling.offering;

import org.jspecify.annotations.NullMarked;
