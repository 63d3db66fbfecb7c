/* exact: numbers as they are written, never floating point, and the texts of their values.
 *
 * A quantity is a decimal or a fraction of whole numbers below 2^64; one of more digits borrows them from the text that
 * it was read from and can be moved by powers of ten only. What would not be exact is refused: the functions that may
 * fail return false and leave the quantity as it was. */
#ifndef EXACT_H
#define EXACT_H

#include "utf8.h"

enum { EXACT_DIGITS = 4096 }; /* a value with more digits, or zeros before or behind them, gets an exponent: 1.5E5000 */

/* mantissa^power / divisor * 10^exponent, the divisor not 0. */
typedef struct {
	bool negative;
	span digits; /* p not NULL: the mantissa is the digits of this text, whatever stands between them; borrowed */
	uint64_t mantissa, divisor;
	unsigned power; /* 2 and up: of the mantissa, where that would not fit */
	int exponent;
	int scale; /* the part of the exponent that came from exact_scale */
} quantity;

/* A text of values; n 0: none. */
typedef struct {
	uint32_t at, n; /* bytes of exact_texts.bytes */
} exact_text;

typedef struct {
	buf bytes;
	buf digits;    /* working memory */
	bool unwanted; /* nothing is written: every text is none */
} exact_texts;

/* a * b and a + b, where they fit. */
bool exact_times(uint64_t a, uint64_t b, uint64_t *out);
bool exact_plus(uint64_t a, uint64_t b, uint64_t *out);

/* n where v is 10^n, else -1. */
int exact_power_of_ten(uint64_t v);

static inline quantity exact_whole(uint64_t v) { return (quantity){.mantissa = v, .divisor = 1}; }

/* Whether the mantissa alone is the value. */
static inline bool exact_is_whole(const quantity *q)
{
	return !q->digits.p && q->divisor == 1 && !q->exponent && !q->power;
}

/* Makes the exponent 0 and the fraction as short as it can be. */
bool exact_ratio(quantity *q);

/* Multiplies. */
bool exact_scale(quantity *q, uint64_t by);

/* Adds m/n. */
bool exact_add(quantity *q, uint64_t m, uint64_t n);

/* Raises to the n-th power; what would have more than EXACT_DIGITS digits is refused. A sign stays. */
bool exact_power(quantity *q, int n);

/* Whether a < b; false where that cannot be told. */
bool exact_less(quantity a, quantity b);

/* Appends bytes; appends a value, as a decimal if it is one and `ratio` is false, else as a fraction ("1/3"). */
exact_text exact_put_text(exact_texts *a, span s);
exact_text exact_put(exact_texts *a, quantity q, bool ratio);

#endif
