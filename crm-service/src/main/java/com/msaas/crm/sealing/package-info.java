/// Keeps what is most personal from whoever reads the database alone.
@NullMarked
package com.msaas.crm.sealing;

import org.jspecify.annotations.NullMarked;
