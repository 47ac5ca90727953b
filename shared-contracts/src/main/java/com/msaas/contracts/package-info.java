/// The published language of the clinic system: what one service tells the others, under which name, on which
/// topic and in which JSON. Records here only grow; what a field meant once it means for ever, because the
/// topics keep every event.
@NullMarked
package com.msaas.contracts;

import org.jspecify.annotations.NullMarked;
