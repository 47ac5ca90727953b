package com.msaas.badclinic.surgery;

import org.springframework.context.ApplicationEventPublisher;

/// A domain class that cannot do without a framework.
record KnowsSpring(ApplicationEventPublisher publisher) {}
