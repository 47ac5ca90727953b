package com.msaas.comms.message;

import org.jspecify.annotations.Nullable;

/// Who a message is from or to.
///
/// @param address a mail address or a phone number; none for the clinic itself
record Party(@Nullable String name, @Nullable String address) {}
