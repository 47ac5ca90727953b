package com.msaas.badclinic.surgery;

import com.msaas.localstack.Jvm;

/// A feature that reaches into another module.
final class KnowsAnotherService {
    Object its() {
        return Jvm.home();
    }
}
