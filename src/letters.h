/* letters: the letters of a short word at once, to tell words from one another.
 *
 * The letters are those of ASCII and of U+00C0 to U+00FF; any other byte of a word of another script, and a word that
 * is long or near the end of a text, is for the caller to look at. With SSE2 no byte is looked at alone. */
#ifndef LETTERS_H
#define LETTERS_H

#include "buf.h"

enum { LETTERS_MOST = 16 };

/* The bytes of a word, at most LETTERS_MOST, with zeros behind. */
typedef struct {
	uint64_t half[2];
} letters_key;

/* How many letters stand at p, in bytes, and before p: fewer than LETTERS_MOST, and behind (before) them stands another
 * byte of ASCII; 0 where that is not so, or LETTERS_MOST bytes cannot be read. */
unsigned letters_behind_slowly(const byte *p, const byte *end);
unsigned letters_before_slowly(const byte *start, const byte *p);
static inline unsigned letters_behind(const byte *p, const byte *end);
static inline unsigned letters_before(const byte *start, const byte *p);

/* The n bytes at p, up to LETTERS_MOST; all 0 for more. */
letters_key letters_of_slowly(const byte *p, size_t n);
static inline letters_key letters_of(const byte *p, size_t n, const byte *end);

static inline bool letters_equal(letters_key a, letters_key b)
{
	return a.half[0] == b.half[0] && a.half[1] == b.half[1];
}

/* A number below 2^bits, the same for the same letters. */
static inline uint32_t letters_hash(letters_key l, unsigned bits)
{
	return (uint32_t)((l.half[0] ^ l.half[1] * 0x9E3779B97F4A7C15u) * 0x9E3779B97F4A7C15u >> (64 - bits));
}

/* ---- How ---- */

extern const byte letters_masks[2 * LETTERS_MOST];

static inline letters_key letters_of(const byte *p, size_t n, const byte *end)
{
	letters_key l, mask;
	if (n > LETTERS_MOST || end - p < LETTERS_MOST) return letters_of_slowly(p, n);
	memcpy(l.half, p, LETTERS_MOST);
	memcpy(mask.half, letters_masks + LETTERS_MOST - n, LETTERS_MOST);
	return (letters_key){{l.half[0] & mask.half[0], l.half[1] & mask.half[1]}};
}

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>

/* A bit for each of 16 bytes: one of a letter. C3 begins those of two bytes; of these no D7 (C3 97), no F7 (C3 B7). */
static inline uint32_t letters_bits(const byte *p)
{
	__m128i text = _mm_loadu_si128((const __m128i *)(const void *)p),
		folded = _mm_or_si128(text, _mm_set1_epi8(0x20));
	__m128i at = _mm_sub_epi8(folded, _mm_set1_epi8('a'));
	__m128i ascii = _mm_cmpeq_epi8(_mm_min_epu8(at, _mm_set1_epi8(25)), at);
	__m128i sign = _mm_cmpeq_epi8(folded, _mm_set1_epi8((char)0xB7));
	__m128i second = _mm_andnot_si128(sign, _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), text));
	uint32_t first = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8((char)0xC3)));
	first &= (uint32_t)_mm_movemask_epi8(second) >> 1;
	return (uint32_t)_mm_movemask_epi8(ascii) | first | first << 1;
}

static inline unsigned letters_behind(const byte *p, const byte *end)
{
	if (end - p < LETTERS_MOST) return letters_behind_slowly(p, end);
	unsigned n = (unsigned)__builtin_ctz(~letters_bits(p));
	return n < LETTERS_MOST && p[n] < 0x80 ? n : 0;
}

static inline unsigned letters_before(const byte *start, const byte *p)
{
	if (p - start < LETTERS_MOST) return letters_before_slowly(start, p);
	unsigned n = (unsigned)__builtin_clz(~(letters_bits(p - LETTERS_MOST) << 16));
	return n < LETTERS_MOST && p[-1 - (int)n] < 0x80 ? n : 0;
}
#else
static inline unsigned letters_behind(const byte *p, const byte *end) { return letters_behind_slowly(p, end); }
static inline unsigned letters_before(const byte *start, const byte *p) { return letters_before_slowly(start, p); }
#endif

#endif
