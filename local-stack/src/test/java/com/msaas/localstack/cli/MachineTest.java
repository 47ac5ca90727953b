package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.localstack.LocalStack;
import com.msaas.localstack.LocalStack.Server;
import com.msaas.localstack.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @Test
    void namesThePartForWhichMemoryDoesNotSuffice(@TempDir Path dir) {
        List<Part> parts =
                LocalStack.in(dir).with(Server.REDIS, Server.MONGODB).build().parts();

        assertThatCode(() -> Machine.requireMemory(parts, 1_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Machine.requireMemory(parts, 100))
                .hasMessageStartingWith("too little memory: mongodb needs about");
    }
}
