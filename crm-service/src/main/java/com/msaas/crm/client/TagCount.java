package com.msaas.crm.client;

/// A tag and how many files in use have it.
record TagCount(String tag, long clients) {}
