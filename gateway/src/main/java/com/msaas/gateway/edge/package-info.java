/// Decides, for each request, who sends it and for which clinic, what of its headers is believed, and whether
/// it goes on at all.
@NullMarked
package com.msaas.gateway.edge;

import org.jspecify.annotations.NullMarked;
