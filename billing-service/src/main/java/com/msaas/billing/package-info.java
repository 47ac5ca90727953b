/// Decides which plan a clinic has, by what it pays for and by what was granted to it, and tells what the plan
/// allows and how much of it is used. Does not enforce limits: each service holds its own writes against what
/// the plan allows.
@NullMarked
package com.msaas.billing;

import org.jspecify.annotations.NullMarked;
