/// What a use case says about itself for the clinic's audit log: who did what to which thing, and what it
/// changed.
@NullMarked
package com.msaas.platform.audit;

import org.jspecify.annotations.NullMarked;
