/// Work that has to happen later: documents with a due time, claimed with a lease by whichever instance comes
/// first.
@NullMarked
package com.msaas.platform.jobs;

import org.jspecify.annotations.NullMarked;
