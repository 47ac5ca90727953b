package com.msaas.platform.api;

import com.msaas.platform.PlatformAutoConfiguration;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/// How every service reads requests and writes answers.
@AutoConfiguration(
        after = PlatformAutoConfiguration.class,
        before = {ValidationAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
public class ApiAutoConfiguration {
    /// Inside the filters that watch requests, outside of security.
    private static final int OUTSIDE_OF_SECURITY = Ordered.HIGHEST_PRECEDENCE + 10;

    /// Messages are English whatever the machine speaks, and no expression language looks at them.
    @Bean(destroyMethod = "close")
    ValidatorFactory validatorFactory() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory();
    }

    @Bean
    Validator validator(ValidatorFactory factory) {
        return factory.getValidator();
    }

    @Bean
    JsonMapperBuilderCustomizer wireJson() {
        return WireJson::configure;
    }

    @Bean
    StrictJson strictJson(Validator validator) {
        return new StrictJson(validator);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictJsonConverter(JsonMapper mapper, StrictJson json) {
        return converters -> converters.withJsonConverter(new StrictJsonConverter(mapper, json));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        return new ProblemWriter(mapper);
    }

    @Bean
    ApiProblems apiProblems(ProblemWriter writer) {
        return new ApiProblems(writer);
    }

    @Bean
    ApiAnswers apiAnswers(Clock clock) {
        return new ApiAnswers(clock);
    }

    @Bean
    ContainerErrors containerErrors(ProblemWriter writer) {
        return new ContainerErrors(writer);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemWriter writer) {
        FilterRegistrationBean<ProblemFilter> filter = new FilterRegistrationBean<>(new ProblemFilter(writer));
        filter.setOrder(OUTSIDE_OF_SECURITY);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemWriter writer, ObjectProvider<BodyLimit> own) {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(new BodyLimitFilter(
                writer, Problems.LARGEST_BODY.toBytes(), own.stream().toList()));
        filter.setOrder(0);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(TomcatErrors.class.getName());
            }
        });
    }

    @Bean
    WebMvcConfigurer valueRecordsInPaths() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(new ValueRecordConverter());
            }
        };
    }

    /// Puts our readers of arguments before Spring's own, which would be lenient.
    @Bean
    WebMvcRegistrations strictArguments(Validator validator) {
        List<HandlerMethodArgumentResolver> ours =
                List.of(new QueryArguments(validator), new ExpectedVersionArgument());
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestMappingHandlerAdapter() {
                    @Override
                    public void afterPropertiesSet() {
                        super.afterPropertiesSet();
                        List<HandlerMethodArgumentResolver> all = new ArrayList<>(ours);
                        List<HandlerMethodArgumentResolver> others = getArgumentResolvers();
                        if (others != null) {
                            all.addAll(others);
                        }
                        setArgumentResolvers(all);
                    }
                };
            }
        };
    }
}
