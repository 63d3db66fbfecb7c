/* hour: times of day in words: acht Uhr, halb vier, Viertel nach 8, half past three. */
#ifndef HOUR_H
#define HOUR_H

#include "moment.h"

/* The time of day that begins at p with a number word or a fraction, told by the word for the hour behind it, or by
 * what stands between minutes and hour. On the clock of twelve hours the time after noon is the second reading. */
bool hour_find(const look *f, const byte *p, reading *n);

/* 5 vor 12: the same with the minutes in figures, one run. */
bool hour_near(const look *f, const shape *s, reading *n);

#endif
