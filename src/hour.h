/* hour: times of day in words: acht Uhr, halb vier, Viertel nach 8, half past three. */
#ifndef HOUR_H
#define HOUR_H

#include "moment.h"

enum { HOUR_PARTS = 4 /* a fraction of the hour is that of 60 minutes: quarters and halves */ };

/* The time of day that begins at p with a number word or a fraction, told by the word for the hour behind it, or by
 * what stands between minutes and hour. On the clock of twelve hours the time after noon is the second reading. */
bool hour_find(const look *f, const byte *p, reading *n);

#endif
