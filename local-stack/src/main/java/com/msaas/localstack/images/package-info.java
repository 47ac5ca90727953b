/// Decides how container images of our services and of the servers around them are made on this machine, and how the
/// compose file is brought up from them.
@NullMarked
package com.msaas.localstack.images;

import org.jspecify.annotations.NullMarked;
