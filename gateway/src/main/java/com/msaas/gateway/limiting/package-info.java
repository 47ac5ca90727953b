/// Decides how often somebody may knock: exact across all gateways as long as Redis is there, and for each
/// gateway on its own while it is not.
@NullMarked
package com.msaas.gateway.limiting;

import org.jspecify.annotations.NullMarked;
