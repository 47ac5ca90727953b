package com.msaas.platform.refusal;

/// What is wrong with one field of the input.
///
/// @param field where, as the client wrote it: `start_time`, `emails[0]`, `opening_hours[1].start`
/// @param message what, to be read after the field's name: `must be a date such as 2027-01-04`
public record FieldProblem(String field, String message) {}
