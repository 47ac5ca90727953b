package com.msaas.badclinic.surgery;

import com.msaas.badclinic.ward.KnowsTheSurgery;

/// A feature that needs another which needs it.
public record KnowsTheWard(KnowsTheSurgery ward) {}
