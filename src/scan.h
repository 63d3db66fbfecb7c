/* scan: the next byte that may matter.
 *
 * A set names bytes, and optionally all bytes of non-ASCII characters. `scan` looks at 16 bytes at a time
 * where the machine can (SSE2, NEON); `scan_scalar` is its twin, byte by byte, and tests compare the two. */
#ifndef SCAN_H
#define SCAN_H

#include "buf.h"

enum { SCAN_MOST = 16, SCAN_BLOCK = 16 };

typedef struct {
	bool in[256];
	bool high;          /* every byte from 0x80 up is in the set */
	int n;              /* how many of `each` are used */
	_Alignas(SCAN_BLOCK) byte each[SCAN_MOST][SCAN_BLOCK]; /* one byte of the set, sixteen times */
} scan_set;

/* Puts the bytes of `bytes` into an empty (zeroed) or growing set; at most SCAN_MOST ASCII bytes and any
 * number of others, which are in the set one by one unless `high` was set. A byte twice counts once. */
void scan_add(scan_set *set, span bytes);

/* Puts every byte from 0x80 up into the set. */
void scan_add_high(scan_set *set);

/* The first byte in [p, end) that is in the set, or end. */
const byte *scan(const byte *p, const byte *end, const scan_set *set);
const byte *scan_scalar(const byte *p, const byte *end, const scan_set *set);

#endif
