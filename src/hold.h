/* hold: bytes that are held back until it is known what of them goes, and what was found about them.
 *
 * Offsets are into the bytes held; hold_shift moves them all when the first of these are done with. */
#ifndef HOLD_H
#define HOLD_H

#include "keyvalue.h"

typedef struct {
	size_t start, end;
} hold_range;

typedef struct {
	buf bytes;
	uint64_t start, cstart; /* where the first of them is in the input, in bytes and in code points */
	hold_range *cuts;       /* what goes: in order, apart from each other */
	size_t n, cap;
	keyvalue_array found; /* in the order of their starts */
} hold;

/* Cuts a range out, which begins behind the start of the last cut; or takes back the cuts from `from` on. */
void hold_cut(hold *h, size_t start, size_t end);
void hold_uncut(hold *h, size_t from);

/* Puts the finds from the n-th on, which were appended for a text that begins at `by`, where they belong, and says
 * whose they are. */
void hold_found(hold *h, size_t n, size_t by, uint64_t par);

/* Forgets the first n bytes, the cuts in them, and the first k finds. */
void hold_shift(hold *h, size_t n, size_t k);

void hold_free(hold *h);

#endif
