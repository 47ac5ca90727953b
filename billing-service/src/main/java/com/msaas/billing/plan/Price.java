package com.msaas.billing.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// What a plan costs each month, in whole units of its currency's smallest coin.
public record Price(BigDecimal amount, Currency currency) {

    public Price {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a plan costs nothing or something, not " + amount);
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /// Whether there is nothing to pay.
    public boolean costsNothing() {
        return amount.signum() == 0;
    }
}
