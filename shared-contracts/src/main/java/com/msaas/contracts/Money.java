package com.msaas.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An amount with its currency, always with the currency's own number of decimals, so that equal amounts are
/// equal
/// records: `{"amount": "250.00", "currency": "RON"}`.
public record Money(
        @WireForm(WireForm.AMOUNT) BigDecimal amount,
        @WireForm(WireForm.CURRENCY) String currency) {

    public Money {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        try {
            amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    amount.toPlainString() + " is finer than " + currency + " can be paid", tooFine);
        }
    }

    /// `Money.of("250.00", "RON")`
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
