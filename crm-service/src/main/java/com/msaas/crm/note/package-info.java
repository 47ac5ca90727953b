/// What the clinic's people write down about a patient as they go, in rich text that can do no harm, with
/// every earlier wording and whose it was.
@NullMarked
package com.msaas.crm.note;

import org.jspecify.annotations.NullMarked;
