/* hash: XXH64 with seed 0: tells whether two texts or rule sets are the same. Not against forgery.
 *
 * Written after "xxHash fast digest algorithm", format description 0.2.0 (Yann Collet); `xxhsum -H64` gives the same.
 */
#ifndef HASH_H
#define HASH_H

#include "buf.h"

enum { HASH_STRIPE = 32, HASH_LANES = 4 };

/* What was hashed so far. Zero it to start with. */
typedef struct {
	uint64_t n;                /* bytes */
	uint64_t lane[HASH_LANES]; /* less what each starts with */
	byte rest[HASH_STRIPE];    /* the last n % HASH_STRIPE of them, which are in no lane yet */
} hash;

void hash_add(hash *h, span s);
uint64_t hash_value(const hash *h);

#endif
