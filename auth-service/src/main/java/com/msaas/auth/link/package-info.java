/// Links in mails and the pages behind them: a secret of which only a hash is kept, good once and for a while.
@NullMarked
package com.msaas.auth.link;

import org.jspecify.annotations.NullMarked;
