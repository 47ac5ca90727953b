/// The edge of the system: decides who is let in, as whom, for which clinic and how often, and to which
/// service a request goes. It decides nothing of what the services do with it.
@NullMarked
package com.msaas.gateway;

import org.jspecify.annotations.NullMarked;
