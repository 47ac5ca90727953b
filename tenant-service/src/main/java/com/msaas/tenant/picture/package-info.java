/// Pictures from outside: decides what is taken for one, and keeps of it nothing but its pixels.
@NullMarked
package com.msaas.tenant.picture;

import org.jspecify.annotations.NullMarked;
