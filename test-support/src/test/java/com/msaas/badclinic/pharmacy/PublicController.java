package com.msaas.badclinic.pharmacy;

import org.springframework.web.bind.annotation.RestController;

/// A controller that other features can call.
@RestController
public final class PublicController {}
