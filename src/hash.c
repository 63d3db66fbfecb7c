#include "hash.h"

#include <string.h>

static const uint64_t prime1 = 0x9E3779B185EBCA87u, prime2 = 0xC2B2AE3D27D4EB4Fu, prime3 = 0x165667B19E3779F9u,
		      prime4 = 0x85EBCA77C2B2AE63u, prime5 = 0x27D4EB2F165667C5u;

/* What the lanes start with. */
static const uint64_t start[HASH_LANES] = {0x60EA27EEADC0B5D6u, 0xC2B2AE3D27D4EB4Fu, 0, 0x61C8864E7A143579u};

static uint64_t rotate(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

/* Four or eight bytes, the lowest first, whatever the machine. */
static uint64_t load4(const byte *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}
static uint64_t load8(const byte *p) { return load4(p) | load4(p + 4) << 32; }

static uint64_t mix(uint64_t lane, uint64_t x) { return rotate(lane + x * prime2, 31) * prime1; }

/* Whole stripes, from p on; returns what is behind the last. */
static const byte *add_stripes(hash *h, const byte *p, const byte *end)
{
	uint64_t a = h->lane[0] + start[0], b = h->lane[1] + start[1], c = h->lane[2], d = h->lane[3] + start[3];
	for (; end - p >= HASH_STRIPE; p += HASH_STRIPE) {
		a = mix(a, load8(p));
		b = mix(b, load8(p + 8));
		c = mix(c, load8(p + 16));
		d = mix(d, load8(p + 24));
	}
	h->lane[0] = a - start[0];
	h->lane[1] = b - start[1];
	h->lane[2] = c;
	h->lane[3] = d - start[3];
	return p;
}

void hash_add(hash *h, span s)
{
	size_t used = h->n % HASH_STRIPE;
	h->n += s.n;
	if (used) {
		size_t n = s.n < HASH_STRIPE - used ? s.n : HASH_STRIPE - used;
		if (n) memcpy(h->rest + used, s.p, n);
		if (used + n < HASH_STRIPE) return;
		add_stripes(h, h->rest, h->rest + HASH_STRIPE);
		s = span_cut(s, n, s.n);
	}
	const byte *end = s.p + s.n, *p = s.n >= HASH_STRIPE ? add_stripes(h, s.p, end) : s.p;
	if (p < end) memcpy(h->rest, p, (size_t)(end - p));
}

/* The lanes in one. */
static uint64_t merged(const hash *h)
{
	static const int bits[HASH_LANES] = {1, 7, 12, 18};
	uint64_t x = 0;
	if (h->n < HASH_STRIPE) return prime5;
	for (int i = 0; i < HASH_LANES; i++) x += rotate(h->lane[i] + start[i], bits[i]);
	for (int i = 0; i < HASH_LANES; i++) x = (x ^ mix(0, h->lane[i] + start[i])) * prime1 + prime4;
	return x;
}

uint64_t hash_value(const hash *h)
{
	uint64_t x = merged(h) + h->n;
	const byte *p = h->rest, *end = p + h->n % HASH_STRIPE;
	for (; end - p >= 8; p += 8) x = rotate(x ^ mix(0, load8(p)), 27) * prime1 + prime4;
	for (; end - p >= 4; p += 4) x = rotate(x ^ load4(p) * prime1, 23) * prime2 + prime3;
	for (; p < end; p++) x = rotate(x ^ *p * prime5, 11) * prime1;
	x = (x ^ x >> 33) * prime2;
	x = (x ^ x >> 29) * prime3;
	return x ^ x >> 32;
}
