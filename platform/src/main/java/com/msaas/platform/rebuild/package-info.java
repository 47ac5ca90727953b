/// Making a projection anew from the history, beside the live one: a next generation is fed from the first
/// message on, compared with the old one by a checksum at the same place, and then takes over for readers in
/// one step.
@NullMarked
package com.msaas.platform.rebuild;

import org.jspecify.annotations.NullMarked;
