package com.msaas.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MailPlaceTest {
    private static final Instant MINUTE = Instant.parse("2027-01-04T08:00:00Z");

    /// A thousand that come at once take one place each, the places of each minute, and none is lost.
    @Property(tries = 50)
    void areGivenOnceAndSoManyAMinute(@ForAll @IntRange(min = 1, max = 200) int places) {
        Map<Instant, Integer> given = new HashMap<>();
        MailPlace place = new MailPlace(MINUTE, 0);
        for (int i = 0; i < 1_000; i++) {
            given.merge(place.minute(), 1, Integer::sum);
            Instant turn = place.turn(MINUTE, places);
            assertThat(turn).isBetween(place.minute(), place.minute().plus(Duration.ofSeconds(30)));
            place = place.next(MINUTE, places);
        }

        assertThat(given.values()).allMatch(count -> count <= places);
        assertThat(given).hasSize((1_000 + places - 1) / places);
    }

    @Property(tries = 20)
    void beginAnewWhenTheLastOneIsPast(@ForAll @IntRange(min = 0, max = 50) int index) {
        MailPlace past = new MailPlace(MINUTE.minus(Duration.ofMinutes(3)), index);

        assertThat(past.next(MINUTE, 10)).isEqualTo(new MailPlace(MINUTE, 0));
    }
}
