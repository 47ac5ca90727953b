/// What a service says of itself to those who write clients: its OpenAPI document, told from the very records,
/// annotations and mappings that requests are read by and answers written from.
@NullMarked
package com.msaas.platform.openapi;

import org.jspecify.annotations.NullMarked;
