/// How many pass when a plan allows so many, with several instances and a plan that changes meanwhile.
@NullMarked
package com.msaas.platform.limits;

import org.jspecify.annotations.NullMarked;
