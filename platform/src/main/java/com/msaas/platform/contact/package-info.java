/// How people outside are reached, in the one spelling by which it is compared. Plain Java, so that the domain
/// may use it.
@NullMarked
package com.msaas.platform.contact;

import org.jspecify.annotations.NullMarked;
