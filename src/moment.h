/* moment: dates, years. */
#ifndef MOMENT_H
#define MOMENT_H

#include "reading.h"

typedef struct {
	int year, month, day; /* -1: not said */
} date;

/* A date as in ISO 8601, as far as it is said: 2021-11-01, 2021-11, --11-01. */
exact_text moment_put_date(exact_texts *a, date d);

/* A year of four digits at p, behind a comma or white space: its end, or p. */
const byte *moment_read_year(const look *f, const byte *p, date *d);

/* Whether the name of a month ends before p. */
bool moment_is_behind_month(const look *f, const byte *p);

/* Whether a word that makes a decade of the number behind it ends before p: années 60. */
bool moment_is_behind_decade(const look *f, const byte *p);

/* A number in words that is the day of a date: am ersten November, jan twenty two, 2018; a cardinal number where the
 * language counts days so. */
bool moment_day_word(const look *f, const byte *start, const byte *end, uint64_t day, bool ordinal, reading *n);

/* A day and a month without a year, as a second reading of two numbers: 22/4, 4-22; none if they are none. */
exact_text moment_other(const look *f, const shape *s);

/* The rules, as each says. */
reading_rule moment_iso, moment_numeric, moment_spaced, moment_day_month, moment_days, moment_month_day, moment_decade,
	moment_year, moment_years;

#endif
