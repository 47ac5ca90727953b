/// The patient's file: who somebody is and how to reach them, changed by one person at a time, and told to
/// the other services without a word about who it is.
@NullMarked
package com.msaas.crm.client;

import org.jspecify.annotations.NullMarked;
