package com.msaas.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How jobs are worked through.
///
/// @param lease after how long of silence a job is taken from the instance that runs it
/// @param poll how late at most a job begins when nothing wakes the worker
/// @param atOnce how many jobs one instance runs side by side
/// @param tries after how many a job counts as failed
/// @param firstPause before the second try; it doubles from try to try
/// @param longestPause between two tries
@ConfigurationProperties("clinic.jobs")
public record JobSettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("8") int atOnce,
        @DefaultValue("15") int tries,
        @DefaultValue("2s") Duration firstPause,
        @DefaultValue("15m") Duration longestPause) {}
