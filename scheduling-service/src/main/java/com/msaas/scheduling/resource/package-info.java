/// Decides which chairs, rooms and devices there are to be shared.
@NullMarked
package com.msaas.scheduling.resource;

import org.jspecify.annotations.NullMarked;
