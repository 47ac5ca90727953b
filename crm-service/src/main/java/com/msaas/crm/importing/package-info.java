/// Patients from a file: what another program wrote as CSV becomes files here, each row as if somebody had
/// written it down by hand, and each once, whatever dies on the way. What the rows say is kept sealed until
/// they are through, and then not at all; what stays is a report that names rows and fields and no values.
@NullMarked
package com.msaas.crm.importing;

import org.jspecify.annotations.NullMarked;
