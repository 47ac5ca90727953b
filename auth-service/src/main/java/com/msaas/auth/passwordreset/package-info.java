/// How somebody who has forgotten his password gets another: by a link in a mail, good once and for an hour.
@NullMarked
package com.msaas.auth.passwordreset;

import org.jspecify.annotations.NullMarked;
