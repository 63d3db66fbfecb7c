/* clock: times of day in figures, and lengths of time written like them. */
#ifndef CLOCK_H
#define CLOCK_H

#include "reading.h"

/* 2021-11-01T20:15:30Z: the time at p behind a date whose value was put last, added to that; its end, or NULL. */
const byte *clock_behind_date(const look *f, const byte *p, exact_text *value);

/* The rules, as each says: by the word for the hour, by a colon, both ends of a range before one word, in seconds. */
reading_rule clock_hour, clock_colon, clock_range, clock_length;

#endif
