package com.msaas.scheduling.offering;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// A price: an amount that can be paid in its currency, so `250` lei are `250.00`.
public record Money(BigDecimal amount, Currency currency) {
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000000");

    public Money {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.signum() < 0 || amount.compareTo(TOO_MUCH) >= 0) {
            throw new RefusedException(InvalidInput.of("amount", "must be from 0 to less than a milliard"));
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new RefusedException(InvalidInput.of(
                    "amount", "must have at most " + decimals + " decimals in " + currency.getCurrencyCode()));
        }
        amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /// `Money.of("250.00", "RON")`
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
