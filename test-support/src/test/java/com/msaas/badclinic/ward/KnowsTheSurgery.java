package com.msaas.badclinic.ward;

import com.msaas.badclinic.surgery.KnowsTheWard;
import org.jspecify.annotations.Nullable;

/// A feature that needs another which needs it.
public record KnowsTheSurgery(@Nullable KnowsTheWard surgery) {}
