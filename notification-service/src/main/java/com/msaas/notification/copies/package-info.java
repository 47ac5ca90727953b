/// What this service keeps of what others tell: how a clinic is called and where it keeps its time, who belongs to it
/// and whom it treats and how they are reached, what its services and providers are called, and what stands now of each
/// appointment. Replaced whole by the newest version.
@NullMarked
package com.msaas.notification.copies;

import org.jspecify.annotations.NullMarked;
