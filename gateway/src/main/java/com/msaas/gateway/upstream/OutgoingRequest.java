package com.msaas.gateway.upstream;

import java.util.List;
import org.apache.hc.core5.http.Header;

/// A request as a service is to see it, but for its body.
///
/// @param repeatable whether sending it twice does no more than sending it once
/// @param target path and query, as they came
public record OutgoingRequest(String method, boolean repeatable, String target, List<Header> headers) {}
