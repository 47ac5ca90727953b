/// The HTTP side of platform on real parts: idempotency over two instances, kept signing keys, hostile
/// bodies, doors.
@NullMarked
package com.msaas.platform.http;

import org.jspecify.annotations.NullMarked;
