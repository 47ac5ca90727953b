package com.msaas.billing;

import com.msaas.testsupport.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicNode> architecture() {
        return ArchitectureRules.of("com.msaas.billing");
    }
}
