/// Breaks the rules about who may know whom.
@NullMarked
package com.msaas.badclinic.surgery;

import org.jspecify.annotations.NullMarked;
