/// Decides how the real servers and our own services run as plain processes of this machine: which files they
/// own, which ports they hold, when they count as ready and how they end.
@NullMarked
package com.msaas.localstack;

import org.jspecify.annotations.NullMarked;
