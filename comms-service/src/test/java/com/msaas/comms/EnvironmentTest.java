package com.msaas.comms;

import com.msaas.localstack.ClinicService;
import com.msaas.testsupport.SettingsRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class EnvironmentTest {
    @TestFactory
    Stream<DynamicNode> environment() {
        return SettingsRules.of(ClinicService.COMMS, CommsApplication.class);
    }
}
