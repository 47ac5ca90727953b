package com.msaas.platform.rebuild;

import org.jspecify.annotations.Nullable;

/// How far a projection is being made anew.
///
/// @param live the generation that readers see
/// @param building the generation being made, nothing when none is
/// @param done how many messages the generation being made has passed
/// @param goal how many the live one has
/// @param lastComparison how the last one that took over compared with the one before
public record RebuildReport(
        String projection,
        int live,
        @Nullable Integer building,
        long done,
        long goal,
        @Nullable Comparison lastComparison) {}
