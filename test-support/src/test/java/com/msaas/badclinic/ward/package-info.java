/// Is in a circle with the surgery.
@NullMarked
package com.msaas.badclinic.ward;

import org.jspecify.annotations.NullMarked;
