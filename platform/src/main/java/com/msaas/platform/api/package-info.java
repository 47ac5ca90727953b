/// How requests are read and answers are written: the envelope, pages, versions, and a body that is taken
/// strictly or refused with every wrong field named.
@NullMarked
package com.msaas.platform.api;

import org.jspecify.annotations.NullMarked;
