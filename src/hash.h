/* hash: FNV-1a, 64 bits: tells whether two texts or rule sets are the same. Not against forgery. */
#ifndef HASH_H
#define HASH_H

#include "buf.h"

#define HASH_START 14695981039346656037u

/* The hash of what was hashed to `h` (at first HASH_START) and then of `s`. */
uint64_t hash_add(uint64_t h, span s);

#endif
