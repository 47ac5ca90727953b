/// The one sentence that stops a start when the environment does not give what a service needs.
@NullMarked
package com.msaas.platform.settings;

import org.jspecify.annotations.NullMarked;
