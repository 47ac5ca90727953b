/// Breaks the rules about collections.
@NullMarked
package com.msaas.badclinic.pharmacy;

import org.jspecify.annotations.NullMarked;
