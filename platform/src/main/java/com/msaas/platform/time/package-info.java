/// The grain of time that counts are kept by.
@NullMarked
package com.msaas.platform.time;

import org.jspecify.annotations.NullMarked;
