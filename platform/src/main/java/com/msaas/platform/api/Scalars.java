package com.msaas.platform.api;

import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The single values that requests are made of, and their one accepted text form each.
final class Scalars {
    private static final Set<Class<?>> TEXTS = Set.of(
            String.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            YearMonth.class,
            ZoneId.class,
            Currency.class,
            BigDecimal.class);
    private static final Set<Class<?>> INTEGERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> FRACTIONS = Set.of(double.class, Double.class);
    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Scalars() {}

    /// A value that is not what its type wants; the message is to be read after the field's name.
    static final class Wrong extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String why;

        Wrong(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    static boolean isText(Class<?> type) {
        return TEXTS.contains(type) || type.isEnum();
    }

    static boolean isInteger(Class<?> type) {
        return INTEGERS.contains(type);
    }

    static boolean isFraction(Class<?> type) {
        return FRACTIONS.contains(type);
    }

    static boolean isBoolean(Class<?> type) {
        return BOOLEANS.contains(type);
    }

    static boolean isPlain(Class<?> type) {
        return isText(type) || isInteger(type) || isFraction(type) || isBoolean(type);
    }

    /// Reads a JSON string as one of the text types.
    static Object fromText(String text, Class<?> type) throws Wrong {
        if (type == String.class) {
            return sound(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (text.length() > 64) {
            throw new Wrong(expectation(type));
        }
        try {
            return fromShortText(text, type);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Wrong(expectation(type));
        }
    }

    /// Reads a query parameter, where everything is text.
    static Object fromQuery(String text, Class<?> type) throws Wrong {
        if (isText(type)) {
            return fromText(text, type);
        }
        if (isBoolean(type)) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Wrong(expectation(type));
            };
        }
        if (isFraction(type)) {
            demand(FRACTION, text, type);
            return Double.valueOf(text);
        }
        demand(INTEGER, text, type);
        return integer(new BigDecimal(text), type);
    }

    /// Fits a whole number into an integer type.
    static Object integer(BigDecimal whole, Class<?> type) throws Wrong {
        boolean isInt = type == int.class || type == Integer.class;
        try {
            if (isInt) {
                return whole.intValueExact();
            }
            return whole.longValueExact();
        } catch (ArithmeticException e) {
            throw new Wrong(
                    isInt
                            ? "must be between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
                            : "must be between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE);
        }
    }

    /// What a value of the type has to look like.
    static String expectation(Class<?> type) {
        if (type == String.class) {
            return "must be text";
        }
        if (type == UUID.class) {
            return "must be an id such as 01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";
        }
        if (type == Instant.class) {
            return "must be an instant such as 2027-01-04T08:00:00Z";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2027-01-04";
        }
        if (type == LocalTime.class) {
            return "must be a time of day such as 09:00";
        }
        if (type == YearMonth.class) {
            return "must be a month such as 2027-01";
        }
        if (type == ZoneId.class) {
            return "must be an IANA time zone such as Europe/Bucharest";
        }
        if (type == Currency.class) {
            return "must be an ISO 4217 currency such as RON";
        }
        if (type == BigDecimal.class) {
            return "must be a decimal number as text, such as \"250.00\"";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + String.join(", ", WireNames.constants(type).keySet());
        }
        if (isBoolean(type)) {
            return "must be true or false";
        }
        return isInteger(type) ? "must be a whole number" : "must be a number";
    }

    /// Text without what no text holds: NUL, which ends strings elsewhere, and halves of surrogate pairs.
    static String sound(String text) throws Wrong {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                throw new Wrong("must not contain the NUL character");
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!paired) {
                    throw new Wrong("must be valid Unicode text");
                }
                at++;
            }
        }
        return text;
    }

    private static Object constant(String text, Class<?> type) throws Wrong {
        Map<String, Object> constants = WireNames.constants(type);
        Object constant = constants.get(text);
        if (constant == null) {
            throw new Wrong(expectation(type));
        }
        return constant;
    }

    private static Object fromShortText(String text, Class<?> type) throws Wrong {
        if (type == UUID.class) {
            demand(ID, text, type);
            return UUID.fromString(text);
        }
        if (type == Instant.class) {
            return instant(text);
        }
        if (type == LocalDate.class) {
            demand(DATE, text, type);
            return LocalDate.parse(text);
        }
        if (type == LocalTime.class) {
            demand(TIME, text, type);
            return LocalTime.parse(text);
        }
        if (type == YearMonth.class) {
            demand(MONTH, text, type);
            return YearMonth.parse(text);
        }
        if (type == ZoneId.class) {
            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                throw new Wrong(expectation(type));
            }
            return ZoneId.of(text);
        }
        if (type == Currency.class) {
            return Currency.getInstance(text);
        }
        if (type == BigDecimal.class) {
            demand(DECIMAL, text, type);
            return new BigDecimal(text);
        }
        throw new IllegalStateException("no text form is known for " + type);
    }

    /// Milliseconds are as fine as instants are kept.
    private static Instant instant(String text) throws Wrong {
        Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new Wrong(expectation(Instant.class));
        }
        return instant;
    }

    private static void demand(Pattern form, String text, Class<?> type) throws Wrong {
        if (!form.matcher(text).matches()) {
            throw new Wrong(expectation(type));
        }
    }
}
