/* amount: a number with its sign, multiplier, currency and unit, in figures or in words. */
#ifndef AMOUNT_H
#define AMOUNT_H

#include "numeral_read.h"
#include "reading.h"

typedef struct {
	const byte *start, *end;
	quantity q;
	const sense *tail; /* a unit or a currency, NULL for none */
	bool before;       /* the currency stands before the number */
	bool words;        /* written in words, */
	bool ordinal;
	bool one;       /* an article or a bare one */
	bool parts;     /* a duration in units that fall: 2 h 30 min */
	bool decade;    /* achtziger */
	bool paired;    /* nineteen eighty-four */
	bool either;    /* with a plus-minus sign */
	quantity other; /* of an ordinal that may as well be a fraction; the divisor 0 for none */
} amount;

/* The number of figures that s begins, with all that belongs to it. */
void amount_digits(const look *f, const shape *s, amount *a);

/* The same where nothing stands behind them that could belong to it. */
void amount_alone(const look *f, const shape *s, amount *a);

/* The number in words at p, with its unit; false where there is none. */
bool amount_words(const look *f, const byte *p, amount *a);

/* Moves the start over a sign right before the number, which no word or number may stand before. */
void amount_sign(const look *f, amount *a);

/* The multiplier words behind figures: Millionen, hundred and one, k; the unit or currency behind a number. */
void amount_multipliers(const look *f, amount *a);
void amount_tail(const look *f, amount *a);

bool amount_is_time(const sense *s);

/* Kind and rule by what stands around. */
enum kind amount_kind(const amount *a, enum rule *rule);

/* Fills in a reading of the amount alone; of the range that it begins, 10-15 Prozent; of a ratio, one in five. */
bool amount_found(const look *f, const amount *a, reading *n);
bool amount_range(const look *f, const amount *a, reading *n);
bool amount_ratio(const look *f, const amount *a, reading *n);

#endif
