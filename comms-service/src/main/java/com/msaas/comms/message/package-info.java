/// What is said in conversations: what people outside write, as plain text whatever they send, and what the
/// clinic answers, on its way by mail until a server has taken it or has said no.
@NullMarked
package com.msaas.comms.message;

import org.jspecify.annotations.NullMarked;
