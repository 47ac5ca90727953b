/// Measures and wears down the whole system; decides what a benchmark prints and where its figures go.
@NullMarked
package com.msaas.benchmarks;

import org.jspecify.annotations.NullMarked;
