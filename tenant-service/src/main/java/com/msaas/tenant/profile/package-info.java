/// How a member likes to be served in this clinic. Who he is, is known where he signs in.
@NullMarked
package com.msaas.tenant.profile;

import org.jspecify.annotations.NullMarked;
