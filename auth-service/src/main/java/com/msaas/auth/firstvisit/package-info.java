/// What becomes of somebody whom another provider has let in and who was never here: a clinic of his own.
@NullMarked
package com.msaas.auth.firstvisit;

import org.jspecify.annotations.NullMarked;
