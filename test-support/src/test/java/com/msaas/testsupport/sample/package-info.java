/// A small service to try the tools on: it keeps notes.
@NullMarked
package com.msaas.testsupport.sample;

import org.jspecify.annotations.NullMarked;
