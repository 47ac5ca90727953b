/// Decides how mail sent on this machine is kept and read; runs as a process of its own.
@NullMarked
package com.msaas.localstack.mail;

import org.jspecify.annotations.NullMarked;
