/// The clinic's own accounts with others, and the secrets that open them: sealed here, and never shown again.
@NullMarked
package com.msaas.tenant.integration;

import org.jspecify.annotations.NullMarked;
