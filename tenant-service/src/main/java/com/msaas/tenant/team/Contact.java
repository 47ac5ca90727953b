package com.msaas.tenant.team;

/// How a member is called and reached.
public record Contact(String name, String email) {}
