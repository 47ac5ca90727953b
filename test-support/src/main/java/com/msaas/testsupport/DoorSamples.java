package com.msaas.testsupport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a service knows about its doors that a walk through all of them has to know.
///
/// ```java
/// DoorSamples samples = door -> switch (door) {
///     case "GET /api/clients" -> Sample.of("/api/clients");
///     case "POST /api/clients" -> Sample.of("/api/clients", Map.of("first_name", "Ana", "last_name", "Pop"));
///     case "DELETE /api/clients/{id}" -> Sample.of("/api/clients/" + aNewClient());
///     default -> Sample.none();
/// };
/// ```
@FunctionalInterface
public interface DoorSamples {

    /// A request through this door that succeeds for the owner of our clinic. Asked anew before each use,
    /// because a door may use up what it is opened with. A door without one fails the walk.
    ///
    /// @param door method and path as the controller declares them: `PATCH /api/clients/{id}`
    Optional<Sample> at(String door);

    /// A request without its method.
    ///
    /// @param path with the ids of our clinic's things, and a query where one is needed
    /// @param body to be written as JSON, or bytes of another media type; nothing where there is none
    /// @param mediaType of bytes that are no JSON
    /// @param sameForAll the answer is no clinic's own, such as a list of time zones: other clinics may see
    /// the same
    /// @param answeredForEach the body names many things and is answered 200 with what became of each: to
    /// another clinic none of them exists
    record Sample(
            String path,
            @Nullable Object body,
            @Nullable String mediaType,
            boolean sameForAll,
            boolean answeredForEach) {

        /// A request without a body.
        public static Optional<Sample> of(String path) {
            return Optional.of(new Sample(path, null, null, false, false));
        }

        /// A request with a body.
        public static Optional<Sample> of(String path, Object body) {
            return Optional.of(new Sample(path, body, null, false, false));
        }

        /// A request whose answer is the same for every clinic.
        public static Optional<Sample> sameForAll(String path) {
            return Optional.of(new Sample(path, null, null, true, false));
        }

        /// A request with bytes of another media type, such as an upload.
        public static Optional<Sample> upload(String path, String mediaType, byte[] bytes) {
            return Optional.of(new Sample(path, bytes, mediaType, false, false));
        }

        /// A request that names many things and is answered for each of them.
        public static Optional<Sample> forEach(String path, Object body) {
            return Optional.of(new Sample(path, body, null, false, true));
        }

        /// Nothing is known of this door.
        public static Optional<Sample> none() {
            return Optional.empty();
        }
    }
}
