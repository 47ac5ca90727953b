/// Lets programs in that send an API key with each request: the gateway exchanges it at auth-service for the
/// short-lived token that services are shown, so that behind it a key comes as everybody does.
@NullMarked
package com.msaas.gateway.apikey;

import org.jspecify.annotations.NullMarked;
