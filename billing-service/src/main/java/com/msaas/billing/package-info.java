/// Decides which plan a clinic has, and tells how much of it is used. Does not enforce limits: each service
/// holds its own writes against what the plan allows.
@NullMarked
package com.msaas.billing;

import org.jspecify.annotations.NullMarked;
