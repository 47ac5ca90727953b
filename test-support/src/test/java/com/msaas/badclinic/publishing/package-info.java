/// Tells the world, so nobody may know it.
@NullMarked
package com.msaas.badclinic.publishing;

import org.jspecify.annotations.NullMarked;
