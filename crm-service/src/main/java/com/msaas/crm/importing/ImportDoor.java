package com.msaas.crm.importing;

import com.msaas.platform.api.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/// The one door through which a file comes in: the rest of the service takes bodies of the usual size only.
@Configuration(proxyBeanMethods = false)
class ImportDoor {

    @Bean
    BodyLimit clientFile() {
        return new BodyLimit(
                "POST", ImportController.PATH, DataSize.ofBytes(Upload.LARGEST_FILE + (long) Upload.LARGEST_REST));
    }
}
