/// Sends a mail, and nothing else: what it says is decided by the feature that sends it.
@NullMarked
package com.msaas.auth.mail;

import org.jspecify.annotations.NullMarked;
