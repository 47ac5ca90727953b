package com.msaas.platform.inbox;

/// One listener in one generation: the identity under which places and done events are kept.
///
/// @param service the service it runs in
/// @param listener the listener's name
/// @param generation 1, and more for a projection that was made anew
record Consumption(String service, String listener, int generation) {

    /// Kafka's consumer group.
    String group() {
        return service + "." + listener + ".g" + generation;
    }

    /// How it is named as the actor of what it does.
    String actor() {
        return service + "." + listener;
    }
}
