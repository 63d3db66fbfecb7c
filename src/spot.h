/* spot: where the words of a set may stand, told at once of all the others.
 *
 * A set is for words that are rare in a text. A word is known by its last run of letters and digits of ASCII and
 * letters from U+00C0 to U+00FF, of which the first eight bytes count, without their case, and the length. Some other
 * words look the same; no word of the set is passed over. */
#ifndef SPOT_H
#define SPOT_H

#include "scan.h"

enum { SPOT_BITS = 16, SPOT_LONGEST = 32 }; /* of the filter, as a power of two; bytes of a run */

typedef struct {
	uint64_t bits[(1 << SPOT_BITS) / 64];
	bool any; /* a word has no such run, or a long one: everything may be of the set */
} spot;

/* Puts a word into the set, which is zeroed to start with. */
void spot_add(spot *s, span word);

/* Where the first run of [p, end) begins that may be of a word of the set; end if there is none. No run begins before
 * p and ends behind it. */
const byte *spot_next(const spot *s, const byte *p, const byte *end);

#endif
