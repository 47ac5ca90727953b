/// The whole system as a client sees it: through the gateway, with real tokens, against every service and
/// every server as a process of its own, so that each of them can be killed.
@NullMarked
package com.msaas.system;

import org.jspecify.annotations.NullMarked;
