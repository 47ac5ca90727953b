/// Tests of the gateway as its clients and its services see it.
@NullMarked
package com.msaas.gateway;

import org.jspecify.annotations.NullMarked;
