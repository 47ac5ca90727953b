/// Decides which of the things that happen to an appointment the world hears of, and in which words.
@NullMarked
package com.msaas.scheduling.publishing;

import org.jspecify.annotations.NullMarked;
