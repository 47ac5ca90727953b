/// How a "no" is said: a refusal with its code, its kind and its sentence. Plain Java, so that the domain may
/// refuse.
@NullMarked
package com.msaas.platform.refusal;

import org.jspecify.annotations.NullMarked;
