/// How far a clinic's plan lets it go, enforced where something is used up: in the transaction that uses it. Each
/// service counts its own; which plan a clinic has comes from billing's events.
@NullMarked
package com.msaas.platform.limits;

import org.jspecify.annotations.NullMarked;
