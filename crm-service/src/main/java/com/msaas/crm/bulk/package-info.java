/// The same thing done to many patients' files at one go, and told for each.
@NullMarked
package com.msaas.crm.bulk;

import org.jspecify.annotations.NullMarked;
