/// Notes, and beside them one door for each mistake that a walk has to notice.
@NullMarked
package com.msaas.testsupport.sample.note;

import org.jspecify.annotations.NullMarked;
