package com.msaas.badclinic.surgery;

import com.msaas.badclinic.publishing.PublishedEvents;

/// A feature that hands its events to the publisher itself.
record KnowsPublishing(PublishedEvents events) {}
