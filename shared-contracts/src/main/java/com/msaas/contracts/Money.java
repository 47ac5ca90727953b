package com.msaas.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An amount with its currency, always with the currency's own number of decimals, so that equal amounts are
/// equal records: `{"amount": "250.00", "currency": "RON"}`.
public record Money(
        @WireForm(WireForm.AMOUNT) BigDecimal amount,
        @WireForm(WireForm.CURRENCY) String currency) {

    public Money {
        try {
            amount = amount.setScale(decimals(currency), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(
                    amount.toPlainString() + " is finer than " + currency + " can be paid", tooFine);
        }
    }

    /// `Money.of("250.00", "RON")`
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /// So much of the currency's smallest unit, which is how services add amounts up.
    public static Money ofMinorUnits(long minorUnits, String currency) {
        return new Money(BigDecimal.valueOf(minorUnits, decimals(currency)), currency);
    }

    /// The amount in the currency's smallest unit.
    ///
    /// @throws ArithmeticException when it is beyond what a long holds
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    private static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
