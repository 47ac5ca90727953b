package com.msaas.platform.observability;

import java.util.List;

/// Figures that have to be looked up, in the database for instance; a bean of the service. They are looked up
/// now and then and not for each scrape, so that watching costs the same however many watch.
@FunctionalInterface
public interface Measurement {

    /// Looks them up as they are now. What it throws leaves them unknown until the next time.
    List<Figure> look();
}
