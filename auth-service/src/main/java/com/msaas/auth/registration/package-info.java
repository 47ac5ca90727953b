/// How a clinic signs up: decides who may take an address, and sees to it that an attempt either becomes a
/// pending registration or leaves nothing behind.
@NullMarked
package com.msaas.auth.registration;

import org.jspecify.annotations.NullMarked;
