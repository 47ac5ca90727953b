/// How somebody joins a clinic that exists: by the link in an invitation's mail. Who is invited is tenant-service's to
/// say; here the invited proves who he is, as somebody new or by the account he has.
@NullMarked
package com.msaas.auth.invitation;

import org.jspecify.annotations.NullMarked;
