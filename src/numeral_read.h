/* numeral_read: numbers in words in a text, and the words behind figures that belong to them; parts are joined,
 * hyphenated or spaced. */
#ifndef NUMERAL_READ_H
#define NUMERAL_READ_H

#include "figure.h"
#include "numeral.h"

enum { NUMERAL_TRIES = 200 /* ways to part one word that are tried */ };

/* Goes on in words from p as long as the number does. The end of what is a number, or NULL and *t of no use. */
const byte *numeral_read(const look *f, const byte *p, numeral *t);

/* zwei Komma drei fünf, 1 point 5: at p a point as a word and figures behind it, which are added to q, a whole number;
 * their end, or NULL. */
const byte *numeral_read_point(const look *f, const byte *p, quantity *q);

/* What ends the word of a number, -mal or -jährig, at p inside the word; its end, or NULL. */
const byte *numeral_read_tail(const look *f, const byte *p, const sense **s);

#endif
