package com.msaas.benchmarks;

import java.util.List;

/// A protection taken out of the code, and the test that must notice.
///
/// @param name of its patch in `src/main/mutants`
/// @param module where the test stands
/// @param test its simple class name, with `#method` where one is meant
record Mutant(String name, String module, String test) {
    static final List<Mutant> ALL = List.of(
            new Mutant("tenant-filter", "crm-service", "DoorsTest"),
            new Mutant(
                    "inbox-check", "platform-tests", "InboxTest#repeatsNothingWhenKafkaForgetsItsPlaceOrDeliversTwice"),
            new Mutant("agenda-condition", "scheduling-service", "AgendaDocumentsTest"));

    /// The test's class without its method.
    String testClass() {
        return test.contains("#") ? test.substring(0, test.indexOf('#')) : test;
    }
}
