package com.msaas.tenant.clinic;

import com.msaas.platform.api.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// The door through which a picture comes in: what a page shows small need not be large.
@Configuration(proxyBeanMethods = false)
class LogoDoor {

    @Bean
    BodyLimit logoPicture() {
        return new BodyLimit("PUT", LogoController.PATH, DataSize.ofKilobytes(512));
    }
}
