/// Hands mails to the SMTP server, and nothing else: what one says, when it goes and how often it is tried is
/// decided by the feature that sends it. For services that have jakarta.mail beside them.
@NullMarked
package com.msaas.platform.mail;

import org.jspecify.annotations.NullMarked;
