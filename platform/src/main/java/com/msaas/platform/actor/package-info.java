/// Who is behind the work at hand: a person, or a part of the system acting by itself.
@NullMarked
package com.msaas.platform.actor;

import org.jspecify.annotations.NullMarked;
