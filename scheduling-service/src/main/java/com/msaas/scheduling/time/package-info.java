/// The words for time that all features share: a stretch of it, and the hours of a week in the zone they are
/// lived in.
@NullMarked
package com.msaas.scheduling.time;

import org.jspecify.annotations.NullMarked;
