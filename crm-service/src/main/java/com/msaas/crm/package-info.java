/// Decides who a clinic's patients are: their details and contacts, which of them may be the same person, and
/// what their file says at a glance (how often they came, what they spent, when they come next). Does not
/// decide about appointments: it only counts what scheduling tells.
@NullMarked
package com.msaas.crm;

import org.jspecify.annotations.NullMarked;
