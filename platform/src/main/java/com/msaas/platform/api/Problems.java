package com.msaas.platform.api;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// The one place that turns whatever was thrown into what the client is told. Nothing of an exception's own
/// text leaves but that of a refusal.
public final class Problems {
    /// The largest body that is taken.
    public static final DataSize LARGEST_BODY = DataSize.ofMegabytes(1);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private Problems() {}

    /// What to tell of the exception; a status of 500 means that it is our own fault and to be looked into.
    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case RefusedException refused -> Problem.of(refused.refusal());
            case AuthenticationException _ -> Problem.of(CommonRefusal.unauthenticated());
            case AccessDeniedException _ -> Problem.of(CommonRefusal.forbidden("This is not permitted."));
            case HttpMessageNotReadableException _ ->
                Problem.of(CommonRefusal.malformedJson("The body cannot be read: a JSON object is expected."));
            case MaxUploadSizeExceededException _ -> Problem.of(CommonRefusal.tooLarge(LARGEST_BODY.toBytes()));
            case HttpRequestMethodNotSupportedException wrong -> notAllowed(wrong);
            case HttpMediaTypeNotSupportedException wrong -> unsupported(wrong);
            case HttpMediaTypeNotAcceptableException wrong -> notAcceptable(wrong.getSupportedMediaTypes());
            case MethodArgumentTypeMismatchException wrong -> Problem.of(mismatch(wrong));
            case MissingServletRequestParameterException missing ->
                Problem.of(InvalidInput.of(missing.getParameterName(), "is required"));
            case MissingRequestHeaderException missing ->
                Problem.of(InvalidInput.of(missing.getHeaderName(), "is required"));
            case MethodArgumentNotValidException invalid -> Problem.of(new InvalidInput(problems(invalid)));
            case HandlerMethodValidationException invalid
            when !invalid.isForReturnValue() -> Problem.of(new InvalidInput(problems(invalid)));
            case ConstraintViolationException invalid -> Problem.of(new InvalidInput(problems(invalid)));
            case ErrorResponse response -> ofStatus(response.getStatusCode().value());
            case ServletException wrapped when wrapped.getRootCause() != null -> of(wrapped.getRootCause());
            case MongoException mongo when isDown(mongo) -> Problem.of(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
            default -> isClientFault(thrown) ? ofStatus(400) : ofStatus(500);
        };
    }

    /// What to tell where nothing is known but the status.
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(CommonRefusal.unauthenticated());
            case 403 -> Problem.of(CommonRefusal.forbidden("This is not permitted."));
            case 404 -> Problem.of(CommonRefusal.notFound("address"));
            case 405 -> Problem.plain(405, "METHOD_NOT_ALLOWED", "This address does not know that method.");
            case 406 -> notAcceptable(List.of());
            case 413 -> Problem.of(CommonRefusal.tooLarge(LARGEST_BODY.toBytes()));
            case 414 -> Problem.plain(414, "ADDRESS_TOO_LONG", "The address is too long.");
            case 415 -> unsupported("application/json in UTF-8");
            case 431 -> Problem.plain(431, "HEADERS_TOO_LARGE", "The headers are too large.");
            case 503 -> Problem.of(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
            default ->
                status >= 400 && status < 500
                        ? Problem.plain(status, "BAD_REQUEST", "The request is not valid.")
                        : Problem.plain(500, "INTERNAL", "Something went wrong on our side.");
        };
    }

    private static Problem notAllowed(HttpRequestMethodNotSupportedException wrong) {
        String[] supported = wrong.getSupportedMethods();
        Problem problem = ofStatus(405);
        return supported == null ? problem : problem.with("Allow", String.join(", ", supported));
    }

    private static Problem unsupported(HttpMediaTypeNotSupportedException wrong) {
        List<MediaType> taken = wrong.getSupportedMediaTypes();
        if (taken.isEmpty()) {
            return ofStatus(415);
        }
        Problem problem =
                taken.contains(MediaType.APPLICATION_JSON) ? ofStatus(415) : unsupported(joined(taken, " or "));
        return problem.with("Accept", joined(taken, ", "));
    }

    private static Problem unsupported(String taken) {
        return Problem.plain(415, "UNSUPPORTED_MEDIA_TYPE", "The body has to be " + taken + ".");
    }

    private static Problem notAcceptable(List<MediaType> written) {
        String types = written.isEmpty() || written.contains(MediaType.APPLICATION_JSON)
                ? MediaType.APPLICATION_JSON_VALUE
                : joined(written, " or ");
        return Problem.plain(406, "NOT_ACCEPTABLE", "Answers are written as " + types + " only.");
    }

    private static String joined(List<MediaType> types, String between) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(between));
    }

    /// A path that cannot be an id leads nowhere.
    private static Refusal mismatch(MethodArgumentTypeMismatchException wrong) {
        if (wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return CommonRefusal.notFound("address");
        }
        Class<?> type = wrong.getRequiredType();
        return InvalidInput.of(
                wrong.getName(), type != null && Scalars.isPlain(type) ? Scalars.expectation(type) : "is not valid");
    }

    private static List<FieldProblem> problems(MethodArgumentNotValidException invalid) {
        List<FieldProblem> problems = new ArrayList<>();
        invalid.getAllErrors()
                .forEach(error -> problems.add(new FieldProblem(
                        error instanceof FieldError field ? WireNames.ofField(field.getField()) : "body",
                        text(error.getDefaultMessage()))));
        return problems;
    }

    private static List<FieldProblem> problems(HandlerMethodValidationException invalid) {
        List<FieldProblem> problems = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            String parameter = result.getMethodParameter().getParameterName();
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                problems.add(new FieldProblem(
                        parameter == null ? "request" : WireNames.ofField(parameter), text(error.getDefaultMessage())));
            }
        }
        return problems;
    }

    private static List<FieldProblem> problems(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(
                        WireNames.ofField(violation.getPropertyPath().toString()), text(violation.getMessage())))
                .toList();
    }

    private static String text(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    /// The database cannot be reached or has no primary, or a transaction could not be brought to its end: it
    /// passes.
    private static boolean isDown(MongoException mongo) {
        return mongo.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                || mongo.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                || mongo instanceof MongoTimeoutException
                || mongo instanceof MongoSocketException
                || mongo instanceof MongoNotPrimaryException
                || mongo instanceof MongoNodeIsRecoveringException
                || mongo instanceof MongoConnectionPoolClearedException
                || mongo instanceof MongoExecutionTimeoutException;
    }

    /// Parameters that cannot be decoded, headers or parameters that the firewall lets nobody read, or a
    /// client that went away in the middle of its body.
    private static boolean isClientFault(Throwable thrown) {
        return thrown instanceof InvalidParameterException
                || thrown instanceof RequestRejectedException
                || thrown instanceof ClientAbortException;
    }
}
