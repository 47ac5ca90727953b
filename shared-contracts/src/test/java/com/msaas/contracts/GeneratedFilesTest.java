package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class GeneratedFilesTest {

    record Unthought(Optional<String> anything) {}

    @Test
    void schemasEventTableAndAsyncApiAreWhatTheRecordsSay() {
        Map<Path, String> generated = ContractFiles.generated();
        if (Boolean.getBoolean("contracts.write")) {
            ContractFiles.write(generated);
        }

        assertThat(generated)
                .allSatisfy((file, content) -> assertThat(ContractFiles.text(file))
                        .as("%s differs from the records; -Dcontracts.write=true writes it anew", file)
                        .isEqualTo(content));
    }

    @Test
    @EnabledIfSystemProperty(named = "contracts.release", matches = "\\d+\\.\\d+\\.\\d+")
    void freezesARelease() {
        ContractFiles.release(System.getProperty("contracts.release"));
    }

    @Test
    void noFileIsLeftOfAnEventThatIsGone() {
        for (Path folder : new Path[] {ContractFiles.SCHEMAS, ContractFiles.SAMPLES}) {
            assertThat(ContractFiles.jsonIn(folder))
                    .allSatisfy(file -> assertThat(Contracts.byType(ContractFiles.typeOf(file)))
                            .as("%s belongs to no contract", file)
                            .isPresent());
        }
    }

    @Test
    void refusesATypeThatTheWireHasNoFormFor() {
        assertThatThrownBy(() -> SchemaGenerator.schemaOf(Unthought.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Optional");
    }
}
