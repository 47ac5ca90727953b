/// Which patients may be the same person: every email address and phone number is held by the files that name
/// it, so that a twin is noticed before it is made, exactly, however many are made at once. Nothing is merged
/// by itself.
@NullMarked
package com.msaas.crm.matching;

import org.jspecify.annotations.NullMarked;
