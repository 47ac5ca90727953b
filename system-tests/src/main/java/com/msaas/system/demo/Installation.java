package com.msaas.system.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A running system, as far as the story needs to know where things are.
public interface Installation {

    /// Where clients go.
    URI gateway();

    /// The base of the mail server's REST API, to read what patients got.
    String mailApi();

    /// Kafka's `host:port`, to look at what services told each other.
    String kafka();

    /// What services wrote into their logs.
    List<Path> logs();

    /// Moves a clinic to another plan, as an operator does.
    void grant(String ownerEmail, String plan);

    /// What befalls the system while the week is booked and changed: nothing, on a good day.
    default void whileTheWeekIsBooked() {}
}
