/// Keeps what scheduling must know of others, taken from their events: the clinic's zone and hours, where it
/// works, and which patients there are. Nothing here is ever told to others as news.
@NullMarked
package com.msaas.scheduling.copies;

import org.jspecify.annotations.NullMarked;
