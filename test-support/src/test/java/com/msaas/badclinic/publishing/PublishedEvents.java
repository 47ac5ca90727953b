package com.msaas.badclinic.publishing;

/// What others should not know of.
public final class PublishedEvents {}
