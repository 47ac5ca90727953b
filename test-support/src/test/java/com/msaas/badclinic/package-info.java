/// A service in which every class breaks one rule of the architecture on purpose, so that each rule is seen
/// to fail.
@NullMarked
package com.msaas.badclinic;

import org.jspecify.annotations.NullMarked;
