/// Decides who works in the clinic, when in the week, and which services they perform.
@NullMarked
package com.msaas.scheduling.provider;

import org.jspecify.annotations.NullMarked;
