package com.msaas.platform.idempotency;

import com.msaas.platform.api.ETags;
import com.msaas.platform.api.StoredAnswer;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.mongo.TransactionHook;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/// Does what a POST asks for once, however often it is sent under one `Idempotency-Key`, and gives the first
/// answer again to the others.
///
/// The key is taken first inside the transaction of the effect, and the answer noted last, so that both are
/// there or neither. A twin that comes at the same time, at this instance or another, meets a write conflict
/// on the key: MongoDB makes it wait and try again until the first is through, and then it finds the answer.
/// Only good answers are kept: what was refused is judged anew.
///
/// The use case must do its work in a transaction, and give back what that transaction gave.
public final class Idempotently {
    private final KeptAnswers answers;
    private final JsonMapper mapper;

    Idempotently(KeptAnswers answers, JsonMapper mapper) {
        this.answers = answers;
        this.mapper = mapper;
    }

    /// Answers 201 with what was made.
    ///
    /// @param act the use case
    /// @param render turns its result into the answer's `data`
    public <T extends @Nullable Object, R> ResponseEntity<R> created(Supplier<T> act, Function<T, R> render) {
        return answered(HttpStatus.CREATED, act, render);
    }

    /// Answers 200 with what was changed.
    public <T extends @Nullable Object, R> ResponseEntity<R> ok(Supplier<T> act, Function<T, R> render) {
        return answered(HttpStatus.OK, act, render);
    }

    /// Answers with another good status, such as 202.
    public <T extends @Nullable Object, R> ResponseEntity<R> answered(
            HttpStatus status, Supplier<T> act, Function<T, R> render) {
        return answer(status, null, act, render);
    }

    /// Answers with a good status where the same body never has the same bytes twice, as with multipart, whose
    /// boundary every sender makes up anew.
    ///
    /// @param said what the body says: with the same of this it is the same body
    public <T extends @Nullable Object, R> ResponseEntity<R> answered(
            HttpStatus status, byte[] said, Supplier<T> act, Function<T, R> render) {
        return answer(status, said, act, render);
    }

    private <T extends @Nullable Object, R> ResponseEntity<R> answer(
            HttpStatus status, byte @Nullable [] said, Supplier<T> act, Function<T, R> render) {
        if (!status.is2xxSuccessful()) {
            throw new IllegalArgumentException("only good answers are kept");
        }
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        Attempt attempt = Attempt.of(request.getRequest(), said).orElse(null);
        if (attempt == null) {
            R rendered = render.apply(act.get());
            return ResponseEntity.status(status).body(rendered);
        }
        return earlier(attempt)
                .<ResponseEntity<R>>map(Idempotently::again)
                .orElseGet(() -> first(attempt, status, act, render));
    }

    private <T extends @Nullable Object, R> ResponseEntity<R> first(
            Attempt attempt, HttpStatus status, Supplier<T> act, Function<T, R> render) {
        Effect<T, R> effect = new Effect<>(attempt, status, render);
        try {
            T given = Transactions.onceAround(effect, act);
            return effect.answer(given);
        } catch (KeptAnswers.TakenMeanwhile e) {
            return earlier(attempt)
                    .<ResponseEntity<R>>map(Idempotently::again)
                    .orElseThrow(() -> new IllegalStateException("the key was taken, but its answer is gone"));
        } catch (RefusedException e) {
            // a twin may have done the very thing that stands in the way now
            return earlier(attempt).<ResponseEntity<R>>map(Idempotently::again).orElseThrow(() -> e);
        }
    }

    /// The answer that was given before.
    ///
    /// @throws RefusedException when it was given to another body
    private Optional<KeptAnswer> earlier(Attempt attempt) {
        Optional<KeptAnswer> kept = answers.find(attempt);
        if (kept.isPresent() && !kept.get().bodyHash().equals(attempt.bodyHash())) {
            throw new RefusedException(IdempotencyRefusal.IDEMPOTENCY_KEY_REUSED);
        }
        return kept;
    }

    private static <R> ResponseEntity<R> again(KeptAnswer kept) {
        return ResponseEntity.status(kept.status())
                .headers(headers -> {
                    headers.set("Idempotent-Replayed", "true");
                    if (kept.etag() != null) {
                        headers.setETag(kept.etag());
                    }
                })
                .body(stored(kept.json()));
    }

    /// The body is JSON already; whoever writes the answer knows.
    @SuppressWarnings("unchecked")
    private static <R> R stored(String json) {
        return (R) new StoredAnswer(json);
    }

    /// Takes the key at the beginning of the effect's transaction and notes the answer at its end.
    private final class Effect<T extends @Nullable Object, R> implements TransactionHook {
        private final Attempt attempt;
        private final HttpStatus status;
        private final Function<T, R> render;
        private @Nullable Object result;
        private @Nullable String json;
        private @Nullable String etag;

        Effect(Attempt attempt, HttpStatus status, Function<T, R> render) {
            this.attempt = attempt;
            this.status = status;
            this.render = render;
        }

        @Override
        public void begin() {
            answers.take(attempt);
        }

        @Override
        public void end(@Nullable Object given) {
            R rendered = render.apply(asResult(given));
            result = given;
            json = mapper.writeValueAsString(rendered);
            etag = rendered instanceof Versioned versioned ? ETags.of(versioned) : null;
            answers.keep(attempt, status.value(), json, etag);
        }

        /// The hook does not know the type of what it is handed; [#answer] sees that it is the use case's
        /// own.
        @SuppressWarnings({"unchecked", "NullAway"})
        private T asResult(@Nullable Object given) {
            return (T) given;
        }

        ResponseEntity<R> answer(T given) {
            if (json == null || !Objects.equals(given, result)) {
                throw new IllegalStateException(
                        "a use case under an idempotency key does its work in one transaction and gives its result");
            }
            String tag = etag;
            return ResponseEntity.status(status)
                    .headers(headers -> {
                        if (tag != null) {
                            headers.setETag(tag);
                        }
                    })
                    .body(stored(json));
        }
    }
}
