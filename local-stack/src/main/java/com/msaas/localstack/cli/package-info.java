/// Decides what `./clinic` does with each of its commands, and what it says.
@NullMarked
package com.msaas.localstack.cli;

import org.jspecify.annotations.NullMarked;
