/// The documents of all services on one page, for those who write clients.
@NullMarked
package com.msaas.gateway.docs;

import org.jspecify.annotations.NullMarked;
