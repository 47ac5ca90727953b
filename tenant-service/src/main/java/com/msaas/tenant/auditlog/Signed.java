package com.msaas.tenant.auditlog;

/// What stands in the database, and whether its signature is ours.
record Signed<T>(T what, boolean genuine) {}
