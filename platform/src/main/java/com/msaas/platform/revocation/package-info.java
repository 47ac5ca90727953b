/// Decides which tokens are void before their time: those of sessions that were ended and those that carry a
/// membership which is no more. Each instance of each service hears of it by itself, within a second.
@NullMarked
package com.msaas.platform.revocation;

import org.jspecify.annotations.NullMarked;
