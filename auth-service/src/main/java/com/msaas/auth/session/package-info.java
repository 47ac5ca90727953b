/// Signing in and out, and what a signed-in person is told about himself: user, clinic, role and what the
/// plan allows.
@NullMarked
package com.msaas.auth.session;

import org.jspecify.annotations.NullMarked;
