/* era: years counted from an era, centuries, and the parts of a year: 44 v. Chr., 21. Jahrhundert, Q3 2021.
 *
 * Values are those of ISO 8601 and 8601-2: years astronomical (1 v. Chr. is 0000, 44 v. Chr. -0043), centuries and
 * millennia with X for the digits that are open (20XX, 2XXX), quarters and half-years by the numbers 33 to 36, 40 and
 * 41 in the place of the month. */
#ifndef ERA_H
#define ERA_H

#include "moment.h"

/* What an ordinal number that began at `start` counts at p: a century, with its era; a part of a year, with the year.
 * True and *n filled in, if it does. */
bool era_counts(const look *f, const byte *start, const byte *p, uint64_t ordinal, reading *n);

/* The century or millennium that is named by s, [start, end) with its ordinal number; an era may follow. */
bool era_century(const look *f, const byte *start, const byte *end, uint64_t ordinal, const sense *s, reading *n);

/* A part of a year that the letters from `start` to the run name, with a year behind: Q3 2021. */
bool era_period(const look *f, const byte *start, const run *r, reading *n);

/* AD 79: the run is a year, and the name of the era begins at `start`. */
bool era_before(const look *f, const byte *start, const run *r, reading *n);

/* The rules: 44 v. Chr., 100-50 v. Chr.; 21. Jahrhundert, 3. Quartal 2021, 19th century. */
reading_rule era_year, era_ordinal;

#endif
